//! A brand quite unlike the built-in one: 4:3, light text on dark green, serif headings in capitals, English names, two
//! masters, slides of an old presentation, and no layouts for charts and tables.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "samples for tests, of which each uses some"
)]
use vuosikello_ooxml::{ContentTypes, Package, Relationships};

const NAMESPACES: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
const GROUP: &str = r#"<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>"#;
const MAP: &str = r#"<p:clrMap bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>"#;

/// A placeholder of a layout or a master.
pub struct Holder<'a> {
    pub id: u32,
    pub mark: &'a str,
    pub frame: Option<[i64; 4]>,
    pub locks: &'a str,
    pub style: &'a str,
}

impl Holder<'_> {
    pub fn xml(&self) -> String {
        let place = self.frame.map_or(String::new(), |[x, y, width, height]| {
            format!(
                r#"<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#
            )
        });
        let Holder {
            id,
            mark,
            locks,
            style,
            ..
        } = self;
        let text = if mark.contains("sldNum") {
            r#"<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>"#
        } else {
            r#"<a:r><a:rPr lang="en-GB"/><a:t>Text</a:t></a:r>"#
        };
        format!(
            r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Holder {id}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr><p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"#
        )
    }
}

/// A placeholder without a place or a style of its own.
pub fn holder(id: u32, mark: &str) -> Holder<'_> {
    Holder {
        id,
        mark,
        frame: None,
        locks: "",
        style: "",
    }
}

fn colour(name: &str, value: &str) -> String {
    format!(r#"<a:{name}><a:srgbClr val="{value}"/></a:{name}>"#)
}

fn theme() -> String {
    let colours = [
        ("dk1", "0F2E2A"),
        ("lt1", "F7F3E8"),
        ("dk2", "1D4A43"),
        ("lt2", "F2C14E"),
        ("accent1", "F2C14E"),
        ("accent2", "6FC3B2"),
        ("accent3", "E76F51"),
        ("accent4", "B8D8BA"),
        ("accent5", "9D8DF1"),
        ("accent6", "E9D8A6"),
        ("hlink", "9AD1FF"),
        ("folHlink", "D0B3FF"),
    ];
    let colours: String = colours.iter().map(|(name, value)| colour(name, value)).collect();
    let font = |which: &str, name: &str| {
        format!(
            r#"<a:{which}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{which}>"#
        )
    };
    let fill = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    let line = format!(r#"<a:ln w="9525">{fill}</a:ln>"#);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Night"><a:themeElements><a:clrScheme name="Night">{colours}</a:clrScheme><a:fontScheme name="Night">{}{}</a:fontScheme><a:fmtScheme name="Night"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#,
        font("majorFont", "DejaVu Serif"),
        font("minorFont", "Verdana"),
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3),
    )
}

fn master(layouts: std::ops::Range<u32>, id: u32, shapes: &str) -> String {
    let list: String = layouts
        .enumerate()
        .map(|(at, _)| {
            format!(
                r#"<p:sldLayoutId id="{}" r:id="rId{}"/>"#,
                id + 1 + at as u32,
                at + 1
            )
        })
        .collect();
    let level = |n: u32, size: u32, margin: i64, bullet: &str| {
        format!(
            r#"<a:lvl{n}pPr marL="{margin}" indent="{}"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="20000"/></a:spcBef>{bullet}<a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{n}pPr>"#,
            -margin
        )
    };
    let body = level(
        1,
        2000,
        342_900,
        r#"<a:buFont typeface="Arial"/><a:buChar char="»"/>"#,
    ) + &level(
        2,
        1400,
        742_950,
        r#"<a:buFont typeface="Arial"/><a:buChar char="-"/>"#,
    );
    format!(
        r#"<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>{MAP}<p:sldLayoutIdLst>{list}</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="ctr"><a:buNone/><a:defRPr sz="3000" cap="all"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle><a:lvl1pPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>"#
    )
}

fn band() -> String {
    r#"<p:sp><p:nvSpPr><p:cNvPr id="20" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="6400800"/><a:ext cx="9144000" cy="457200"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>"#.to_owned()
}

