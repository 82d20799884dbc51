//! Finding the layout of a slide: by name, then by type.

use super::{Layout, Template};
use crate::error::Error;
use crate::tree::{Role, Slide};

/// A layout that would do: its names in PowerPoint's languages, and its types.
struct Wanted {
    names: &'static [&'static str],
    types: &'static [&'static str],
}

const TITLE: Wanted = Wanted {
    names: &["Otsikkodia", "Rubrikbild", "Title Slide"],
    types: &["title"],
};
const SECTION: Wanted = Wanted {
    names: &[
        "Osan ylätunniste",
        "Väliotsikkodia",
        "Avsnittsrubrik",
        "Section Header",
    ],
    types: &["secHead"],
};
const CONTENT: Wanted = Wanted {
    names: &["Otsikko ja sisältö", "Rubrik och innehåll", "Title and Content"],
    types: &["obj", "tx"],
};
const TWO_CONTENT: Wanted = Wanted {
    names: &["Kaksi sisältökohdetta", "Två delar", "Two Content"],
    types: &["twoObj", "twoColTx", "txAndObj", "objAndTx"],
};
const TITLE_ONLY: Wanted = Wanted {
    names: &["Vain otsikko", "Endast rubrik", "Title Only"],
    types: &["titleOnly"],
};
const CHART: Wanted = Wanted {
    names: &[
        "Otsikko ja kaavio",
        "Kaavio",
        "Rubrik och diagram",
        "Title and Chart",
    ],
    types: &["chart"],
};
const TABLE: Wanted = Wanted {
    names: &[
        "Otsikko ja taulukko",
        "Taulukko",
        "Rubrik och tabell",
        "Title and Table",
    ],
    types: &["tbl"],
};

/// The layouts that do for a role, the best first.
fn wanted(role: Role) -> &'static [Wanted] {
    match role {
        Role::Title => &[TITLE],
        Role::Section => &[SECTION, TITLE_ONLY, CONTENT],
        Role::Content => &[CONTENT, TITLE_ONLY],
        Role::TwoContent => &[TWO_CONTENT, TITLE_ONLY, CONTENT],
        Role::Chart => &[CHART, CONTENT, TITLE_ONLY],
        Role::Table => &[TABLE, CONTENT, TITLE_ONLY],
        Role::TitleOnly => &[TITLE_ONLY, CONTENT],
    }
}

/// The layout of a slide.
pub(crate) fn choose<'t>(template: &'t Template, slide: &Slide) -> Result<&'t Layout, Error> {
    let usable = || template.layouts.iter().filter(|layout| layout.title().is_some());
    let named = |name: &str| {
        let name = name.trim().to_lowercase();
        usable().find(|layout| layout.name.to_lowercase() == name)
    };
    let missing = |wanted: String| Error::NoLayout {
        slide: slide.title.clone(),
        wanted,
        has: template.layouts.iter().map(describe).collect(),
    };
    if let Some(name) = &slide.layout {
        return named(name).ok_or_else(|| missing(format!("”{name}”")));
    }
    let wanted = wanted(slide.role);
    for one in wanted {
        let by_type = || {
            let mut types = one.types.iter();
            types.find_map(|kind| usable().find(|layout| layout.kind == *kind))
        };
        let found = one.names.iter().find_map(|name| named(name)).or_else(by_type);
        if let Some(layout) = found {
            return Ok(layout);
        }
    }
    let first = wanted.first();
    let name = first.and_then(|first| first.names.first()).unwrap_or(&"");
    let kind = first.and_then(|first| first.types.first()).unwrap_or(&"");
    Err(missing(format!("”{name}” (tyyppi {kind})")))
}

fn describe(layout: &Layout) -> String {
    let title = if layout.title().is_some() {
        ""
    } else {
        ", ei otsikon paikkaa"
    };
    format!("”{}” (tyyppi {}{title})", layout.name, layout.kind)
}
