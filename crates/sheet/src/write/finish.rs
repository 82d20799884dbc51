//! What rust_xlsxwriter does not write: the language, the theme, charts, long alternative texts, and the seal.

use vuosikello_core::one_line;
use vuosikello_document::workbook::Workbook;
use vuosikello_ooxml::{CUSTOM_PROPERTIES_PART, Element, Limits, Package};

use super::chart::Written;
use crate::Error;

const THEME_PART: &str = "xl/theme/theme1.xml";
const CORE_PART: &str = "docProps/core.xml";
const APP_PART: &str = "docProps/app.xml";
const CHARTS: &str = "xl/charts/";
const DRAWINGS: &str = "xl/drawings/";

/// The file comes from the library, not from a stranger: nothing to bound.
const UNBOUNDED: Limits = Limits {
    entries: usize::MAX,
    part_bytes: u64::MAX - 1,
    total_bytes: u64::MAX - 1,
    ratio: u64::MAX,
};

/// Finishes a file of rust_xlsxwriter, and packs and seals it.
pub(super) fn finish(
    file: &[u8],
    workbook: &Workbook,
    theme: Vec<u8>,
    charts: &[Written],
) -> Result<Vec<u8>, Error> {
    let mut package = Package::read_within(file, &UNBOUNDED)?;
    package.insert(THEME_PART, "", theme);
    let language = workbook.language.tag();
    change(&mut package, CORE_PART, |core| {
        core.push(Element::new("dc:language").text(language));
    })?;
    change(&mut package, APP_PART, |app| {
        app.edit("Application", |name| {
            *name = Element::new("Application").text("vuosikello")
        });
        app.retain(|element| element.name != "AppVersion");
    })?;
    for part in parts(&package, CHARTS) {
        let number = package.part(&part).and_then(number_in);
        let chart = number.and_then(|number| charts.get(number));
        let chart = chart.ok_or_else(|| Error::Internal(format!("{part} on tuntematon")))?;
        package.insert(part, "", chart.part.clone());
    }
    for part in parts(&package, DRAWINGS) {
        change(&mut package, &part, |drawing| {
            drawing.walk_mut(&mut |element| describe(element, charts))
        })?;
    }
    close(package, workbook)
}

/// Changes the XML of a part.
fn change(package: &mut Package, part: &str, edit: impl FnOnce(&mut Element<'_>)) -> Result<(), Error> {
    let Some(bytes) = package.part(part) else {
        return Err(Error::Internal(format!("{part} puuttuu")));
    };
    let mut root = Element::parse(bytes)?;
    edit(&mut root);
    let changed = root.to_part();
    package.insert(part.to_owned(), "", changed);
    Ok(())
}

/// The XML parts right in a folder.
fn parts(package: &Package, folder: &str) -> Vec<String> {
    let names = package.parts().map(|(name, _)| name);
    let inside = |name: &&str| {
        let rest = name.strip_prefix(folder);
        rest.is_some_and(|rest| !rest.contains('/') && rest.ends_with(".xml"))
    };
    names.filter(inside).map(str::to_owned).collect()
}

/// The number of the chart in whose place a chart part stands: its title.
fn number_in(chart: &[u8]) -> Option<usize> {
    let root = Element::parse(chart).ok()?;
    let mut title = None;
    root.walk(&mut |element| {
        if element.name == "a:t" {
            title = element.own_text().parse().ok();
        }
    });
    title
}

/// Gives a chart its alternative text.
fn describe(element: &mut Element<'_>, charts: &[Written]) {
    if element.name == "xdr:cNvPr"
        && let Some(number) = element
            .get("descr")
            .and_then(|number| number.parse::<usize>().ok())
        && let Some(chart) = charts.get(number)
    {
        element.set("descr", chart.description.clone());
    }
}

/// Adds the custom properties, seals the package and packs it.
fn close(mut package: Package, workbook: &Workbook) -> Result<Vec<u8>, Error> {
    let mut root = package.relationships("")?;
    root.relate("rIdCustom", "custom-properties", CUSTOM_PROPERTIES_PART);
    package.set_relationships("", &root);
    let own = workbook.properties.iter();
    package.seal(own.map(|property| (one_line(&property.name), one_line(&property.value))));
    Ok(package.write()?)
}
