//! Making a template out of the package of a presentation.

use vuosikello_measure::Typeface;
use vuosikello_ooxml::active_content::active_part;
use vuosikello_ooxml::validate::name_fonts;
use vuosikello_ooxml::{Element, Package, Relationships, resolve_target};

use super::copy::PartCopier;
use super::error::TemplateError;
use super::notes::NotesMaster;
use super::placeholder::{Inherited, placeholders};
use super::style::TextStyle;
use super::{Layout, TableStyle, Template, built_in, ids};
use crate::colour::Palette;
use crate::geometry::{Emu, Rect};
use crate::parts::{self, PRESENTATION_PART, main_part, parse, relationship_kind};

/// What of the main part is kept: masters, sizes, fonts and text style. The rest (slides, shows, protection,
/// photo album) belongs to the one presentation.
const KEPT: [&str; 8] = [
    "p:sldMasterIdLst",
    "p:notesMasterIdLst",
    "p:handoutMasterIdLst",
    "p:sldSz",
    "p:notesSz",
    "p:embeddedFontLst",
    "p:kinsoku",
    "p:defaultTextStyle",
];

/// How wide or high a slide may be (ECMA-376 Part 1 § 19.7.18).
const SIDE: std::ops::RangeInclusive<Emu> = 914_400..=51_206_400;

/// The styles of tables that PowerPoint takes for a presentation that says nothing: Medium Style 2, Accent 1.
const USUAL_TABLE_STYLE: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";

/// The target of a relationship that leads to a part of the package.
fn target(package: &Package, source: &str, relationships: &Relationships, id: &str) -> Option<String> {
    let relationship = relationships.with_id(id).filter(|found| !found.external)?;
    resolve_target(source, &relationship.target).filter(|name| package.part(name).is_some())
}

fn target_of_kind(
    package: &Package,
    source: &str,
    relationships: &Relationships,
    kind: &str,
) -> Option<String> {
    let relationship = relationships.of_kind(kind)?;
    target(package, source, relationships, &relationship.id)
}

/// The ids of relationships in a list of the main part or of a master.
fn listed<'a>(root: &'a Element<'_>, list: &str) -> Vec<&'a str> {
    let list = root.find(list).into_iter().flat_map(Element::elements);
    list.filter_map(|entry| entry.get("r:id")).collect()
}

impl Template {
    /// The template in the package of a presentation.
    pub(super) fn from_package(package: &Package) -> Result<Template, TemplateError> {
        if let Some(part) = active_part(package) {
            return Err(TemplateError::Macros(part.to_owned()));
        }
        let root = package.relationships("")?;
        let main = target_of_kind(package, "", &root, "officeDocument")
            .ok_or(TemplateError::NotPowerPoint("pääosa (presentation.xml)"))
            .or_else(|error| {
                // The parts of the built-in brand have no relationships of the package.
                let own = package
                    .part(PRESENTATION_PART)
                    .map(|_| PRESENTATION_PART.to_owned());
                own.ok_or(error)
            })?;
        let presentation = main_part(package, &main)?;
        let dropped = listed(&presentation, "p:sldIdLst").len();
        let slide = slide_size(&presentation)?;

        let relationships = package.relationships(&main)?;
        let mut reader = Reader {
            package,
            copier: PartCopier::new(package),
            presentation: &presentation,
            slide,
            masters: Vec::new(),
            layouts: Vec::new(),
            plain: Vec::new(),
            typefaces: Vec::new(),
            kept: Relationships::default(),
        };
        for id in listed(&presentation, "p:sldMasterIdLst") {
            let name = target(package, &main, &relationships, id)
                .ok_or(TemplateError::NotPowerPoint("dian perustyyli"))?;
            reader.master(&name)?;
            reader.keep(id, "slideMaster", &name);
            reader.masters.push(name);
        }
        if reader.layouts.is_empty() {
            return Err(TemplateError::NotPowerPoint("dia-asettelut"));
        }
        for (list, kind) in [
            ("p:handoutMasterIdLst", "handoutMaster"),
            ("p:embeddedFontLst", "font"),
        ] {
            for id in font_or_handout(&presentation, list) {
                if let Some(name) = target(package, &main, &relationships, id) {
                    reader.copier.take(&name)?;
                    reader.keep(id, kind, &name);
                }
            }
        }
        for kind in ["theme", "tableStyles"] {
            if let Some(found) = relationships.of_kind(kind)
                && let Some(name) = target(package, &main, &relationships, &found.id)
            {
                reader.copier.take(&name)?;
                reader.keep(&found.id, kind, &name);
            }
        }
        let notes = listed(&presentation, "p:notesMasterIdLst")
            .first()
            .and_then(|id| target(package, &main, &relationships, id));
        let notes = NotesMaster::take(&mut reader.copier, package, notes)?;
        let table_style = reader.table_style(&relationships, &main)?;
        reader.finish(notes, table_style, dropped)
    }
}

/// The relationships that a list of fonts or handout masters names: those of a font lie one deeper.
fn font_or_handout<'a>(root: &'a Element<'_>, list: &str) -> Vec<&'a str> {
    let mut ids = Vec::new();
    if let Some(list) = root.find(list) {
        list.walk(&mut |element| ids.extend(element.get("r:id")));
    }
    ids
}

fn slide_size(presentation: &Element<'_>) -> Result<Rect, TemplateError> {
    let side = |name: &str| -> Option<Emu> {
        let side = presentation.find("p:sldSz")?.get(name)?.parse().ok()?;
        SIDE.contains(&side).then_some(side)
    };
    match (side("cx"), side("cy")) {
        (Some(width), Some(height)) => Ok(Rect {
            x: 0,
            y: 0,
            width,
            height,
        }),
        _ => Err(TemplateError::NotPowerPoint("dian koko (p:sldSz)")),
    }
}

