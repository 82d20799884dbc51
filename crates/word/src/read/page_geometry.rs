//! What a section says of its pages that documents here do not have: other sizes, columns, lines round the page.

use vuosikello_ooxml::Element;

use super::elements::value;
use super::report::LossKind;
use super::session::Session;

/// The sides of an A4 page, in twentieths of a point.
const A4: [u32; 2] = [11_906, 16_838];

/// How far a side may differ from them: programs round.
const TOLERANCE: u32 = 60;

impl<'e> Session<'e> {
    /// Tells what is unusual about the pages of a section.
    pub(super) fn lose_section(&mut self, section: &'e Element<'e>) {
        let mut told: Vec<String> = Vec::new();
        if let Some(size) = section.find("w:pgSz") {
            let side = |name: &str| size.get(name).and_then(|side| side.parse::<u32>().ok());
            if let (Some(width), Some(height)) = (side("w:w"), side("w:h")) {
                let [short, long] = [width.min(height), width.max(height)];
                if short.abs_diff(A4[0]) > TOLERANCE || long.abs_diff(A4[1]) > TOLERANCE {
                    told.push(format!(
                        "sivun koko {} × {} mm",
                        millimetres(width),
                        millimetres(height)
                    ));
                }
            }
        }
        let columns: u32 = section
            .find("w:cols")
            .and_then(|columns| columns.get("w:num")?.parse().ok())
            .unwrap_or(1);
        if columns > 1 {
            told.push(format!("{columns} palstaa"));
        }
        let has = |name: &str| section.find(name).is_some();
        if has("w:pgBorders") {
            told.push("sivun reunaviivat".to_owned());
        }
        if has("w:lnNumType") {
            told.push("rivinumerot".to_owned());
        }
        if let Some(numbers) = section.find("w:pgNumType") {
            let is_decimal = matches!(numbers.get("w:fmt"), None | Some("decimal"));
            if !is_decimal || numbers.get("w:start").is_some_and(|start| start != "1") {
                told.push("sivunumerointi".to_owned());
            }
        }
        if value(section, "w:vAlign").is_some_and(|align| align != "top") {
            told.push("tekstin pystytasaus".to_owned());
        }
        if !told.is_empty() {
            self.lose(LossKind::PageGeometry, &told.join(", "));
        }
    }
}

fn millimetres(twips: u32) -> u32 {
    const TWIPS_IN_AN_INCH: f64 = 1440.0;
    (f64::from(twips) / TWIPS_IN_AN_INCH * 25.4).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_in_millimetres() {
        assert_eq!(A4.map(millimetres), [210, 297]);
    }
}
