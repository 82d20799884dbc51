//! The text at the foot of the slides.

use vuosikello_core::Classification;

/// There is room for about so many characters; the slides of other templates may have less than the built-in one.
const ROOM: usize = 60;

/// The most telling of the texts that has room, the shortest being last. What is secret says so on every slide, with its legal
/// ground if that has room too.
pub(super) fn footer(classification: &Classification, texts: [String; 3]) -> String {
    let marks = match &classification.legal_ground {
        Some(ground) => vec![
            format!("{} ({ground}) · ", classification.label),
            format!("{} · ", classification.label),
        ],
        None => vec![String::new()],
    };
    let candidates = marks
        .iter()
        .flat_map(|mark| texts.iter().map(move |text| format!("{mark}{text}")));
    let mut last = String::new();
    for candidate in candidates {
        if candidate.chars().count() <= ROOM {
            return candidate;
        }
        last = candidate;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ground: Option<&str>, name: &str) -> String {
        let classification = Classification {
            label: "Salassa pidettävä".into(),
            legal_ground: ground.map(str::to_owned),
        };
        let texts = [
            format!("Seurantaryhmä 1/2027 · {name}"),
            format!("1/2027 · {name}"),
            "1/2027 · X".into(),
        ];
        footer(&classification, texts)
    }

    #[test]
    fn the_most_telling_text_with_room_is_taken() {
        let long = "Oikeusvirasto ja muut virastot yhdessä";
        assert_eq!(shown(None, "Virasto"), "Seurantaryhmä 1/2027 · Virasto");
        assert_eq!(shown(None, long), format!("1/2027 · {long}"));
        assert_eq!(shown(None, &long.repeat(3)), "1/2027 · X");
        assert_eq!(
            shown(Some("JulkL 24 § 1 mom. 7 k"), "Virasto"),
            "Salassa pidettävä (JulkL 24 § 1 mom. 7 k) · 1/2027 · Virasto"
        );
        let ground = "JulkL 24 § ".repeat(6);
        assert_eq!(
            shown(Some(&ground), &long.repeat(3)),
            "Salassa pidettävä · 1/2027 · X"
        );
    }
}
