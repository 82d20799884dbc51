//! What is carried, and how it is listed.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_append::deck::{Remark, Warning};
use vuosikello_ooxml::{Element, Package, is_untouched, resolve_target};
use vuosikello_slides::{Template, write};

use super::common::{self, check};
use super::foreign::{appended, deck, file, parts, rich, try_append};

fn slides(package: &Package) -> Vec<String> {
    let main = "ppt/presentation.xml";
    let relationships = package.relationships(main).unwrap();
    let root = Element::parse(package.part(main).unwrap()).unwrap();
    let target = |slide: &Element<'_>| {
        let link = relationships.with_id(slide.get("r:id").unwrap()).unwrap();
        resolve_target(main, &link.target).unwrap()
    };
    root.find("p:sldIdLst").unwrap().elements().map(target).collect()
}

/// The parts that slides lead to in both files, compared: the types of those whose bytes differ.
fn differing(ours: &Package, theirs: &Package) -> BTreeSet<String> {
    let (own, other) = (slides(ours), slides(theirs));
    let mut waiting: Vec<(String, String)> = own[own.len() - other.len()..]
        .iter()
        .cloned()
        .zip(other)
        .collect();
    let mut seen = BTreeMap::new();
    let mut different = BTreeSet::new();
    while let Some((own, other)) = waiting.pop() {
        if let Some(known) = seen.insert(other.clone(), own.clone()) {
            assert_eq!(known, own);
            continue;
        }
        let kind = ours.content_types().of(&own).unwrap();
        assert_eq!(theirs.content_types().of(&other), Some(kind));
        if ours.part(&own).unwrap() != theirs.part(&other).unwrap() {
            let name = kind.rsplit('.').next().unwrap();
            different.insert(name.trim_end_matches("+xml").to_owned());
        }
        let (left, right) = (
            ours.relationships(&own).unwrap(),
            theirs.relationships(&other).unwrap(),
        );
        assert_eq!(left.iter().count(), right.iter().count(), "{other}");
        for right in right.iter() {
            let left = left.with_id(&right.id).unwrap();
            assert_eq!((&left.kind, left.external), (&right.kind, right.external));
            if right.external {
                assert_eq!(left.target, right.target);
            } else if !right.kind.ends_with("/notesMaster") {
                let left = resolve_target(&own, &left.target).unwrap();
                waiting.push((left, resolve_target(&other, &right.target).unwrap()));
            }
        }
    }
    different
}

#[test]
fn slides_are_carried_byte_by_byte_with_what_they_lead_to() {
    let theirs = rich("Hankkeet");
    let output = appended(&theirs);
    let ours = Package::read(&output.bytes).unwrap();
    // Masters list the ids of their layouts, and slides have their numbers in the deck.
    assert_eq!(
        differing(&ours, &theirs),
        BTreeSet::from(["slide".to_owned(), "slideMaster".to_owned()])
    );
    assert_eq!(check::problems(&output.bytes), [""; 0]);
    let is_of_look = |warning: &Warning| {
        matches!(
            warning,
            Warning::Foreign {
                remark: Remark::Typefaces(..) | Remark::Colours(_),
                ..
            }
        )
    };
    assert!(output.warnings.iter().all(is_of_look), "{:?}", output.warnings);
    assert!(is_untouched(&output.bytes));
}

/// A text without the number of its slide, which stands last.
fn unnumbered(text: &str) -> String {
    let (before, last) = text.rsplit_once('\n').unwrap_or((text, ""));
    let is_number = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { before } else { text }.to_owned()
}

#[test]
fn titles_texts_and_notes_follow_the_own_slides() {
    let (first, second) = (file("Hankkeet"), file("Kehitys"));
    let output = try_append(&[("b.pptx", &first), ("a.pptx", &second)]).unwrap();
    let own = write(&common::deck(), Template::built_in()).unwrap().bytes;
    for read in [check::titles, check::texts, check::notes] {
        let expected: Vec<String> = [&own, &first, &second]
            .into_iter()
            .flat_map(|bytes| read(bytes))
            .collect();
        let read: Vec<String> = read(&output.bytes);
        let texts = |texts: &[String]| texts.iter().map(|text| unnumbered(text)).collect::<Vec<_>>();
        assert_eq!(texts(&read), texts(&expected));
    }
    let numbered = check::texts(&output.bytes);
    for (number, text) in (1..).zip(&numbered).skip(1) {
        assert!(text.ends_with(&format!("\n{number}")), "{number}: {text}");
    }
    assert_eq!(output.slides, check::titles(&output.bytes).len());
    assert_eq!(check::problems(&output.bytes), [""; 0]);
}

#[test]
fn the_properties_of_the_file_count_all_slides() {
    let output = appended(&parts("Hankkeet"));
    let package = Package::read(&output.bytes).unwrap();
    let properties = Element::parse(package.part("docProps/app.xml").unwrap()).unwrap();
    assert_eq!(
        properties.find("Slides").unwrap().own_text(),
        output.slides.to_string()
    );
    let notes = check::notes(&output.bytes);
    let pages = notes.iter().filter(|notes| !notes.is_empty()).count();
    assert_eq!(properties.find("Notes").unwrap().own_text(), pages.to_string());
}

