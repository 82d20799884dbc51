//! What a file of data may hold: schemas made from the types of the model, published for editors, and compiled into the
//! shapes that values are validated against, whether they come from a file or from another program.

mod published;
mod shape;
mod supported;
mod survey;
mod validate;

pub use published::FileSchema;
pub(crate) use published::survey_schema;
pub use shape::{Field, Format, Record, Shape};
pub use supported::UnsupportedSchema;
pub(crate) use validate::validate;
