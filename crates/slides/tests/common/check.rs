//! Checks of a written deck that validators of Office files do not make.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "checks for tests, of which each uses some"
)]
use std::collections::{BTreeMap, BTreeSet};

use vuosikello_ooxml::{Element, Package, Relationships, resolve_target};

type Rect = [i64; 4];

/// Everything that is wrong with a deck.
pub fn problems(bytes: &[u8]) -> Vec<String> {
    let package = Package::read(bytes).unwrap();
    let mut check = Check {
        package: &package,
        problems: Vec::new(),
    };
    check.references();
    check.slides();
    check.notes();
    check.charts();
    check.problems
}

/// The titles of the slides, in order.
pub fn titles(bytes: &[u8]) -> Vec<String> {
    let package = Package::read(bytes).unwrap();
    let slides = slides(&package);
    slides
        .iter()
        .map(|part| title(&part_of(&package, part)).unwrap_or_default())
        .collect()
}

/// The visible text of each slide, a line for each paragraph.
pub fn texts(bytes: &[u8]) -> Vec<String> {
    let package = Package::read(bytes).unwrap();
    let slides = slides(&package);
    slides.iter().map(|part| text(&part_of(&package, part))).collect()
}

/// The text of the notes, slide by slide.
pub fn notes(bytes: &[u8]) -> Vec<String> {
    let package = Package::read(bytes).unwrap();
    let of_slide = |part: &String| {
        let relationships = package.relationships(part).unwrap();
        let notes = relationships.of_kind("notesSlide")?;
        let target = resolve_target(part, &notes.target)?;
        Some(text(&part_of(&package, &target)))
    };
    slides(&package)
        .iter()
        .map(|part| of_slide(part).unwrap_or_default())
        .collect()
}

fn part_of<'p>(package: &'p Package, name: &str) -> Element<'p> {
    Element::parse(package.part(name).unwrap_or_else(|| panic!("{name}"))).unwrap()
}

/// The parts of the slides in the order of the main part.
fn slides(package: &Package) -> Vec<String> {
    let relationships = package.relationships("ppt/presentation.xml").unwrap();
    let main = part_of(package, "ppt/presentation.xml");
    let list = main.find("p:sldIdLst").into_iter().flat_map(Element::elements);
    list.map(|slide| {
        let id = slide.get("r:id").unwrap();
        resolve_target("ppt/presentation.xml", &relationships.with_id(id).unwrap().target).unwrap()
    })
    .collect()
}

/// The text below an element, a line for each paragraph.
pub fn text(root: &Element<'_>) -> String {
    let mut lines = Vec::new();
    root.walk(&mut |element| {
        if element.name == "a:p" {
            let mut line = String::new();
            element.walk(&mut |inner| match inner.name.as_ref() {
                "a:t" => line.push_str(&inner.own_text()),
                "a:br" => line.push('\n'),
                _ => {}
            });
            lines.push(line);
        }
    });
    lines.join("\n")
}

fn shapes<'a>(slide: &'a Element<'a>) -> Vec<&'a Element<'a>> {
    let tree = slide.path(&["p:cSld", "p:spTree"]).unwrap();
    let is_shape =
        |element: &&Element<'_>| matches!(element.name.as_ref(), "p:sp" | "p:graphicFrame" | "p:pic");
    tree.elements().filter(is_shape).collect()
}

fn head<'a>(shape: &'a Element<'a>) -> &'a Element<'a> {
    shape.elements().next().unwrap()
}

fn mark<'a>(shape: &'a Element<'a>) -> Option<(&'a str, &'a str)> {
    let mark = head(shape).path(&["p:nvPr", "p:ph"])?;
    Some((mark.get("type").unwrap_or("obj"), mark.get("idx").unwrap_or("")))
}

fn title(slide: &Element<'_>) -> Option<String> {
    let shapes = shapes(slide);
    let title = shapes
        .iter()
        .find(|shape| matches!(mark(shape), Some(("title" | "ctrTitle", _))))?;
    Some(text(title))
}

