//! Reads a workbook back, and computes its formulas anew the way a spreadsheet program does: in doubles.

#![allow(dead_code, reason = "each test uses a part of the reader")]

use std::collections::BTreeMap;

use vuosikello_ooxml::{Element, Package};

/// A cell as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileCell {
    /// The text of a string, or the number as it is written.
    pub value: Option<String>,
    pub is_text: bool,
    pub formula: Option<String>,
    pub number_format: String,
    pub quote_prefix: bool,
}

impl FileCell {
    pub fn number(&self) -> f64 {
        match &self.value {
            Some(value) if !self.is_text => value.parse().unwrap(),
            _ => 0.0,
        }
    }
}

/// A sheet: its cells by row and column, counted from 0, and its XML.
pub struct FileSheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), FileCell>,
    pub xml: Element<'static>,
    pub part: String,
}

impl FileSheet {
    pub fn cell(&self, address: &str) -> &FileCell {
        self.cells
            .get(&position(address))
            .unwrap_or_else(|| panic!("{address} is empty"))
    }

    pub fn value(&self, address: &str) -> &str {
        self.cell(address).value.as_deref().unwrap_or_default()
    }
}

/// A workbook read back.
pub struct FileBook {
    pub package: Package,
    pub sheets: Vec<FileSheet>,
}

impl FileBook {
    pub fn read(bytes: &[u8]) -> FileBook {
        let package = Package::read(bytes).unwrap();
        let strings = strings(&package);
        let formats = formats(&package);
        let book = xml(&package, "xl/workbook.xml");
        let relationships = package.relationships("xl/workbook.xml").unwrap();
        let sheets = book.find("sheets").unwrap().elements().map(|sheet| {
            let target = &relationships.with_id(sheet.get("r:id").unwrap()).unwrap().target;
            let part = format!("xl/{target}");
            let xml = xml(&package, &part);
            FileSheet {
                name: sheet.get("name").unwrap().to_owned(),
                cells: cells(&xml, &strings, &formats),
                xml,
                part,
            }
        });
        let sheets = sheets.collect();
        FileBook { package, sheets }
    }

    pub fn sheet(&self, name: &str) -> &FileSheet {
        self.sheets.iter().find(|sheet| sheet.name == name).unwrap()
    }

    pub fn xml(&self, part: &str) -> Element<'static> {
        xml(&self.package, part)
    }

    /// The XML of the parts in a folder, by name.
    pub fn parts(&self, folder: &str) -> Vec<Element<'static>> {
        let names = self.package.parts().map(|(name, _)| name.to_owned());
        names
            .filter(|name| name.starts_with(folder) && !name.contains("_rels"))
            .map(|name| self.xml(&name))
            .collect()
    }

    /// All formulas with their cells.
    pub fn formulas(&self) -> impl Iterator<Item = (&FileSheet, (u32, u32), &FileCell)> {
        self.sheets.iter().flat_map(|sheet| {
            let cells = sheet.cells.iter().filter(|(_, cell)| cell.formula.is_some());
            cells.map(move |(at, cell)| (sheet, *at, cell))
        })
    }
}

/// The first element of a name below an element.
pub fn find<'a, 'b>(element: &'b Element<'a>, name: &str) -> Option<&'b Element<'a>> {
    all(element, name).into_iter().next()
}

/// All elements of a name below an element.
pub fn all<'a, 'b>(element: &'b Element<'a>, name: &str) -> Vec<&'b Element<'a>> {
    let mut found = Vec::new();
    element.walk(&mut |child| {
        if child.name == name {
            found.push(child);
        }
    });
    found
}

fn xml(package: &Package, part: &str) -> Element<'static> {
    Element::parse(package.part(part).unwrap_or_else(|| panic!("{part} is missing")))
        .unwrap()
        .into_owned()
}

fn strings(package: &Package) -> Vec<String> {
    if package.part("xl/sharedStrings.xml").is_none() {
        return Vec::new();
    }
    let items = xml(package, "xl/sharedStrings.xml");
    items
        .elements()
        .map(|item| all(item, "t").iter().map(|text| text.own_text()).collect())
        .collect()
}

