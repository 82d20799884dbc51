//! What breaks clauses of the standards: mended, or refused by page and clause.

use lopdf::{Dictionary, Document, Stream, dictionary};
use vuosikello_append::pdf::{Annex, Component, Fault, Output, Warning, write};
use vuosikello_pdf::Brand;

use super::{append, faults, file, first_page, loaded, name, sample};

/// Gives the first page this content.
fn content(document: &mut Document, content: &[u8]) {
    let content = document.add_object(Stream::new(Dictionary::new(), content.to_vec()));
    first_page(document).set("Contents", content);
}

/// Gives the first page these resources.
fn resources(document: &mut Document, resources: Dictionary) {
    first_page(document).set("Resources", resources);
}

fn image(entries: Dictionary) -> impl FnOnce(&mut Document) {
    let mut image = dictionary! {
        "Type" => name("XObject"), "Subtype" => name("Image"), "Width" => 1, "Height" => 1,
        "BitsPerComponent" => 8, "ColorSpace" => name("DeviceRGB"),
    };
    for (key, value) in entries {
        image.set(key, value);
    }
    |document| {
        let image = document.add_object(Stream::new(image, vec![0; 4]));
        resources(
            document,
            dictionary! { "XObject" => dictionary! { "I" => image } },
        );
        content(document, b"/I Do");
    }
}

#[test]
fn cmyk_colours_are_refused_wherever_they_are() {
    let inks = [Fault::Cmyk];
    assert_eq!(faults(|file| content(file, b"0 1 0 0 k 0 0 9 9 re f")), inks);
    assert_eq!(
        faults(image(dictionary! { "ColorSpace" => name("DeviceCMYK") })),
        inks
    );
    let form = |file: &mut Document| {
        let form = dictionary! { "Type" => name("XObject"), "Subtype" => name("Form") };
        let form = file.add_object(Stream::new(form, b"1 0 0 0 K".to_vec()));
        resources(file, dictionary! { "XObject" => dictionary! { "F" => form } });
        content(file, b"/F Do");
    };
    assert_eq!(faults(form), inks);
}