fn is_footer(shape: &Element<'_>) -> bool {
    matches!(mark(shape), Some(("dt" | "ftr" | "sldNum", _)))
}

fn own_frame(shape: &Element<'_>) -> Option<Rect> {
    let place = shape
        .path(&["p:spPr", "a:xfrm"])
        .or_else(|| shape.find("p:xfrm"))?;
    let number = |element: &str, name: &str| place.find(element).unwrap().get(name).unwrap().parse().unwrap();
    Some([
        number("a:off", "x"),
        number("a:off", "y"),
        number("a:ext", "cx"),
        number("a:ext", "cy"),
    ])
}

struct Check<'p> {
    package: &'p Package,
    problems: Vec<String>,
}

impl Check<'_> {
    fn problem(&mut self, is_wrong: bool, text: impl FnOnce() -> String) {
        if is_wrong {
            self.problems.push(text());
        }
    }

    /// Every relationship leads somewhere, every part is led to and has a type, no reference lacks its relationship.
    fn references(&mut self) {
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut waiting = vec![String::new()];
        while let Some(source) = waiting.pop() {
            let relationships: Relationships = self.package.relationships(&source).unwrap();
            let ids: Vec<&str> = relationships.iter().map(|one| one.id.as_str()).collect();
            let unique: BTreeSet<&&str> = ids.iter().collect();
            self.problem(unique.len() != ids.len(), || format!("{source}: an id twice"));
            for relationship in relationships.iter().filter(|one| !one.external) {
                let target = resolve_target(&source, &relationship.target).unwrap();
                self.problem(self.package.part(&target).is_none(), || {
                    format!("{source} leads to {target}, which is not there")
                });
                if reached.insert(target.clone()) {
                    waiting.push(target);
                }
            }
            if source.ends_with(".xml") {
                let mut missing = Vec::new();
                part_of(self.package, &source).walk(&mut |element| {
                    for (name, value) in &element.attributes {
                        if name.starts_with("r:") && relationships.with_id(value).is_none() {
                            missing.push(format!("{source}: {name}={value} leads nowhere"));
                        }
                    }
                });
                self.problems.append(&mut missing);
            }
        }
        for (name, _) in self.package.parts() {
            self.problem(!name.ends_with(".rels") && !reached.contains(name), || {
                format!("nothing leads to {name}")
            });
            self.problem(self.package.content_types().of(name).is_none(), || {
                format!("{name} has no type")
            });
        }
        for (part, _) in self.package.content_types().overrides() {
            self.problem(self.package.part(part).is_none(), || {
                format!("{part} has a type but is not there")
            });
        }
    }

    fn slides(&mut self) {
        let main = part_of(self.package, "ppt/presentation.xml");
        let size = main.find("p:sldSz").unwrap();
        let side = |name: &str| size.get(name).unwrap().parse::<i64>().unwrap();
        let (width, height) = (side("cx"), side("cy"));
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        for part in slides(self.package) {
            let slide = part_of(self.package, &part);
            match title(&slide) {
                Some(title) if !title.trim().is_empty() => {
                    let other = titles.insert(title.clone(), part.clone());
                    self.problem(other.is_some(), || {
                        format!("{part} and {other:?} have the title {title}")
                    });
                }
                _ => self.problem(true, || format!("{part} has no title")),
            }
            self.layout(&part, &slide, [0, 0, width, height]);
            self.tables(&part, &slide);
            self.looks(&part, &slide);
        }
        let sections = main.find("p:extLst").unwrap();
        let (mut listed, mut all) = (Vec::new(), Vec::new());
        sections.walk(&mut |element| {
            if element.name == "p14:sldId" {
                listed.push(element.get("id").unwrap().to_owned());
            }
        });
        main.walk(&mut |element| {
            if element.name == "p:sldId" {
                all.push(element.get("id").unwrap().to_owned());
            }
        });
        self.problem(listed != all, || {
            format!("sections hold {listed:?}, the deck {all:?}")
        });
    }

    /// Shapes lie on the slide, do not overlap, stand in reading order, and fill placeholders that the layout has.
    fn layout(&mut self, part: &str, slide: &Element<'_>, page: Rect) {
        let relationships = self.package.relationships(part).unwrap();
        let layout = relationships.of_kind("slideLayout").unwrap();
        let layout = resolve_target(part, &layout.target).unwrap();
        let of_layout = self.package.relationships(&layout).unwrap();
        let master = of_layout.of_kind("slideMaster").unwrap();
        let master = resolve_target(&layout, &master.target).unwrap();
        let (layout, master) = (part_of(self.package, &layout), part_of(self.package, &master));
        let inherited = |shape: &Element<'_>| {
            let (kind, index) = mark(shape)?;
            let in_layout = shapes(&layout)
                .into_iter()
                .find(|one| mark(one) == Some((kind, index)))?;
            let on_master = match kind {
                "title" | "ctrTitle" => "title",
                "dt" | "ftr" | "sldNum" => kind,
                _ => "body",
            };
            let in_master = || {
                let shapes = shapes(&master);
                let found = shapes
                    .iter()
                    .find(|one| mark(one).is_some_and(|(kind, _)| kind == on_master));
                found.and_then(|shape| own_frame(shape))
            };
            own_frame(in_layout).or_else(in_master)
        };
        let mut ids = BTreeSet::new();
        let mut before: Vec<Rect> = Vec::new();
        let mut tables: Vec<Rect> = Vec::new();
        for shape in shapes(slide) {
            let identity = head(shape).find("p:cNvPr").unwrap();
            let name = identity.get("name").unwrap().to_owned();
            self.problem(!ids.insert(identity.get("id").unwrap().to_owned()), || {
                format!("{part}: id of {name} twice")
            });
            let needs_text = shape.name != "p:sp";
            let described = identity.get("descr").is_some_and(|text| !text.trim().is_empty());
            self.problem(needs_text && !described, || {
                format!("{part}: {name} has no alternative text")
            });
            if let Some((kind, index)) = mark(shape) {
                let known = shapes(&layout).iter().any(|one| mark(one) == Some((kind, index)));
                self.problem(!known, || {
                    format!("{part}: the layout has no placeholder {kind} {index}")
                });
            }
            let Some([x, y, width, height]) = own_frame(shape).or_else(|| inherited(shape)) else {
                self.problem(true, || format!("{part}: {name} has no place"));
                continue;
            };
            let outside = x < 0 || y < 0 || x + width > page[2] || y + height > page[3];
            self.problem(outside, || format!("{part}: {name} leaves the slide"));
            self.problem(width <= 0 || height <= 0, || {
                format!("{part}: {name} has no size")
            });
            if is_footer(shape) {
                continue;
            }
            // Marks in the rows of a table lie over a column of it, below its header; a subject stands above its title.
            let is_in_rows = holds(shape, "c:chart")
                && tables
                    .iter()
                    .any(|[bx, by, bw, bh]| x >= *bx && x + width <= bx + bw + 1 && y > *by && y < by + bh);
            if is_in_rows {
                continue;
            }
            if holds(shape, "a:tbl") {
                tables.push([x, y, width, height]);
            }
            let is_subject = ["Aihe", "Ämne", "Subject"]
                .iter()
                .any(|start| name.starts_with(start));
            for [bx, by, bw, bh] in &before {
                let overlaps = x < bx + bw && bx < &(x + width) && y < by + bh && by < &(y + height);
                self.problem(overlaps, || format!("{part}: {name} covers what is before it"));
            }
            if let Some([bx, by, bw, _]) = before.last().filter(|_| !is_subject) {
                let later = y > *by || x >= bx + bw;
                self.problem(!later, || {
                    format!("{part}: {name} stands before what is read before it")
                });
            }
            before.push([x, y, width, height]);
        }
    }

    fn tables(&mut self, part: &str, slide: &Element<'_>) {
        for frame in shapes(slide)
            .into_iter()
            .filter(|shape| shape.name == "p:graphicFrame")
        {
            let Some(table) = frame.path(&["a:graphic", "a:graphicData", "a:tbl"]) else {
                continue;
            };
            let widths: Vec<i64> = table
                .find("a:tblGrid")
                .unwrap()
                .elements()
                .map(|column| column.get("w").unwrap().parse().unwrap())
                .collect();
            let place = own_frame(frame).unwrap();
            self.problem(widths.iter().sum::<i64>() != place[2], || {
                format!("{part}: columns and table differ in width")
            });
            self.problem(widths.iter().any(|width| *width <= 0), || {
                format!("{part}: a column without width")
            });
            let rows: Vec<&Element<'_>> = table.elements().filter(|row| row.name == "a:tr").collect();
            self.problem(rows.len() < 2, || format!("{part}: a table without rows"));
            let heights: i64 = rows
                .iter()
                .map(|row| row.get("h").unwrap().parse::<i64>().unwrap())
                .sum();
            self.problem(heights != place[3], || {
                format!("{part}: rows and table differ in height")
            });
            for row in rows {
                let cells = row.elements().filter(|cell| cell.name == "a:tc").count();
                self.problem(cells != widths.len(), || {
                    format!("{part}: a row of {cells} cells")
                });
            }
        }
    }

    /// Sizes, colours and typefaces.
    fn looks(&mut self, part: &str, slide: &Element<'_>) {
        let mut found = Vec::new();
        for shape in shapes(slide) {
            let least = if shape.name == "p:graphicFrame" {
                1_400
            } else {
                1_600
            };
            shape.walk(&mut |element| {
                if let Some(size) = element.get("sz").filter(|_| element.name.ends_with("Pr"))
                    && size.parse::<i64>().unwrap() < least
                {
                    found.push(format!("{part}: text of size {size}"));
                }
                if element.name == "a:srgbClr" {
                    found.push(format!("{part}: a colour that is not of the theme"));
                }
                if element.name == "a:latin" && !element.get("typeface").unwrap().starts_with('+') {
                    found.push(format!("{part}: a typeface that is not of the theme"));
                }
                if element.name == "a:rPr" && element.get("lang").is_none() {
                    found.push(format!("{part}: text without language"));
                }
            });
        }
        self.problems.append(&mut found);
    }

    fn notes(&mut self) {
        let relationships = self.package.relationships("ppt/presentation.xml").unwrap();
        let main = part_of(self.package, "ppt/presentation.xml");
        let master = relationships.of_kind("notesMaster").map(|one| {
            let listed = main.path(&["p:notesMasterIdLst", "p:notesMasterId"]).unwrap();
            assert_eq!(listed.get("r:id"), Some(one.id.as_str()));
            resolve_target("ppt/presentation.xml", &one.target).unwrap()
        });
        let kind = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
        let pages: Vec<&str> = self.package.content_types().parts_of(kind).collect();
        for page in pages {
            let relationships = self.package.relationships(page).unwrap();
            let own = relationships
                .of_kind("notesMaster")
                .map(|one| resolve_target(page, &one.target).unwrap());
            self.problem(own.is_none() || own != master, || {
                format!("{page} is not of the notes master")
            });
            let slide = relationships
                .of_kind("slide")
                .map(|one| resolve_target(page, &one.target).unwrap());
            let back = slide.and_then(|slide| {
                let relationships = self.package.relationships(&slide).unwrap();
                resolve_target(&slide, &relationships.of_kind("notesSlide")?.target)
            });
            self.problem(back.as_deref() != Some(page), || {
                format!("{page} and its slide do not know each other")
            });
        }
    }

    /// Every chart has its workbook, with the same numbers.
    fn charts(&mut self) {
        let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
        let parts: Vec<&str> = self.package.content_types().parts_of(kind).collect();
        let charts = self
            .package
            .parts()
            .filter(|(name, _)| name.starts_with("ppt/charts/chart"));
        let named = charts.filter(|(name, _)| name.ends_with(".xml")).count();
        self.problem(named != parts.len(), || "a chart without its type".to_owned());
        for part in parts {
            let relationships = self.package.relationships(part).unwrap();
            let Some(book) = relationships.of_kind("package") else {
                self.problem(true, || format!("{part} has no workbook"));
                continue;
            };
            let root = part_of(self.package, part);
            let linked = root.find("c:externalData").and_then(|data| data.get("r:id"));
            self.problem(linked != Some(book.id.as_str()), || {
                format!("{part} does not name its workbook")
            });
            let book = resolve_target(part, &book.target).unwrap();
            let cells = cells(self.package.part(&book).unwrap());
            let mut different = Vec::new();
            let mut colours = 0;
            root.walk(&mut |element| {
                colours += usize::from(element.name == "a:srgbClr");
                if !matches!(element.name.as_ref(), "c:strRef" | "c:numRef") {
                    return;
                }
                let places = places(&element.find("c:f").unwrap().own_text());
                let cache = element.elements().nth(1).unwrap();
                let count: usize = cache
                    .find("c:ptCount")
                    .unwrap()
                    .get("val")
                    .unwrap()
                    .parse()
                    .unwrap();
                if count != places.len() {
                    different.push(format!("{part}: {count} points, {} cells", places.len()));
                }
                let points: BTreeMap<usize, String> = cache
                    .elements()
                    .filter(|point| point.name == "c:pt")
                    .map(|point| {
                        let index = point.get("idx").unwrap().parse().unwrap();
                        (index, point.find("c:v").unwrap().own_text())
                    })
                    .collect();
                for (index, place) in places.iter().enumerate() {
                    let (shown, stored) = (points.get(&index), cells.get(place));
                    let number = |text: &String| text.parse::<f64>().ok();
                    let same = shown == stored
                        || (element.name == "c:numRef" && shown.and_then(number) == stored.and_then(number));
                    // An empty name is no cell.
                    let empty = shown.is_some_and(String::is_empty) && stored.is_none();
                    if !same && !empty {
                        different.push(format!("{part}: {place} is {stored:?}, shown as {shown:?}"));
                    }
                }
            });
            self.problem(colours > 0, || {
                format!("{part}: colours that are not of the theme")
            });
            self.problems.append(&mut different);
        }
    }
}

