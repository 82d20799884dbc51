//! The order of child elements that a schema asks for.

use super::{Element, Node};

/// The order of the children of one element, as the sequence in the schema gives it; [`order!`](crate::order!) writes one.
///
/// Readers as strict as Word take a wrong order for a damaged file.
#[derive(Debug, Clone, Copy)]
pub struct Order(&'static [&'static str]);

impl Order {
    /// The order in which the names, with their prefixes, stand in the list.
    pub const fn new(names: &'static [&'static str]) -> Self {
        Self(names)
    }

    /// Puts the children in order. Equal names keep their order; names outside the list come last.
    pub fn apply(self, element: &mut Element<'_>) {
        let rank = |node: &Node<'_>| match node {
            Node::Element(child) => self
                .0
                .iter()
                .position(|name| child.name == *name)
                .unwrap_or(self.0.len()),
            Node::Text(_) => 0,
        };
        if !element.children.is_sorted_by_key(rank) {
            element.children.sort_by_key(rank);
        }
    }
}

/// The [`Order`] of elements with one prefix: the prefix, and the local names as the schema lists them.
///
/// ```
/// use vuosikello_ooxml::{Element, order};
///
/// let mut properties = Element::new("w:rPr").children(["w:i", "w:b"].map(Element::new));
/// order!(w: b i lang).apply(&mut properties);
/// assert_eq!(properties.elements().next(), Some(&Element::new("w:b")));
/// ```
#[macro_export]
macro_rules! order {
    ($prefix:ident: $($name:ident)*) => {
        $crate::Order::new(&[$(concat!(stringify!($prefix), ":", stringify!($name))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_follow_the_schema_and_strangers_come_last() {
        let order = Order::new(&["w:b", "w:i", "w:lang"]);
        let mut element = Element::new("w:rPr").children(["w:lang", "w14:x", "w:i", "w:b"].map(Element::new));
        order.apply(&mut element);
        let names: Vec<&str> = element.elements().map(|child| child.name.as_ref()).collect();
        assert_eq!(names, ["w:b", "w:i", "w:lang", "w14:x"]);
    }
}
