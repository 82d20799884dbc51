//! The colours of a look in the styles of the built-in brand.

use vuosikello_core::{Colour, Colours, Look};
use vuosikello_document::Light;
use vuosikello_ooxml::Element;

use crate::role::Role;

/// The attributes that hold colours: of text, of borders, of surfaces.
const COLOURED: [&str; 3] = ["w:val", "w:color", "w:fill"];

/// The styles with the colours of a look in the places of those of the built-in look, by which `brand/docx` names them.
pub(super) fn recoloured<'a>(mut styles: Element<'a>, look: &Look) -> Element<'a> {
    let built_in = Colours::default();
    let roles: [fn(&Colours) -> Colour; 5] = [
        |colours| colours.headings,
        |colours| colours.secondary,
        |colours| colours.lines,
        |colours| colours.surface,
        |colours| colours.links,
    ];
    let pairs = roles.map(|role| (role(&built_in).to_string(), role(&look.colours).to_string()));
    styles.walk_mut(&mut |element| {
        for name in COLOURED {
            let pair = pairs.iter().find(|(from, _)| element.get(name) == Some(from));
            if let Some((_, to)) = pair {
                element.set(name, to.clone());
            }
        }
        colour_mark(element, look);
    });
    styles
}

/// Gives the style of the mark of a state its colour. By its name: states may have the colour of something else in the built-in look.
fn colour_mark(style: &mut Element<'_>, look: &Look) {
    if style.name != "w:style" {
        return;
    }
    let lights = [Light::Good, Light::Attention, Light::Bad, Light::Unknown];
    let name = style.find("w:name").and_then(|name| name.get("w:val"));
    let light = lights
        .into_iter()
        .find(|light| name == Some(Role::mark(*light).name()));
    let Some(light) = light else { return };
    let colour = light.colour(&look.colours.states).to_string();
    style.walk_mut(&mut |element| {
        if element.name == "w:color" {
            element.set("w:val", colour.clone());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every colour of the styles is one of the look, so that a look changes all of them.
    #[test]
    fn the_styles_have_no_colours_but_those_of_the_look() {
        let look: Look = serde_json::from_value(serde_json::json!({ "varit": {
            "otsikot": "000001", "toissijainen": "000002", "viivat": "FFFFF3", "pinta": "FFFFF4", "linkit": "000005",
            "tilat": { "ongelma": "000006", "huomio": "000007", "kunnossa": "000008", "muu": "000009" },
        }}))
        .unwrap();
        let mut left = Vec::new();
        super::super::built_in::all_styles(&look).0.walk(&mut |element| {
            for name in COLOURED {
                let colour = element.get(name).filter(|value| Colour::parse(value).is_ok());
                let is_other = |colour: &&str| !colour.starts_with("00000") && !colour.starts_with("FFFFF");
                left.extend(
                    colour
                        .filter(is_other)
                        .map(|colour| format!("{} {colour}", element.name)),
                );
            }
        });
        assert!(left.is_empty(), "{left:?}");
    }
}
