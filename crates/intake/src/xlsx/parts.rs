//! Where the parts of a workbook are.

use std::collections::BTreeMap;

use vuosikello_ooxml::{Element, Package};

/// The parts of the sheets, by their names.
pub(super) fn paths(package: &Package) -> Option<BTreeMap<String, String>> {
    let relations = Element::parse(package.part("xl/_rels/workbook.xml.rels")?).ok()?;
    let targets: BTreeMap<&str, &str> = relations
        .elements()
        .filter_map(|relation| Some((relation.get("Id")?, relation.get("Target")?)))
        .collect();
    let workbook = Element::parse(package.part("xl/workbook.xml")?).ok()?;
    let sheets = workbook.elements().filter(|child| local(&child.name) == "sheets");
    let sheets = sheets.flat_map(|sheets| sheets.elements());
    let paths = sheets.filter_map(|sheet| {
        let target = targets.get(sheet.get("r:id")?)?;
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        Some((sheet.get("name")?.to_owned(), path))
    });
    Some(paths.collect())
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
