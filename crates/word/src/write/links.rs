//! The addresses of links, which are relationships.

use vuosikello_core::link_address;
use vuosikello_ooxml::{Relationships, relationship_kind};

/// The addresses that the document links to, each once.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// The relationship id for an address; `None` if it is not of a kind that Word may be given.
    pub(super) fn id(&mut self, uri: &str) -> Option<String> {
        let uri = link_address(uri)?;
        let at = self.0.iter().position(|known| *known == uri).unwrap_or_else(|| {
            self.0.push(uri);
            self.0.len() - 1
        });
        Some(format!("rIdLink{}", at + 1))
    }

    /// Adds the links to the relationships of the part.
    pub(super) fn relate(&self, relationships: &mut Relationships) {
        let kind = relationship_kind("hyperlink");
        for (at, uri) in self.0.iter().enumerate() {
            relationships.add_external(format!("rIdLink{}", at + 1), &kind, uri);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_used_twice_is_one_relationship() {
        let mut links = Links::default();
        assert_eq!(links.id("https://a.fi").as_deref(), Some("rIdLink1"));
        assert_eq!(links.id("mailto:b@example.fi").as_deref(), Some("rIdLink2"));
        assert_eq!(links.id("https://a.fi").as_deref(), Some("rIdLink1"));
    }
}