#[test]
fn what_archives_forbid_of_operators_images_and_graphics_states_is_refused() {
    assert_eq!(
        faults(|file| content(file, b"q foo Q")),
        [Fault::Operator("foo".into())]
    );
    assert_eq!(
        faults(|file| content(file, b"BX foo EX")),
        [Fault::Operator("foo".into())]
    );
    let entry = |name: &str| [Fault::Entry(name.to_owned())];
    assert_eq!(
        faults(image(dictionary! { "OPI" => Dictionary::new() })),
        entry("OPI")
    );
    let function = dictionary! { "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 2 };
    assert_eq!(faults(state(dictionary! { "TR" => function })), entry("TR"));
    let named = dictionary! { "HalftoneType" => 1, "HalftoneName" => name("A") };
    assert_eq!(faults(state(dictionary! { "HT" => named })), entry("HT"));
    let script = |file: &mut Document| {
        let script = Stream::new(dictionary! { "Subtype" => name("PS") }, b"showpage".to_vec());
        let script = file.add_object(script);
        resources(file, dictionary! { "XObject" => dictionary! { "X" => script } });
        content(file, b"/X Do");
    };
    assert_eq!(faults(script), [Fault::PostScript]);
}

/// Gives the first page a graphics state with these entries.
fn state(entries: Dictionary) -> impl FnOnce(&mut Document) {
    |document| {
        resources(
            document,
            dictionary! { "ExtGState" => dictionary! { "G" => entries } },
        );
        content(document, b"/G gs 0 0 9 9 re f");
    }
}

#[test]
fn what_no_page_draws_with_breaks_no_clause() {
    let unused = |document: &mut Document| {
        let state = dictionary! { "TR" => dictionary! { "FunctionType" => 2 } };
        resources(
            document,
            dictionary! { "ExtGState" => dictionary! { "G" => state } },
        );
    };
    assert!(append(&file(unused)).is_ok());
}

#[test]
fn entries_that_change_nothing_are_put_right() {
    let entries = dictionary! {
        "TR" => name("Identity"), "TR2" => name("Default"), "HTP" => vec![0.into(), 0.into()], "RI" => name("Odd"),
        "BM" => name("Odd"),
    };
    let document = loaded(&append(&file(state(entries))).unwrap());
    let mut objects = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let states = objects.find_map(|page| {
        let resources = page.get(b"Resources").ok()?.as_dict().ok()?;
        resources
            .get(b"ExtGState")
            .ok()?
            .as_dict()
            .ok()?
            .get(b"G")
            .ok()?
            .as_dict()
            .ok()
    });
    let state = states.unwrap();
    assert!(
        !state.has(b"TR") && !state.has(b"TR2") && !state.has(b"HTP"),
        "{state:?}"
    );
    assert_eq!(state.get(b"RI").unwrap(), &name("RelativeColorimetric"));
    assert_eq!(state.get(b"BM").unwrap(), &name("Normal"));
}

/// The content of the first page of the annex, decoded, with the stamp behind it: it is 400 points wide.
fn content_of(output: &Output) -> String {
    let document = loaded(output);
    let pages: Vec<_> = document.page_iter().collect();
    let page = pages.iter().find(|page| {
        let page = document.get_dictionary(**page).unwrap();
        let width = page.get(b"MediaBox").unwrap().as_array().unwrap()[2]
            .as_float()
            .unwrap();
        (width - 400.0).abs() < 1.0
    });
    String::from_utf8_lossy(&document.get_page_content(*page.unwrap())).into_owned()
}

#[test]
fn states_and_marks_that_are_left_open_end_with_the_content() {
    let open = append(&file(|file| {
        content(file, b"q q 0.5 0 0 0.5 9 9 cm 0 0 9 9 re f Q Q Q EMC q")
    }))
    .unwrap();
    let text = content_of(&open);
    let count = |word: &str| text.split_whitespace().filter(|it| *it == word).count();
    assert_eq!((count("q"), count("BDC")), (count("Q"), count("EMC")), "{text}");
}

#[test]
fn the_stamp_nests_no_deeper_than_the_content() {
    let deep = [b"q ".repeat(28), b"0 0 9 9 re f ".to_vec(), b"Q ".repeat(28)].concat();
    let text = content_of(&append(&file(|file| content(file, &deep))).unwrap());
    let depths = text.split_whitespace().scan(0, |depth, word| {
        *depth += i32::from(word == "q") - i32::from(word == "Q");
        Some(*depth)
    });
    assert_eq!(depths.max(), Some(28));
    let deeper = [b"q ".repeat(29), b"0 0 9 9 re f ".to_vec(), b"Q ".repeat(29)].concat();
    assert_eq!(faults(|file| content(file, &deeper)), [Fault::NestedStates]);
}

#[test]
fn marks_that_are_left_of_a_lost_structure_are_taken_out() {
    let left = b"/P <</MCID 3>> BDC 0 0 9 9 re f EMC /Artifact BMC 0 0 9 9 re f EMC /Span <</ActualText (a)>> BDC 0 0 1 1 re f EMC";
    let text = content_of(&append(&file(|file| content(file, left))).unwrap());
    assert!(!text.contains("MCID 3") && text.contains("ActualText"), "{text}");
    assert_eq!(text.matches("/Artifact").count(), 1, "the stamp's: {text}");
}

#[test]
fn an_annex_as_it_is_takes_the_claim_away_and_the_summary_tells_it() {
    let bytes = file(|file| content(file, b"0 1 0 0 k 0 0 9 9 re f"));
    let agreement = sample::agreement();
    let annex = Annex {
        head: sample::head("Tietoturvallisuus", Some("Liite 2")),
        bytes: &bytes,
        as_is: true,
    };
    let components = [Component::Document(&agreement), Component::Annex(annex)];
    let output = write(&components, &Brand::built_in().unwrap()).unwrap();
    let text = String::from_utf8_lossy(&output.bytes);
    assert!(!text.contains("pdfaid:part") && text.contains("<pdfuaid:part>1"));
    let told = output
        .warnings
        .iter()
        .find(|warning| matches!(warning, Warning::TakenAsIs { .. }));
    let told = told.unwrap().to_string();
    assert!(
        told.contains("sivu 1") && told.contains("6.2.4.3") && told.contains("PDF/A"),
        "{told}"
    );
}

#[test]
fn a_page_of_more_than_five_metres_is_refused() {
    let large = vec![0.into(), 0.into(), 14_401.into(), 600.into()];
    assert_eq!(
        faults(|file| first_page(file).set("MediaBox", large)),
        [Fault::PageSize]
    );
    let small = vec![0.into(), 0.into(), 2.into(), 2.into()];
    assert_eq!(
        faults(|file| first_page(file).set("TrimBox", small)),
        [Fault::PageSize]
    );
}

/// A font with this program and this Unicode map, and a text set in it.
fn font(document: &mut Document, program: &[u8], map: &str) {
    let program = document.add_object(Stream::new(Dictionary::new(), program.to_vec()));
    let map = document.add_object(Stream::new(Dictionary::new(), map.as_bytes().to_vec()));
    let font = dictionary! {
        "Type" => name("Font"), "Subtype" => name("Type1"), "BaseFont" => name("OpenSymbol"),
        "FirstChar" => 1, "LastChar" => 1, "Widths" => vec![500.into()],
        "FontDescriptor" => dictionary! { "FontFile" => program }, "ToUnicode" => map,
    };
    resources(document, dictionary! { "Font" => dictionary! { "F" => font } });
    content(document, b"BT /F 9 Tf <01> Tj ET");
}

#[test]
fn a_font_that_is_not_embedded_is_told_by_its_name() {
    let found = faults(|document| {
        let font = dictionary! {
            "Type" => name("Font"), "Subtype" => name("TrueType"), "BaseFont" => name("Arial"), "FirstChar" => 65,
            "LastChar" => 65, "Widths" => vec![500.into()], "Encoding" => name("WinAnsiEncoding"),
        };
        resources(document, dictionary! { "Font" => dictionary! { "F1" => font } });
        content(document, b"BT /F1 9 Tf (A) Tj ET");
    });
    assert_eq!(found, [Fault::FontNotEmbedded("Arial".into())]);
    assert!(found[0].to_string().contains("Arial"));
}

#[test]
fn a_damaged_font_is_told_by_its_name() {
    let map = "1 beginbfchar <01> <0041> endbfchar";
    assert_eq!(
        faults(|file| font(file, b"damaged", map)),
        [Fault::FontDamaged("OpenSymbol".into())]
    );
}

#[test]
fn a_character_without_a_meaning_is_told() {
    let font_name = || "OpenSymbol".to_owned();
    let map = "1 beginbfchar <02> <0041> endbfchar";
    assert_eq!(
        faults(|file| font(file, b"%!PS-AdobeFont-1.0", map)),
        [Fault::NoUnicode(font_name())]
    );
    let map = "1 beginbfchar <01> <0000> endbfchar";
    assert_eq!(
        faults(|file| font(file, b"%!PS-AdobeFont-1.0", map)),
        [Fault::FalseUnicode(font_name())]
    );
}

#[test]
fn bullets_in_the_private_use_area_become_bullets() {
    let map = "1 beginbfchar <01> <F0B7> endbfchar";
    let file = file(|file| font(file, b"%!PS-AdobeFont-1.0", map));
    let document = loaded(&append(&file).unwrap());
    let maps = document.objects.values().filter_map(|object| {
        let plain = object.as_stream().ok()?.get_plain_content().ok()?;
        String::from_utf8(plain).ok()
    });
    let maps: Vec<String> = maps
        .filter(|map| map.contains("beginbfchar\n<01>") || map.contains("beginbfchar <01>"))
        .collect();
    assert_eq!(maps, ["1 beginbfchar <01> <2022> endbfchar"]);
}

/// An image in JPEG 2000 of one pixel, by the channels of its header and its colour specifications.
fn jpeg2000(channels: u8, colours: &[&[u8]]) -> impl FnOnce(&mut Document) {
    let boxed =
        |kind: &[u8], content: &[u8]| [&(content.len() as u32 + 8).to_be_bytes(), kind, content].concat();
    let mut header = boxed(b"ihdr", &[0, 0, 0, 1, 0, 0, 0, 1, 0, channels, 7, 7, 0, 0]);
    header.extend(colours.iter().flat_map(|it| boxed(b"colr", it)));
    let start = [b"jP  ".as_slice(), b"\r\n\x87\n"];
    let bytes = [boxed(start[0], start[1]), boxed(b"jp2h", &header)].concat();
    |document| {
        let image = dictionary! {
            "Type" => name("XObject"), "Subtype" => name("Image"), "Width" => 1, "Height" => 1, "Filter" => name("JPXDecode"),
        };
        let image = document.add_object(Stream::new(image, bytes));
        resources(
            document,
            dictionary! { "XObject" => dictionary! { "I" => image } },
        );
        content(document, b"/I Do");
    }
}

#[test]
fn images_in_jpeg_2000_are_taken_where_archives_allow_them() {
    const SRGB: &[u8] = &[1, 0, 0, 0, 0, 0, 16];
    assert!(append(&file(jpeg2000(3, &[SRGB]))).is_ok());
    assert_eq!(faults(jpeg2000(3, &[&[1, 0, 0, 0, 0, 0, 12]])), [Fault::Cmyk]);
    for (channels, colours) in [(2, SRGB), (3, &[1, 0, 0, 0, 0, 0, 19]), (3, &[4, 0, 0])] {
        let found = faults(jpeg2000(channels, &[colours]));
        assert!(matches!(found.as_slice(), [Fault::Jpeg2000(_)]), "{found:?}");
    }
}

#[test]
fn an_image_in_jpeg_2000_that_is_packed_once_more_is_unpacked() {
    let packed = |document: &mut Document| {
        jpeg2000(3, &[&[1, 0, 0, 0, 0, 0, 16]])(document);
        let image = document
            .objects
            .values_mut()
            .filter_map(|object| object.as_stream_mut().ok());
        let mut image = image.filter(|it| it.dict.has_type(b"XObject"));
        let image = image.next().unwrap();
        image.content.resize(2_000, 0);
        image.dict.remove(b"Filter");
        image.compress().unwrap();
        image
            .dict
            .set("Filter", vec![name("FlateDecode"), name("JPXDecode")]);
    };
    let document = loaded(&append(&file(packed)).unwrap());
    let mut streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let image = streams
        .find(|it| it.dict.get(b"Filter").ok() == Some(&name("JPXDecode")))
        .unwrap();
    assert_eq!(image.content.len(), 2_000);
}

/// A page that writes one character with a font of drawn glyphs, of which the font says this width.
fn drawn_glyph(width: i64, glyph: &'static str, drawn: &'static [u8]) -> impl FnOnce(&mut Document) {
    move |document| {
        let drawn = document.add_object(Stream::new(Dictionary::new(), drawn.to_vec()));
        let differences = dictionary! { "Differences" => vec![97.into(), name(glyph)] };
        let font = dictionary! {
            "Type" => name("Font"), "Subtype" => name("Type3"), "FontBBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "FontMatrix" => vec![0.001.into(), 0.into(), 0.into(), 0.001.into(), 0.into(), 0.into()],
            "CharProcs" => dictionary! { "a" => drawn }, "Encoding" => differences, "FirstChar" => 97, "LastChar" => 97,
            "Widths" => vec![width.into()], "Resources" => Dictionary::new(),
        };
        let font = document.add_object(font);
        resources(document, dictionary! { "Font" => dictionary! { "F" => font } });
        content(document, b"BT /F 9 Tf (a) Tj ET");
    }
}

#[test]
fn drawn_glyphs_are_there_and_as_wide_as_their_font_says() {
    let (width, missing) = (
        Fault::GlyphWidth("Type 3".into()),
        Fault::GlyphMissing("Type 3".into()),
    );
    assert!(append(&file(drawn_glyph(500, "a", b"500 0 d0 0 0 9 9 re f"))).is_ok());
    assert!(append(&file(drawn_glyph(500, "a", b"500 0 0 0 9 9 d1 0 0 9 9 re f"))).is_ok());
    for (font, glyph, drawn, fault) in [
        (510, "a", b"500 0 d0".as_slice(), &width),
        (500, "a", b"0 0 9 9 re f", &width),
        (500, "b", b"500 0 d0", &missing),
    ] {
        assert_eq!(
            &faults(drawn_glyph(font, glyph, drawn)),
            std::slice::from_ref(fault)
        );
    }
}

/// Gives the composite fonts of a file another character map.
fn with_map(change: impl Fn(&mut Document, &mut Dictionary)) -> Vec<u8> {
    let mut document = Document::load_mem(include_bytes!("fixtures/typst.pdf")).unwrap();
    let is_composite = |object: &lopdf::Object| {
        object
            .as_dict()
            .is_ok_and(|it| it.get(b"DescendantFonts").is_ok())
    };
    let fonts: Vec<_> = document
        .objects
        .iter()
        .filter(|(_, object)| is_composite(object))
        .map(|(id, _)| *id)
        .collect();
    assert!(!fonts.is_empty());
    for id in fonts {
        let mut font = document.get_dictionary(id).unwrap().clone();
        change(&mut document, &mut font);
        document.set_object(id, font);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn character_maps_of_composite_fonts_go_with_their_fonts() {
    let map = |entries: Dictionary, content: &'static str| {
        with_map(move |document, font| {
            let info = dictionary! { "Registry" => lopdf::Object::string_literal("Adobe"), "Ordering" => lopdf::Object::string_literal("Identity") };
            let mut map =
                dictionary! { "Type" => name("CMap"), "CMapName" => name("Own"), "CIDSystemInfo" => info };
            map.extend(&entries);
            let ranges = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 begincidrange <0000> <FFFF> 0 endcidrange";
            let content = format!("{content} {ranges}").into_bytes();
            font.set("Encoding", document.add_object(Stream::new(map, content)));
        })
    };
    let is_refused = |bytes: &[u8]| match append(bytes) {
        Ok(_) => false,
        Err(error) => error.to_string().contains("(CMap)"),
    };
    assert!(append(&map(Dictionary::new(), "")).is_ok());
    assert!(append(&map(dictionary! { "UseCMap" => name("Identity-H") }, "")).is_ok());
    assert!(is_refused(&map(dictionary! { "UseCMap" => name("Own-H") }, "")));
    assert!(is_refused(&map(dictionary! { "WMode" => 1 }, "/WMode 0 def")));
    assert!(is_refused(&map(
        dictionary! { "CIDSystemInfo" => lopdf::Object::Null },
        ""
    )));
    // Of another collection of characters than the font, and of none.
    assert!(is_refused(&with_map(
        |_, font| font.set("Encoding", "90ms-RKSJ-H")
    )));
    assert!(is_refused(&with_map(|_, font| font.set("Encoding", "Own-H"))));
}

/// A page that paints in a colour space with a profile of this version, class and colour model, of which the space says that it has so
/// many components.
fn profile(
    version: u8,
    class: &'static [u8],
    model: &'static [u8],
    components: i64,
) -> impl FnOnce(&mut Document) {
    move |document| {
        let mut header = vec![0; 128];
        for (at, bytes) in [(8, [version].as_slice()), (12, class), (16, model), (36, b"acsp")] {
            header[at..at + bytes.len()].copy_from_slice(bytes);
        }
        let profile = document.add_object(Stream::new(dictionary! { "N" => components }, header));
        let space = vec![name("ICCBased"), profile.into()];
        resources(
            document,
            dictionary! { "ColorSpace" => dictionary! { "C" => space } },
        );
        content(document, b"/C cs 0 0 9 9 re f");
    }
}

#[test]
fn profiles_describe_colours_and_their_space_as_archives_ask() {
    assert!(append(&file(profile(4, b"mntr", b"RGB ", 3))).is_ok());
    for wrong in [
        profile(5, b"mntr", b"RGB ", 3),
        profile(4, b"link", b"RGB ", 3),
        profile(4, b"mntr", b"RGB ", 4),
    ] {
        let found = faults(wrong);
        assert!(matches!(found.as_slice(), [Fault::ColourSpace(_)]), "{found:?}");
    }
    let inks = |described: bool| {
        move |document: &mut Document| {
            let function =
                dictionary! { "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1 };
            let gold = vec![
                name("Separation"),
                name("Kulta"),
                name("DeviceRGB"),
                function.clone().into(),
            ];
            let mut space = vec![
                name("DeviceN"),
                vec![name("Kulta")].into(),
                name("DeviceRGB"),
                function.into(),
            ];
            if described {
                space.push(dictionary! { "Colorants" => dictionary! { "Kulta" => gold } }.into());
            }
            resources(
                document,
                dictionary! { "ColorSpace" => dictionary! { "C" => space } },
            );
            content(document, b"/C cs 1 scn 0 0 9 9 re f");
        }
    };
    assert!(append(&file(inks(true))).is_ok());
    let found = faults(inks(false));
    assert!(matches!(found.as_slice(), [Fault::ColourSpace(_)]), "{found:?}");
}
