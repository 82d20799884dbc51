//! The ids of the axes of charts.

use vuosikello_ooxml::Element;

/// Writes negative ids of axes as the same 32 bits without a sign, since the format has unsigned ones (ECMA-376 Part 1
/// § 21.2.2.9); python-pptx writes negative ones. Returns whether there were any.
pub(super) fn unsign_axes(root: &mut Element<'_>) -> bool {
    let mut changed = false;
    root.walk_mut(&mut |element| {
        if !matches!(element.name.as_ref(), "c:axId" | "c:crossAx") {
            return;
        }
        let id = element.get("val").and_then(|id| id.trim().parse::<i32>().ok());
        if let Some(id) = id.filter(|id| *id < 0) {
            element.set("val", id.cast_unsigned().to_string());
            changed = true;
        }
    });
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negative_ids_of_axes_keep_their_bits() {
        let text = r#"<c:plotArea><c:axId val="-2068027336"/><c:crossAx val="-2113994440"/><c:axId val="17"/><c:v val="-1"/></c:plotArea>"#;
        let mut root = Element::parse(text.as_bytes()).unwrap();
        assert!(unsign_axes(&mut root));
        let values: Vec<&str> = root.elements().filter_map(|one| one.get("val")).collect();
        assert_eq!(values, ["2226939960", "2180972856", "17", "-1"]);
        assert!(!unsign_axes(&mut root));
    }
}