/// The number format and the quote prefix of each cell format.
fn formats(package: &Package) -> Vec<(String, bool)> {
    let styles = xml(package, "xl/styles.xml");
    let codes: BTreeMap<&str, &str> = all(&styles, "numFmt")
        .iter()
        .map(|code| (code.get("numFmtId").unwrap(), code.get("formatCode").unwrap()))
        .collect();
    let formats = styles.find("cellXfs").unwrap().elements().map(|format| {
        let code = codes
            .get(format.get("numFmtId").unwrap())
            .copied()
            .unwrap_or_default();
        (code.to_owned(), format.get("quotePrefix") == Some("1"))
    });
    formats.collect()
}

fn cells(
    sheet: &Element<'_>,
    strings: &[String],
    formats: &[(String, bool)],
) -> BTreeMap<(u32, u32), FileCell> {
    let cells = sheet
        .find("sheetData")
        .unwrap()
        .elements()
        .flat_map(|row| row.elements());
    let cell = |cell: &Element<'_>| {
        let raw = cell.find("v").map(Element::own_text);
        let value = match (cell.get("t"), raw) {
            (Some("s"), Some(index)) => Some(strings[index.parse::<usize>().unwrap()].clone()),
            (_, raw) => raw,
        };
        let (number_format, quote_prefix) =
            formats[cell.get("s").map_or(0, |style| style.parse().unwrap())].clone();
        let found = FileCell {
            value,
            is_text: matches!(cell.get("t"), Some("s" | "str")),
            formula: cell.find("f").map(Element::own_text),
            number_format,
            quote_prefix,
        };
        (position(cell.get("r").unwrap()), found)
    };
    cells.map(cell).collect()
}

/// Row and column of an address, counted from 0.
pub fn position(address: &str) -> (u32, u32) {
    let address = address.replace('$', "");
    let letters = address.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + u32::from(letter - b'A' + 1))
        - 1;
    (address[letters.len()..].parse::<u32>().unwrap() - 1, column)
}

/// What a formula gives when it is computed from the values of the sheet.
pub fn compute(sheet: &FileSheet, formula: &str) -> Result<f64, String> {
    let number = |address: &str| sheet.cells.get(&position(address)).map_or(0.0, FileCell::number);
    if let Some(inner) = formula
        .strip_prefix("ROUND(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let (inner, digits) = inner.rsplit_once(',').unwrap();
        let factor = 10f64.powi(digits.parse().unwrap());
        return Ok((compute(sheet, inner)? * factor).round() / factor);
    }
    if let Some(range) = formula
        .strip_prefix("SUBTOTAL(109,")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        // Cells that hold a subtotal themselves are skipped.
        let cells = range_of(range).filter_map(|at| sheet.cells.get(&at));
        let is_subtotal =
            |cell: &&FileCell| cell.formula.as_ref().is_some_and(|f| f.starts_with("SUBTOTAL("));
        return Ok(cells
            .filter(|cell| !is_subtotal(cell))
            .map(FileCell::number)
            .sum());
    }
    if let Some(range) = formula
        .strip_prefix("SUM(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return Ok(range_of(range)
            .filter_map(|at| sheet.cells.get(&at))
            .map(FileCell::number)
            .sum());
    }
    if let Some(inner) = formula
        .strip_prefix("IF(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let (condition, rest) = inner.split_once(',').unwrap();
        let (text, otherwise) = rest.split_once(',').unwrap();
        if number(condition.strip_suffix("=0").unwrap()) == 0.0 {
            return Err(text.trim_matches('"').to_owned());
        }
        return compute(sheet, otherwise);
    }
    if let Some((minuend, subtrahend)) = formula.split_once('-') {
        return Ok(number(minuend) - number(subtrahend));
    }
    let (part, whole) = formula.split_once('/').unwrap();
    Ok(number(part) / number(whole))
}

fn range_of(range: &str) -> impl Iterator<Item = (u32, u32)> {
    let (first, last) = range.split_once(':').unwrap();
    let ((top, left), (bottom, right)) = (position(first), position(last));
    (top..=bottom).flat_map(move |row| (left..=right).map(move |column| (row, column)))
}
