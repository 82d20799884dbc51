//! Styles, themes and comments: what differs and cannot be a tracked change.

use std::collections::BTreeMap;

use vuosikello_ooxml::NodeId;

use super::pairs::Pairs;
use crate::RedlineError;
use crate::meanings::File;
use crate::remark::{Remark, RemarkKind};
use crate::story::{Meanings, Story};

impl<'p> Pairs<'p> {
    /// What differs and is no text.
    pub(super) fn other_parts(&mut self) -> Result<(), RedlineError> {
        let looks = |file: &File<'_>, meanings: &Meanings| style_looks(file, meanings);
        let (old, new) = (
            looks(self.a, self.old_meanings)?,
            looks(self.b, self.new_meanings)?,
        );
        let part = self.a.attached("styles").unwrap_or_default();
        for (name, look) in &new {
            if old.get(name).is_some_and(|other| other != look) {
                let name = name.split_once(':').map_or(name.as_str(), |(_, name)| name);
                self.carrier.remark(RemarkKind::Style, &part, name);
            }
        }
        for (kind, remark) in [("theme", RemarkKind::Theme), ("comments", RemarkKind::Comments)] {
            let bytes = |file: &File<'p>| {
                file.attached(kind)
                    .and_then(|part| file.package.part(&part).map(<[u8]>::to_vec))
            };
            let (old, new) = (bytes(self.a), bytes(self.b));
            if new.is_some() && old != new {
                let part = self.b.attached(kind).unwrap_or_default();
                self.carrier.remarks.insert(Remark {
                    kind: remark,
                    part,
                    place: String::new(),
                });
            }
        }
        Ok(())
    }
}

/// Kind and name of a style → hash of its look.
fn style_looks(file: &File<'_>, meanings: &Meanings) -> Result<BTreeMap<String, u64>, RedlineError> {
    let Some(part) = file.attached("styles") else {
        return Ok(BTreeMap::new());
    };
    let story = Story::read(file.package, &part, meanings, true)?;
    let tree = &story.tree;
    let look = |node: NodeId| {
        let name = meanings.styles.get(tree.get(node, "w:styleId")?)?;
        let look = story.properties(Some(node), |name| {
            !matches!(
                name,
                "w:name"
                    | "w:basedOn"
                    | "w:next"
                    | "w:link"
                    | "w:uiPriority"
                    | "w:qFormat"
                    | "w:unhideWhenUsed"
                    | "w:semiHidden"
                    | "w:rsid"
            )
        });
        Some((name.clone(), look))
    };
    Ok(tree
        .elements(tree.root())
        .filter(|node| tree.name(*node) == "w:style")
        .filter_map(look)
        .collect())
}