fn main_part(bytes: &[u8], read: impl FnOnce(&Element<'_>, &Package)) {
    let package = Package::read(bytes).unwrap();
    let root = Element::parse(package.part("ppt/presentation.xml").unwrap()).unwrap();
    read(&root, &package);
}

#[test]
fn ids_of_slides_masters_and_layouts_stay_unique() {
    let output = try_append(&[
        ("a.pptx", &file("Hankkeet")),
        ("b.pptx", &rich("Kehitys").write().unwrap()),
    ])
    .unwrap();
    main_part(&output.bytes, |root, package| {
        let mut ids = Vec::new();
        let mut collect = |root: &Element<'_>| {
            root.walk(&mut |element| {
                if matches!(
                    element.name.as_ref(),
                    "p:sldMasterId" | "p:sldLayoutId" | "p:sldId"
                ) {
                    ids.push(element.get("id").unwrap().parse::<u32>().unwrap());
                }
            });
        };
        collect(root);
        for (name, bytes) in package
            .parts()
            .filter(|(name, _)| name.contains("slideMasters/slide"))
        {
            collect(&Element::parse(bytes).expect(name));
        }
        let unique: BTreeSet<u32> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
    });
}

#[test]
fn each_file_has_a_section_named_after_its_title_or_its_name() {
    let mut nameless = parts("Kehitys");
    let core = String::from_utf8(nameless.part("docProps/core.xml").unwrap().to_vec()).unwrap();
    let core = core.replace("Kehitys", "PowerPoint-esitys");
    nameless.insert("docProps/core.xml", "", core.into_bytes());
    let files = [
        ("01 a.pptx", file("Hankkeet")),
        ("02 Kehitysjono.pptx", nameless.write().unwrap()),
    ];
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    let output = try_append(&files).unwrap();
    main_part(&output.bytes, |root, _| {
        let mut names = Vec::new();
        let mut ids = BTreeSet::new();
        root.walk(&mut |element| {
            if element.name == "p14:section" {
                names.push(element.get("name").unwrap().to_owned());
                assert!(ids.insert(element.get("id").unwrap().to_owned()));
            }
        });
        assert_eq!(names[names.len() - 2..], ["Hankkeet", "02 Kehitysjono"]);
    });
}

fn masters(bytes: &[u8]) -> usize {
    let mut count = 0;
    main_part(bytes, |root, _| {
        count = root.find("p:sldMasterIdLst").unwrap().elements().count()
    });
    count
}

#[test]
fn a_master_that_is_there_already_is_not_carried_again() {
    let own = write(&deck("Hankkeet"), Template::built_in()).unwrap().bytes;
    let output = try_append(&[("a.pptx", &own)]).unwrap();
    assert_eq!(masters(&output.bytes), 1);
    let output = try_append(&[
        ("a.pptx", &file("Hankkeet")),
        ("b.pptx", &file("Kehitys")),
        ("c.pptx", &own),
    ]);
    // The same title as in the first file.
    let output = output.unwrap();
    assert_eq!(masters(&output.bytes), 2);
    let of_titles = output.warnings.iter().filter(|warning| {
        matches!(
            warning,
            Warning::Foreign {
                remark: Remark::RepeatedTitles { .. },
                ..
            }
        )
    });
    let of_titles: Vec<&Warning> = of_titles.collect();
    assert!(matches!(of_titles.as_slice(), [Warning::Foreign { file, .. }] if file == "c.pptx"));
}

#[test]
fn the_same_picture_of_two_files_is_carried_once() {
    let (first, second) = (
        rich("Hankkeet").write().unwrap(),
        rich("Kehitys").write().unwrap(),
    );
    let output = try_append(&[("a.pptx", &first), ("b.pptx", &second)]).unwrap();
    let package = Package::read(&output.bytes).unwrap();
    let count = |folder: &str| {
        package
            .parts()
            .filter(|(name, _)| name.starts_with(folder))
            .count()
    };
    assert_eq!(count("ppt/media/kuva"), 1);
    assert_eq!(count("ppt/diagrams/data"), 2);
    assert_eq!(check::problems(&output.bytes), [""; 0]);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let files = [rich("Hankkeet").write().unwrap(), file("Kehitys")];
    let bytes = || {
        try_append(&[("a.pptx", &files[0]), ("b.pptx", &files[1])])
            .unwrap()
            .bytes
    };
    let again = bytes();
    assert!(bytes() == again);
}

#[test]
fn a_deck_with_slides_of_others_can_be_appended_itself() {
    let once = appended(&rich("Hankkeet"));
    let twice = try_append(&[("koko.pptx", &once.bytes)]).unwrap();
    let texts = |bytes: &[u8]| -> Vec<String> {
        let texts = check::texts(bytes);
        texts.iter().map(|text| unnumbered(text)).collect()
    };
    assert_eq!(
        texts(&twice.bytes)[twice.slides - once.slides..],
        texts(&once.bytes)
    );
    assert_eq!(masters(&twice.bytes), 2);
}
