//! What every Office Open XML file has in common: a package of parts, and XML in the parts.
//!
//! A `.docx`, `.pptx` or `.xlsx` file is a zip *package* (ECMA-376 Part 2, Open Packaging Conventions): named
//! parts, a list of their content types, and relationships from part to part. [`Package`] reads one within bounds
//! and writes one so that the same parts always give the same bytes.
//!
//! Inside the parts, [`Element`] is a small tree that keeps prefixes, attributes and their order as they stand.
//! It is meant for putting XML right (reorder, renumber, add), not for XML in general: comments, processing
//! instructions and the declaration are dropped, and a document type declaration is refused.
//!
//! [`drawing`] has the elements that slides, charts and documents share, [`theme`] their colours.
//!
//! Files of others are looked at before anything of them goes into ours: [`validate`] says whether a part is what it claims
//! to be, [`active_content`] whether it is or holds a program. [`presentation`] knows the parts of PowerPoint files.
//!
//! A written file carries a [seal](Package::seal), by which [`is_untouched`] tells whether anybody has edited it since.
//!
//! ```
//! use vuosikello_ooxml::{ContentTypes, Element, Package};
//!
//! let mut package = Package::new(ContentTypes::for_office());
//! let settings = Element::new("w:settings").child(Element::new("w:zoom").attribute("w:percent", "100"));
//! package.insert("word/settings.xml", "application/example+xml", settings.to_part());
//! let bytes = package.write()?;
//! assert_eq!(Package::read(&bytes)?.part("word/settings.xml"), Some(settings.to_part().as_slice()));
//! # Ok::<(), vuosikello_ooxml::PackageError>(())
//! ```

pub mod active_content;
mod alternatives;
mod carried;
mod cells;
pub mod drawing;
mod ole;
mod on_off;
mod package;
pub mod presentation;
mod properties;
mod seal;
pub mod theme;
pub mod validate;
mod xml;

pub use alternatives::{ALTERNATIVE, branch_place};
pub use carried::{carried, shorten_paths, without_texts};
pub use cells::{column_name, sheet_reference};
pub use ole::{CompoundFile, compound_file};
pub use on_off::is_on;
pub use package::{
    ContentTypes, Limits, LinkTarget, Package, PackageError, PartNames, RELATIONSHIPS, Relationship,
    Relationships, link_target, relationship_kind, relationships_part, resolve_target,
};
pub use properties::Properties;
pub use seal::{CUSTOM_PROPERTIES_PART, SEAL_PROPERTY, is_untouched};
pub use xml::{Element, Node, NodeId, Order, SourceNode, SourceTree, XmlError, is_xml_character};