/// The cells of a formula such as `Tiedot!$B$2:$B$5`.
fn places(formula: &str) -> Vec<String> {
    let range = formula.split('!').nth(1).unwrap().replace('$', "");
    let (from, to) = range.split_once(':').unwrap_or((&range, &range));
    let row = |place: &str| place[1..].parse::<usize>().unwrap();
    (row(from)..=row(to))
        .map(|row| format!("{}{row}", &from[..1]))
        .collect()
}

/// The values of the first sheet of a workbook by their places.
pub fn cells(workbook: &[u8]) -> BTreeMap<String, String> {
    let package = Package::read(workbook).unwrap();
    let strings: Vec<String> = match package.part("xl/sharedStrings.xml") {
        Some(bytes) => {
            let root = Element::parse(bytes).unwrap();
            let text = |item: &Element<'_>| item.find("t").map(Element::own_text).unwrap_or_default();
            root.elements().map(text).collect()
        }
        None => Vec::new(),
    };
    let sheet = part_of(&package, "xl/worksheets/sheet1.xml");
    let mut cells = BTreeMap::new();
    sheet.walk(&mut |cell| {
        if let (true, Some(value)) = (cell.name == "c", cell.find("v")) {
            let value = value.own_text();
            let value = match cell.get("t") {
                Some("s") => strings[value.parse::<usize>().unwrap()].clone(),
                _ => value,
            };
            cells.insert(cell.get("r").unwrap().to_owned(), value);
        }
    });
    cells
}

/// Whether an element of this name is somewhere in a shape.
fn holds(shape: &Element<'_>, name: &str) -> bool {
    let mut is_there = false;
    shape.walk(&mut |element| is_there |= element.name == name);
    is_there
}
