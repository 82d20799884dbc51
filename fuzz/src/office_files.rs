//! Changes Office files: elements of their parts go, come twice, stand elsewhere, in or round others, with other values.

use vuosikello::ooxml::{NodeId, Package, SourceTree};
use vuosikello::redline::misplaced;

use crate::random::Random;

/// What attributes and texts may become.
const VALUES: [&str; 16] = [
    "",
    "0",
    "1",
    "-1",
    "2",
    "99",
    "4294967296",
    "-9223372036854775809",
    "1e9",
    "true",
    "restart",
    "begin",
    "end",
    "separate",
    "rId1",
    "ä\u{202e}§",
];

/// Elements that go round others.
const AROUND: [(&str, &str); 9] = [
    ("<w:ins w:id=\"901\" w:author=\"A\">", "</w:ins>"),
    ("<w:del w:id=\"902\" w:author=\"A\">", "</w:del>"),
    ("<w:moveFrom w:id=\"903\" w:author=\"A\">", "</w:moveFrom>"),
    ("<w:moveTo w:id=\"904\" w:author=\"A\">", "</w:moveTo>"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:hyperlink r:id=\"rId1\">", "</w:hyperlink>"),
    ("<w:p><w:r>", "</w:r></w:p>"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    (
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">",
        "</mc:Choice></mc:AlternateContent>",
    ),
];

/// Elements that come where there were none.
const ALONE: [&str; 12] = [
    "<w:p/>",
    "<w:tbl/>",
    "<w:tr/>",
    "<w:tc/>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
    "<w:rPr><w:del w:id=\"905\" w:author=\"A\"/></w:rPr>",
    "<w:trPr><w:ins w:id=\"906\" w:author=\"A\"/></w:trPr>",
    "<w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>",
    "<w:sectPr/>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
];

/// How often a file is changed in another way in search of one that Word would open; now and then all of them would be refused.
const TRIES: usize = 6;

/// The main part of a Word file.
const DOCUMENT: &str = "word/document.xml";

/// As [`changed`], but mostly a file that Word would open: one in which elements stand where they can.
pub(crate) fn sound(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut found = changed(bytes, random);
    for _ in 0..TRIES {
        if matches!(misplaced(&found), Ok(None)) {
            break;
        }
        found = changed(bytes, random);
    }
    found
}

/// A file like the given one, but for a few changes.
pub(crate) fn changed(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    if random.percent(4) {
        return crate::bytes::changed(bytes, random);
    }
    let Ok(mut package) = Package::read(bytes) else {
        return bytes.to_vec();
    };
    let names: Vec<String> = package
        .parts()
        .map(|(name, _)| name.to_owned())
        .filter(|name| name.ends_with(".xml") || name.ends_with(".rels"))
        .collect();
    for _ in 0..1 + random.below(6) {
        // Of a Word file most lies in one part; of others in many.
        let name = match random.percent(70) && package.part(DOCUMENT).is_some() {
            true => DOCUMENT.to_owned(),
            false => random.pick(&names).cloned().unwrap_or_default(),
        };
        let Some(part) = package.part(&name).map(<[u8]>::to_vec) else {
            continue;
        };
        let part = match random.percent(3) {
            true => crate::bytes::changed(&part, random),
            false => changed_part(&part, random),
        };
        package.insert(name, "", part);
    }
    package.write().unwrap_or_default()
}

fn changed_part(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let Ok(tree) = SourceTree::parse(bytes) else {
        return bytes.to_vec();
    };
    let nodes = all(&tree);
    let (Some(&one), Some(&other)) = (random.pick(&nodes), random.pick(&nodes)) else {
        return bytes.to_vec();
    };
    let span = tree.node(one).span.clone();
    let source = tree.source(one);
    let (from, text) = match random.below(8) {
        0 => (span, String::new()),
        1 => (span, source.repeat(2)),
        // Another element in its place, or inside it.
        2 => (span, tree.source(other).to_owned()),
        3 => (span.clone(), format!("{source}{}", tree.source(other))),
        4 => match random.pick(&AROUND) {
            Some((before, after)) => (span, format!("{before}{source}{after}")),
            None => return bytes.to_vec(),
        },
        5 => (
            span.clone(),
            format!("{}{source}", random.pick(&ALONE).copied().unwrap_or_default()),
        ),
        6 => {
            let inner = tree.node(one).inner.clone();
            let added = random.pick(&ALONE).copied().unwrap_or_default();
            match inner.start < span.end {
                true => (inner.start..inner.start, added.to_owned()),
                false => (span, added.to_owned()),
            }
        }
        _ => {
            let attributes = &tree.node(one).attributes;
            let Some((key, _)) = random.pick(attributes) else {
                return bytes.to_vec();
            };
            let tag = tree.slice(span.start..tree.node(one).inner.start.min(span.end));
            let Some(at) = tag.find(&format!("{key}=\"")).map(|at| at + key.len() + 2) else {
                return bytes.to_vec();
            };
            let end = tag
                .get(at..)
                .and_then(|rest| rest.find('"'))
                .map_or(at, |end| at + end);
            let value = random.pick(&VALUES).copied().unwrap_or_default();
            (span.start + at..span.start + end, value.to_owned())
        }
    };
    let whole = tree.all();
    let (Some(before), Some(after)) = (whole.get(..from.start), whole.get(from.end..)) else {
        return bytes.to_vec();
    };
    format!("{before}{text}{after}").into_bytes()
}

fn all(tree: &SourceTree<'_>) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut open: Vec<NodeId> = tree.elements(tree.root()).collect();
    while let Some(node) = open.pop() {
        found.push(node);
        open.extend(tree.elements(node));
    }
    found
}
