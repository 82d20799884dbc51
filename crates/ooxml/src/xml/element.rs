//! The tree of elements.

use std::borrow::Cow;

/// The content of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node<'a> {
    /// A child element.
    Element(Element<'a>),
    /// Text, unescaped.
    Text(Cow<'a, str>),
}

/// An element. Names keep their prefix (`w:p`), attribute values are unescaped.
///
/// An element borrows from the text that it was parsed from; one built by hand from literals is `Element<'static>`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element<'a> {
    /// The name with its prefix.
    pub name: Cow<'a, str>,
    /// Name and value of each attribute, in the order written.
    pub attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// The content, in order.
    pub children: Vec<Node<'a>>,
}

impl<'a> Element<'a> {
    /// An element without attributes or content.
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// The element with one more attribute.
    pub fn attribute(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The element with one more child element at the end.
    pub fn child(mut self, child: Element<'a>) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// The element with more child elements at the end.
    pub fn children(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The element with text at the end.
    pub fn text(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds a child element at the end.
    pub fn push(&mut self, child: Element<'a>) {
        self.children.push(Node::Element(child));
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_ref())
    }

    /// Sets an attribute, in place if it is there already.
    pub fn set(&mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) {
        let name = name.into();
        match self.attributes.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value.into(),
            None => self.attributes.push((name, value.into())),
        }
    }

    /// Removes an attribute if it is there.
    pub fn unset(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// The child elements.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element<'a>> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child elements, to be changed.
    pub fn elements_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Element<'a>> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element with the name.
    pub fn find(&self, name: &str) -> Option<&Element<'a>> {
        self.elements().find(|element| element.name == name)
    }

    /// The child elements of the first child element with the name: the entries of a list.
    pub fn elements_in(&self, name: &str) -> impl DoubleEndedIterator<Item = &Element<'a>> {
        self.find(name).into_iter().flat_map(Element::elements)
    }

    /// The first child element with the name, to be changed.
    pub fn find_mut(&mut self, name: &str) -> Option<&mut Element<'a>> {
        self.elements_mut().find(|element| element.name == name)
    }

    /// Changes the first child element with the name; puts a new one at the end when there is none.
    pub fn edit(&mut self, name: &'static str, change: impl FnOnce(&mut Element<'a>)) {
        match self.find_mut(name) {
            Some(found) => change(found),
            None => {
                let mut new = Element::new(name);
                change(&mut new);
                self.push(new);
            }
        }
    }

    /// The element at the end of a path of names, each the first child of that name.
    pub fn path(&self, names: &[&str]) -> Option<&Element<'a>> {
        names.iter().try_fold(self, |element, name| element.find(name))
    }

    /// Keeps the child elements for which `keep` holds; text stays.
    pub fn retain(&mut self, mut keep: impl FnMut(&Element<'a>) -> bool) {
        self.children.retain(|node| match node {
            Node::Element(element) => keep(element),
            Node::Text(_) => true,
        });
    }

    /// Calls `visit` for the element and everything below it, parents first.
    pub fn walk<'s>(&'s self, visit: &mut impl FnMut(&'s Element<'a>)) {
        visit(self);
        for element in self.elements() {
            element.walk(visit);
        }
    }

    /// Calls `visit` for the element and everything below it, parents first, to change them.
    pub fn walk_mut(&mut self, visit: &mut impl FnMut(&mut Element<'a>)) {
        visit(self);
        for element in self.elements_mut() {
            element.walk_mut(visit);
        }
    }

    /// The text directly inside the element.
    pub fn own_text(&self) -> String {
        self.children
            .iter()
            .filter_map(|node| match node {
                Node::Text(text) => Some(text.as_ref()),
                Node::Element(_) => None,
            })
            .collect()
    }

    /// The same tree, borrowing nothing.
    pub fn into_owned(self) -> Element<'static> {
        Element {
            name: Cow::Owned(self.name.into_owned()),
            attributes: self
                .attributes
                .into_iter()
                .map(|(name, value)| (Cow::Owned(name.into_owned()), Cow::Owned(value.into_owned())))
                .collect(),
            children: self
                .children
                .into_iter()
                .map(|node| match node {
                    Node::Element(element) => Node::Element(element.into_owned()),
                    Node::Text(text) => Node::Text(Cow::Owned(text.into_owned())),
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_set_in_place() {
        let mut element = Element::new("a").attribute("x", "1").attribute("y", "2");
        element.set("x", "3");
        element.set("z", "4");
        let attributes: Vec<(&str, &str)> = element
            .attributes
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
            .collect();
        assert_eq!(attributes, [("x", "3"), ("y", "2"), ("z", "4")]);
    }

    #[test]
    fn a_missing_child_is_made_once() {
        let mut element = Element::new("a");
        element.edit("b", |child| child.set("n", "1"));
        element.edit("b", |child| child.set("n", "2"));
        assert_eq!(
            element,
            Element::new("a").child(Element::new("b").attribute("n", "2"))
        );
    }

    #[test]
    fn a_path_leads_through_first_children() {
        let tree = Element::new("a").child(Element::new("b").child(Element::new("c").text("x")));
        assert_eq!(
            tree.path(&["b", "c"]).map(Element::own_text),
            Some("x".to_owned())
        );
        assert_eq!(tree.path(&["b", "d"]), None);
    }
}