/// A layout as a part.
pub fn layout(name: &str, kind: &str, holders: &[Holder<'_>]) -> String {
    let shapes: String = holders.iter().map(Holder::xml).collect();
    format!(
        r#"<p:sldLayout {NAMESPACES} type="{kind}"><p:cSld name="{name}"><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"#
    )
}

/// The layouts of the first master.
fn layouts() -> Vec<String> {
    let title = || holder(2, r#"type="title""#);
    let foot = || {
        [
            holder(10, r#"type="dt" sz="half" idx="10""#),
            holder(11, r#"type="ftr" sz="quarter" idx="11""#),
            holder(12, r#"type="sldNum" sz="quarter" idx="12""#),
        ]
    };
    let with_foot = |mut holders: Vec<Holder<'static>>| {
        holders.extend(foot());
        holders
    };
    let half = |id, mark, x| Holder {
        frame: Some([x, 1_600_200, 4_038_600, 4_525_963]),
        ..holder(id, mark)
    };
    vec![
        layout(
            "Title Slide",
            "title",
            &[
                Holder {
                    frame: Some([685_800, 2_130_425, 7_772_400, 1_470_025]),
                    ..holder(2, r#"type="ctrTitle""#)
                },
                Holder {
                    frame: Some([1_371_600, 3_886_200, 6_400_800, 1_752_600]),
                    style: r#"<a:lvl1pPr marL="0" indent="0" algn="ctr"><a:buNone/></a:lvl1pPr>"#,
                    ..holder(3, r#"type="subTitle" idx="1""#)
                },
            ],
        ),
        layout(
            "Title and Content",
            "obj",
            &with_foot(vec![title(), holder(3, r#"idx="1""#)]),
        ),
        layout(
            "Two Content",
            "twoObj",
            &with_foot(vec![
                title(),
                half(3, r#"sz="half" idx="1""#, 457_200),
                half(4, r#"sz="half" idx="2""#, 4_648_200),
            ]),
        ),
        layout("Title Only", "titleOnly", &with_foot(vec![title()])),
    ]
}

fn relate(package: &mut Package, source: &str, targets: &[(&str, &str, String)]) {
    let mut relationships = Relationships::default();
    for (id, kind, target) in targets {
        relationships.add(*id, format!("{KIND}{kind}"), target.as_str());
    }
    package.set_relationships(source, &relationships);
}

fn insert(package: &mut Package, name: impl Into<String>, kind: &str, xml: String) {
    let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{xml}");
    package.insert(name.into(), &format!("{TYPE}{kind}+xml"), xml.into_bytes());
}

/// The parts of the brand, to be changed by tests.
pub fn parts() -> Package {
    let mut package = Package::new(ContentTypes::for_office());
    let frame = |id, mark, frame| Holder {
        frame: Some(frame),
        ..holder(id, mark)
    };
    let mut footers: Vec<Holder<'_>> = vec![
        frame(
            4,
            r#"type="dt" sz="half" idx="2""#,
            [457_200, 6_400_800, 1_828_800, 457_200],
        ),
        frame(
            5,
            r#"type="ftr" sz="quarter" idx="3""#,
            [2_438_400, 6_400_800, 5_105_400, 457_200],
        ),
        frame(
            6,
            r#"type="sldNum" sz="quarter" idx="4""#,
            [7_696_200, 6_400_800, 990_600, 457_200],
        ),
    ];
    for footer in &mut footers {
        footer.style = r#"<a:lvl1pPr algn="ctr"><a:defRPr sz="1100"/></a:lvl1pPr>"#;
    }
    let body = [
        frame(2, r#"type="title""#, [457_200, 274_638, 8_229_600, 1_143_000]),
        frame(
            3,
            r#"type="body" idx="1""#,
            [457_200, 1_600_200, 8_229_600, 4_525_963],
        ),
    ];
    let shapes: String = body.iter().chain(&footers).map(Holder::xml).collect();
    let layouts = layouts();
    let count = layouts.len() as u32;
    insert(
        &mut package,
        "ppt/slideMasters/slideMaster1.xml",
        "slideMaster",
        master(0..count, 2_147_483_648, &(band() + &shapes)),
    );
    insert(
        &mut package,
        "ppt/slideMasters/slideMaster2.xml",
        "slideMaster",
        master(0..1, 2_147_483_700, &shapes),
    );
    package.insert(
        "ppt/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        theme().into_bytes(),
    );
    package.insert(
        "ppt/theme/theme2.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        theme().into_bytes(),
    );
    let mut first = vec![("rIdTheme", "theme", "../theme/theme1.xml".to_owned())];
    let ids: Vec<String> = (1..=count).map(|n| format!("rId{n}")).collect();
    for (n, (id, xml)) in (1..).zip(ids.iter().zip(layouts)) {
        let name = format!("ppt/slideLayouts/slideLayout{n}.xml");
        insert(&mut package, name.clone(), "slideLayout", xml);
        let back = (
            "rId1",
            "slideMaster",
            "../slideMasters/slideMaster1.xml".to_owned(),
        );
        relate(&mut package, &name, &[back]);
        first.push((id, "slideLayout", format!("../slideLayouts/slideLayout{n}.xml")));
    }
    relate(&mut package, "ppt/slideMasters/slideMaster1.xml", &first);
    let other = "ppt/slideLayouts/slideLayout9.xml";
    let holders = [holder(2, r#"type="title""#), holder(3, r#"type="body" idx="1""#)];
    insert(
        &mut package,
        other,
        "slideLayout",
        layout("Section Header", "secHead", &holders),
    );
    relate(
        &mut package,
        other,
        &[("rId1", "slideMaster", "../slideMasters/slideMaster2.xml".into())],
    );
    relate(
        &mut package,
        "ppt/slideMasters/slideMaster2.xml",
        &[
            ("rId1", "slideLayout", "../slideLayouts/slideLayout9.xml".into()),
            ("rId2", "theme", "../theme/theme2.xml".into()),
        ],
    );
    old_slide(&mut package);
    main(&mut package);
    package
}

/// A slide of the presentation that the brand was made from, with its notes.
fn old_slide(package: &mut Package) {
    let slide = format!(
        r#"<p:sld {NAMESPACES}><p:cSld><p:spTree>{GROUP}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"#,
        holder(2, r#"type="title""#).xml().replace("Text", "VANHA DIA")
    );
    insert(package, "ppt/slides/slide1.xml", "slide", slide);
    relate(
        package,
        "ppt/slides/slide1.xml",
        &[
            ("rId1", "slideLayout", "../slideLayouts/slideLayout2.xml".into()),
            ("rId2", "notesSlide", "../notesSlides/notesSlide1.xml".into()),
        ],
    );
    insert(
        package,
        "ppt/notesSlides/notesSlide1.xml",
        "notesSlide",
        format!("<p:notes {NAMESPACES}/>"),
    );
}

fn main(package: &mut Package) {
    let presentation = format!(
        r#"<p:presentation {NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/><p:sldMasterId id="2147483700" r:id="rId2"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId3"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000" type="screen4x3"/><p:notesSz cx="6858000" cy="9144000"/><p:custShowLst><p:custShow name="Old" id="0"><p:sldLst><p:sld r:id="rId3"/></p:sldLst></p:custShow></p:custShowLst><p:modifyVerifier algorithmName="SHA-512" hashData="AA==" saltData="AA==" spinValue="1"/></p:presentation>"#
    );
    insert(package, "ppt/presentation.xml", "presentation.main", presentation);
    relate(
        package,
        "ppt/presentation.xml",
        &[
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml".into()),
            ("rId2", "slideMaster", "slideMasters/slideMaster2.xml".into()),
            ("rId3", "slide", "slides/slide1.xml".into()),
            ("rId4", "theme", "theme/theme1.xml".into()),
        ],
    );
    relate(
        package,
        "",
        &[("rId1", "officeDocument", "ppt/presentation.xml".into())],
    );
}

/// The brand as a file.
pub fn file() -> Vec<u8> {
    parts().write().unwrap()
}