/// What has been read so far.
struct Reader<'p> {
    package: &'p Package,
    copier: PartCopier<'p>,
    presentation: &'p Element<'p>,
    slide: Rect,
    masters: Vec<String>,
    layouts: Vec<Layout>,
    plain: Vec<TextStyle>,
    typefaces: Vec<String>,
    kept: Relationships,
}

impl Reader<'_> {
    fn keep(&mut self, id: &str, kind: &str, name: &str) {
        self.kept.add(id, relationship_kind(kind), format!("/{name}"));
    }

    /// A master with its layouts and its theme.
    fn master(&mut self, name: &str) -> Result<(), TemplateError> {
        let package = self.package;
        let master = parse(package, name)?;
        let relationships = package.relationships(name)?;
        let theme = target_of_kind(package, name, &relationships, "theme");
        let mut theme = theme.map(|theme| parse(package, &theme)).transpose()?;
        if let Some(theme) = &mut theme {
            name_fonts(theme);
        }
        let elements = theme.as_ref().and_then(|theme| theme.find("a:themeElements"));
        let font = |which: &str| {
            let font = elements?.path(&["a:fontScheme", which, "a:latin"])?;
            font.get("typeface")
        };
        let (major, minor) = (font("a:majorFont"), font("a:minorFont"));
        let colours = elements.and_then(|elements| elements.find("a:clrScheme"));
        let number = self.plain.len();
        let minor = minor.unwrap_or_default();
        self.plain
            .push(TextStyle::plain(Typeface::named(minor).unwrap_or(Typeface::Wide)));
        self.typefaces.push(minor.to_owned());

        let inherited = Inherited {
            master: &master,
            default: self.presentation.find("p:defaultTextStyle"),
            major: major.unwrap_or(minor),
            minor,
            slide: self.slide,
        };
        for id in listed(&master, "p:sldLayoutIdLst") {
            let Some(part) = target(package, name, &relationships, id) else {
                continue;
            };
            let layout = parse(package, &part)?;
            let title = layout.find("p:cSld").and_then(|slide| slide.get("name"));
            let own_map = layout.path(&["p:clrMapOvr", "a:overrideClrMapping"]);
            self.layouts.push(Layout {
                name: title.unwrap_or_default().trim().to_owned(),
                kind: layout.get("type").unwrap_or("cust").to_owned(),
                master: number,
                placeholders: placeholders(&layout, &inherited),
                palette: Palette::new(colours, own_map.or_else(|| master.find("p:clrMap"))),
                slide: self.slide,
                part,
            });
        }
        self.copier.take(name)
    }

    /// The style that the template gives its tables.
    fn table_style(
        &mut self,
        relationships: &Relationships,
        main: &str,
    ) -> Result<TableStyle, TemplateError> {
        let package = self.package;
        let bytes;
        let styles = match target_of_kind(package, main, relationships, "tableStyles") {
            Some(name) => parse(package, &name)?,
            None => {
                bytes = built_in::table_styles();
                let name = self
                    .copier
                    .add("ppt/tableStyles.xml", parts::TABLE_STYLES, bytes.clone());
                self.keep("rIdTableStyles", "tableStyles", &name);
                Element::parse(&bytes).unwrap_or_default()
            }
        };
        let id = styles.get("def").unwrap_or(USUAL_TABLE_STYLE);
        let own = styles.elements().find(|style| style.get("styleId") == Some(id));
        Ok(TableStyle {
            id: id.to_owned(),
            has_plain_first_column: own.is_some_and(|style| style.find("a:firstCol").is_none()),
        })
    }

    fn finish(
        mut self,
        notes: NotesMaster,
        table_style: TableStyle,
        dropped: usize,
    ) -> Result<Template, TemplateError> {
        for (root, kind, part, content_type) in [
            (
                "p:presentationPr",
                "presProps",
                "ppt/presProps.xml",
                parts::PROPERTIES,
            ),
            (
                "p:viewPr",
                "viewProps",
                "ppt/viewProps.xml",
                parts::VIEW_PROPERTIES,
            ),
        ] {
            let name = self.copier.add(part, content_type, built_in::properties(root));
            self.keep(&format!("rId{kind}"), kind, &name);
        }
        self.keep("rIdNotes", "notesMaster", &notes.part);
        let mut presentation = self.presentation.clone().into_owned();
        presentation
            .retain(|child| KEPT.contains(&child.name.as_ref()) && child.name != "p:notesMasterIdLst");
        presentation.attributes.retain(|(name, _)| {
            name.starts_with("xmlns")
                || matches!(name.as_ref(), "saveSubsetFonts" | "rtl" | "embedTrueTypeFonts")
        });
        if presentation.find("p:notesSz").is_none() {
            let size = Element::new("p:notesSz")
                .attribute("cx", "6858000")
                .attribute("cy", "9144000");
            presentation.push(size);
        }
        let kept = &self.kept;
        for list in ["p:handoutMasterIdLst", "p:embeddedFontLst"] {
            // A list whose parts are missing goes.
            let whole = font_or_handout(&presentation, list)
                .iter()
                .all(|id| kept.with_id(id).is_some());
            if !whole {
                presentation.retain(|child| child.name != list);
            }
        }
        ids::put_right(&mut presentation, &mut self.copier.package, &self.masters)?;
        Ok(Template {
            package: self.copier.package,
            presentation,
            relationships: self.kept,
            layouts: self.layouts,
            notes,
            table_style,
            plain: self.plain,
            typefaces: self.typefaces,
            is_built_in: false,
            dropped,
        })
    }
}
