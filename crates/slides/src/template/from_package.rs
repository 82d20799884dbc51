//! Making a template out of the package of a presentation.

use vuosikello_measure::Typeface;
use vuosikello_ooxml::active_content::{ActiveContentError, active_part};
use vuosikello_ooxml::validate::name_fonts;
use vuosikello_ooxml::{Element, Package, PackageError, Relationships, resolve_target};

use super::copy::PartCopier;
use super::error::TemplateError;
use super::notes::NotesMaster;
use super::placeholder::{Inherited, placeholders};
use super::style::TextStyle;
use super::{Layout, TableStyle, Template, built_in, ids};
use crate::geometry::{Emu, Rect};
use crate::parts::{self, PRESENTATION_PART, main_part, parse};
use vuosikello_ooxml::theme::Palette;

/// The children of the main part that are kept: masters, sizes, fonts and text style. The rest (slides, shows, protection,
/// photo album) belongs to the one presentation.
const KEPT: [&str; 7] = [
    "p:sldMasterIdLst",
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

/// Where the relationships of a part lead within the package.
struct Links<'p> {
    package: &'p Package,
    part: String,
    relationships: Relationships,
}

impl<'p> Links<'p> {
    fn of(package: &'p Package, part: &str) -> Result<Self, PackageError> {
        Ok(Self {
            package,
            part: part.to_owned(),
            relationships: package.relationships(part)?,
        })
    }

    /// The part to which the relationship with the id leads.
    fn target(&self, id: &str) -> Option<String> {
        let relationship = self.relationships.with_id(id).filter(|found| !found.external)?;
        let target = resolve_target(&self.part, &relationship.target);
        target.filter(|name| self.package.part(name).is_some())
    }

    /// The first relationship of a kind, and the part to which it leads.
    fn of_kind(&self, kind: &str) -> Option<(&str, String)> {
        let id = &self.relationships.of_kind(kind)?.id;
        Some((id, self.target(id)?))
    }
}

/// The ids of relationships in a list of the main part or of a master; those of fonts lie one deeper than others.
fn listed<'a>(root: &'a Element<'_>, list: &str) -> Vec<&'a str> {
    let mut ids = Vec::new();
    if let Some(list) = root.find(list) {
        list.walk(&mut |element| ids.extend(element.get("r:id")));
    }
    ids
}

impl Template {
    /// The template in the package of a presentation.
    pub(super) fn from_package(package: &Package) -> Result<Template, TemplateError> {
        if let Some(part) = active_part(package) {
            return Err(ActiveContentError::Contained(part.to_owned()).into());
        }
        let root = Links::of(package, "")?;
        let main = match root.of_kind("officeDocument") {
            Some((_, main)) => main,
            // The parts of the built-in brand have no relationships of the package.
            None if package.part(PRESENTATION_PART).is_some() => PRESENTATION_PART.to_owned(),
            None => return Err(TemplateError::lacks("pääosa (presentation.xml)")),
        };
        let presentation = main_part(package, &main)?;
        let links = Links::of(package, &main)?;
        let mut reader = Reader {
            package,
            copier: PartCopier::new(package),
            slide: slide_size(&presentation)?,
            presentation: &presentation,
            masters: Vec::new(),
            layouts: Vec::new(),
            plain: Vec::new(),
            typefaces: Vec::new(),
            kept: Relationships::default(),
        };
        for id in listed(&presentation, "p:sldMasterIdLst") {
            let name = links.target(id);
            let name = name.ok_or_else(|| TemplateError::lacks("dian perustyyli"))?;
            reader.master(&name)?;
            reader.keep(id, "slideMaster", &name);
            reader.masters.push(name);
        }
        if reader.layouts.is_empty() {
            return Err(TemplateError::lacks("dia-asettelut"));
        }
        let listed_parts = |list, kind| {
            let ids = listed(&presentation, list).into_iter();
            ids.filter_map(|id| Some((kind, id, links.target(id)?)))
                .collect::<Vec<_>>()
        };
        let mut parts = listed_parts("p:handoutMasterIdLst", "handoutMaster");
        parts.extend(listed_parts("p:embeddedFontLst", "font"));
        for kind in ["theme", "tableStyles"] {
            parts.extend(links.of_kind(kind).map(|(id, name)| (kind, id, name)));
        }
        for (kind, id, name) in parts {
            reader.copier.take(&name)?;
            reader.keep(id, kind, &name);
        }
        let notes = listed(&presentation, "p:notesMasterIdLst");
        let notes = notes.first().and_then(|id| links.target(id));
        let notes = NotesMaster::take(&mut reader.copier, package, notes)?;
        let table_style = reader.table_style(&links)?;
        reader.finish(notes, table_style)
    }
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
        _ => Err(TemplateError::lacks("dian koko (p:sldSz)")),
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
        self.kept.relate(id, kind, format!("/{name}"));
    }

    /// A master with its layouts and its theme.
    fn master(&mut self, name: &str) -> Result<(), TemplateError> {
        let package = self.package;
        let master = parse(package, name)?;
        let links = Links::of(package, name)?;
        let theme = links.of_kind("theme");
        let mut theme = theme.map(|(_, theme)| parse(package, &theme)).transpose()?;
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
            let Some(part) = links.target(id) else {
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
    fn table_style(&mut self, links: &Links<'_>) -> Result<TableStyle, TemplateError> {
        let bytes;
        let styles = match links.of_kind("tableStyles") {
            Some((_, name)) => parse(self.package, &name)?,
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

    fn finish(mut self, notes: NotesMaster, table_style: TableStyle) -> Result<Template, TemplateError> {
        for (root, kind, content_type) in [
            ("p:presentationPr", "presProps", parts::PROPERTIES),
            ("p:viewPr", "viewProps", parts::VIEW_PROPERTIES),
        ] {
            let part = format!("ppt/{kind}.xml");
            let name = self.copier.add(&part, content_type, built_in::properties(root));
            self.keep(&format!("rId{kind}"), kind, &name);
        }
        self.keep("rIdNotes", "notesMaster", &notes.part);
        let mut presentation = self.presentation.clone().into_owned();
        presentation.retain(|child| KEPT.contains(&child.name.as_ref()));
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
            let whole = listed(&presentation, list)
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
            states: None,
            dropped: listed(self.presentation, "p:sldIdLst").len(),
        })
    }
}
