//! The XML of a part as a small element tree.

mod element;
mod order;
mod parse;
mod reason;
mod serialise;
mod source;

pub use element::{Element, Node};
pub use order::Order;
pub use parse::XmlError;
pub use serialise::is_xml_character;
pub use source::{NodeId, SourceNode, SourceTree};
