//! Lists and tables of contents with parts that may not be where they are (ISO 14289-1 § 7.2): the part that is missing between is
//! put there, which changes nothing of what is seen or read.

use super::{Kid, Tree};

/// Which elements may stand in one, which one goes round others, and which one of those round that.
struct Rule {
    parent: &'static str,
    allowed: &'static [&'static str],
    wrapper: &'static str,
}

const RULES: [Rule; 3] = [
    Rule {
        parent: "L",
        allowed: &["L", "LI"],
        wrapper: "LI",
    },
    Rule {
        parent: "LI",
        allowed: &["Lbl", "LBody"],
        wrapper: "LBody",
    },
    Rule {
        parent: "TOC",
        allowed: &["TOC", "TOCI"],
        wrapper: "TOCI",
    },
];

/// Parts that need a certain one above them, and that one.
// A body gets its item before that gets its list.
const ABOVE: [(&str, &str); 3] = [("LBody", "LI"), ("LI", "L"), ("TOCI", "TOC")];

impl Tree {
    /// Puts lists and tables of contents right.
    pub(in crate::pdf) fn mend_lists(&mut self) {
        // Elements that are added are looked at in their turn: the list grows by at most two for each.
        let mut at = 0;
        while at < self.elements.len() {
            self.wrap_orphans(at);
            if let Some(rule) = RULES.iter().find(|rule| rule.parent == self.role(at)) {
                self.wrap_kids(at, rule);
            }
            at += 1;
        }
    }

    /// Puts what may not stand in a list into an item.
    fn wrap_kids(&mut self, at: usize, rule: &Rule) {
        let is_allowed = |tree: &Tree, index: usize, kid: usize| {
            let role = tree.role(kid);
            let first_caption = role == "Caption" && index == 0 && rule.parent != "LI";
            rule.allowed.contains(&role) || first_caption || super::is_transparent(role)
        };
        self.group(at, rule.wrapper, |tree, index, kid| match kid {
            Kid::Element(kid) => !is_allowed(tree, index, *kid),
            _ => false,
        });
    }

    /// Puts items that are in no list into one.
    fn wrap_orphans(&mut self, at: usize) {
        let role = if at == Tree::ROOT { "" } else { self.role(at) };
        let role = match super::is_transparent(role) {
            true => self.parent_role(at).to_owned(),
            false => role.to_owned(),
        };
        for (child, parent) in ABOVE {
            if role != parent {
                self.group(at, parent, |tree, _, kid| match kid {
                    Kid::Element(kid) => tree.role(*kid) == child,
                    _ => false,
                });
            }
        }
    }

    /// Puts each run of kids for which `such` holds into an element of its own.
    fn group(&mut self, at: usize, wrapper: &str, such: impl Fn(&Tree, usize, &Kid) -> bool) {
        let kids = self.kids(at).to_vec();
        if !kids.iter().enumerate().any(|(index, kid)| such(self, index, kid)) {
            return;
        }
        let mut grouped = Vec::with_capacity(kids.len());
        let mut run = Vec::new();
        for (index, kid) in kids.iter().enumerate() {
            if such(self, index, kid) {
                run.push(*kid);
                continue;
            }
            if !run.is_empty() {
                grouped.push(Kid::Element(self.add(wrapper, at, std::mem::take(&mut run))));
            }
            grouped.push(*kid);
        }
        if !run.is_empty() {
            grouped.push(Kid::Element(self.add(wrapper, at, run)));
        }
        if let Some(element) = self.elements.get_mut(at) {
            element.kids = grouped;
        }
    }

    /// Puts the loose rows of tables with a head or foot into a body, which they must have then.
    pub(in crate::pdf) fn mend_tables(&mut self) {
        for at in 0..self.elements.len() {
            let roles: Vec<&str> = self.below(at).map(|kid| self.role(kid)).collect();
            let has = |role: &str| roles.contains(&role);
            if self.role(at) == "Table" && (has("THead") || has("TFoot")) && !has("TBody") && has("TR") {
                self.group(at, "TBody", |tree, _, kid| match kid {
                    Kid::Element(kid) => tree.role(*kid) == "TR",
                    _ => false,
                });
            }
        }
    }

    /// Puts links that are not in an element for links into one.
    pub(in crate::pdf) fn mend_links(&mut self, links: &std::collections::BTreeSet<lopdf::ObjectId>) {
        for at in 0..self.elements.len() {
            if self.role(at) != "Link" {
                self.group(at, "Link", |_, _, kid| match kid {
                    Kid::Object { object, .. } => links.contains(object),
                    _ => false,
                });
            }
        }
    }
}
