//! The text at the foot of the slides.

use vuosikello_core::Classification;

/// The texts from the most telling to the shortest; each slide has the first for which its layout has room. What is secret says so
/// on every slide, with its legal ground if that has room too.
pub(super) fn footers(classification: &Classification, texts: [String; 3]) -> Vec<String> {
    let Some(mark) = classification.mark() else {
        return texts.into();
    };
    let label = &classification.label;
    let marks = [mark, label.clone()];
    let marked = marks
        .iter()
        .flat_map(|mark| texts.iter().map(move |text| format!("{mark} · {text}")));
    marked.chain([label.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ground: Option<&str>) -> Vec<String> {
        let classification = Classification {
            label: ground
                .map_or(Classification::PUBLIC, |_| "Salassa pidettävä")
                .into(),
            legal_ground: ground.map(str::to_owned),
        };
        let texts = ["Seurantaryhmä 1/2027 · Virasto", "1/2027 · Virasto", "1/2027 · V"];
        footers(&classification, texts.map(str::to_owned))
    }

    #[test]
    fn what_is_secret_says_so_in_every_text() {
        assert_eq!(shown(None)[2], "1/2027 · V");
        let secret = shown(Some("JulkL 24 § 1 mom. 7 k"));
        assert_eq!(
            secret[1],
            "Salassa pidettävä (JulkL 24 § 1 mom. 7 k) · 1/2027 · Virasto"
        );
        assert_eq!(secret[5], "Salassa pidettävä · 1/2027 · V");
        assert_eq!(secret[6], "Salassa pidettävä");
        assert!(secret.iter().all(|text| text.starts_with("Salassa pidettävä")));
    }
}
