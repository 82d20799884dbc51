//! What leads nowhere: content that the pages do not have, and elements of which nothing is left.

use std::collections::BTreeSet;

use lopdf::ObjectId;

use super::{Kid, Mark, Tree};

impl Tree {
    /// Takes out content that is not there, as a page that was extracted from a file leaves behind, and the elements that have
    /// nothing else. Cells stay, because a row without them would be too short.
    pub(in crate::pdf) fn prune(&mut self, present: &BTreeSet<Mark>, objects: &BTreeSet<ObjectId>) {
        let mut order = self.in_order();
        order.push(Tree::ROOT);
        let mut emptied = BTreeSet::new();
        // From below to above, so that what is emptied empties what is above it.
        order.sort_by_key(|at| std::cmp::Reverse(*at));
        for at in order {
            let kids = self.kids(at).to_vec();
            let stays = |kid: &Kid| match kid {
                Kid::Element(kid) => !emptied.contains(kid),
                Kid::Content { mark, .. } => present.contains(mark),
                Kid::Object { object, .. } => objects.contains(object),
            };
            let left: Vec<Kid> = kids.iter().filter(|kid| stays(kid)).copied().collect();
            let lost_objects = kids
                .iter()
                .any(|kid| matches!(kid, Kid::Object { .. }) && !stays(kid));
            if left.is_empty() && !kids.is_empty() && !matches!(self.role(at), "TD" | "TH") {
                emptied.insert(at);
            }
            let Some(element) = self.elements.get_mut(at) else {
                continue;
            };
            if lost_objects && element.role == "Form" {
                // The place of a field without the field.
                element.role = "Div".to_owned();
            }
            element.kids = left;
        }
        self.marks.retain(|mark, _| present.contains(mark));
        self.objects.retain(|object, _| objects.contains(object));
    }
}
