//! Opening a presentation that others made.

use vuosikello_ooxml::active_content::Search;
use vuosikello_ooxml::presentation::{Unreadable, main_part, read};
use vuosikello_ooxml::{Element, Package, Relationships};
use vuosikello_slides::one_line;

use super::refusal::Refusal;

/// Titles that PowerPoint gives by itself.
const NO_TITLES: [&str; 3] = [
    "PowerPoint-esitys",
    "PowerPoint-presentation",
    "PowerPoint Presentation",
];

/// A slide as the main part lists it.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its id, by which zooms refer to it.
    pub(super) id: String,
    pub(super) part: String,
}

/// A presentation, opened.
#[derive(Debug)]
pub(super) struct SourceDeck {
    pub(super) package: Package,
    pub(super) main: String,
    pub(super) presentation: Element<'static>,
    pub(super) slides: Vec<Listed>,
    pub(super) title: Option<String>,
}

/// Opens a file.
///
/// # Errors
/// [`Refusal`] if it is no presentation of this format, contains active content, or has no slides.
pub(super) fn open(bytes: &[u8]) -> Result<SourceDeck, Refusal> {
    let package = read(bytes)?;
    Search::default().package(&package)?;
    let root = package.relationships("")?;
    let main = root.of_kind("officeDocument");
    let main = main.and_then(|found| package.target("", found));
    let main = main.ok_or(Unreadable::NotPowerPoint("pääosa (presentation.xml)"))?;
    let presentation = main_part(&package, &main)?.into_owned();
    let relationships = package.relationships(&main)?;
    let slides = slides(&package, &main, &presentation, &relationships)?;
    if slides.is_empty() {
        return Err(Refusal::NoSlides);
    }
    let title = title(&package, &root);
    Ok(SourceDeck {
        package,
        main,
        presentation,
        slides,
        title,
    })
}

impl SourceDeck {
    /// The target of the relationship of the given kind.
    pub(super) fn related(&self, part: &str, kind: &str) -> Result<String, Refusal> {
        let relationships = self.package.relationships(part)?;
        let found = relationships.of_kind(kind);
        let target = found.and_then(|found| self.package.target(part, found));
        target.ok_or_else(|| missing(part, kind))
    }

    /// Refuses a part whose content type is not `kind`.
    pub(super) fn expect(&self, part: &str, kind: &str) -> Result<(), Refusal> {
        if self.package.content_types().of(part) == Some(kind) {
            Ok(())
        } else {
            Err(Refusal::NoType(part.to_owned()))
        }
    }

    /// The size of the slides, in EMU.
    pub(super) fn size(&self) -> Result<(i64, i64), Refusal> {
        let size = slide_size(&self.presentation);
        Ok(size.ok_or(Unreadable::NotPowerPoint("dian koko (p:sldSz)"))?)
    }
}

/// The size of the slides that a main part gives.
pub(super) fn slide_size(presentation: &Element<'_>) -> Option<(i64, i64)> {
    let size = presentation.find("p:sldSz")?;
    let side = |name: &str| size.get(name)?.parse::<u32>().ok().map(i64::from);
    Some((side("cx")?, side("cy")?))
}

/// The refusal of a part that refers to a missing part or relationship.
pub(super) fn missing(part: &str, what: impl Into<String>) -> Refusal {
    Refusal::Missing {
        part: part.to_owned(),
        missing: what.into(),
    }
}

fn slides(
    package: &Package,
    main: &str,
    presentation: &Element<'_>,
    relationships: &Relationships,
) -> Result<Vec<Listed>, Refusal> {
    let entries = presentation.elements_in("p:sldIdLst");
    let mut slides: Vec<Listed> = Vec::new();
    for entry in entries.filter(|entry| entry.name == "p:sldId") {
        let link = entry.get("r:id").unwrap_or_default();
        let part = relationships
            .with_id(link)
            .and_then(|found| package.target(main, found))
            .filter(|part| slides.iter().all(|earlier| earlier.part != *part))
            .ok_or_else(|| missing(main, format!("dia {link}")))?;
        slides.push(Listed {
            id: entry.get("id").unwrap_or_default().to_owned(),
            part,
        });
    }
    Ok(slides)
}

/// The title in the properties of the file, unless it is one that PowerPoint makes up.
fn title(package: &Package, root: &Relationships) -> Option<String> {
    let part = package.target("", root.of_kind("core-properties")?)?;
    let properties = package.parse(&part).ok()?;
    let title = one_line(&properties.find("dc:title")?.own_text());
    (!title.is_empty() && !NO_TITLES.contains(&title.as_str())).then_some(title)
}
