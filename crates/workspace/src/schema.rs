//! The schemas of the files: made from the types of the model, published for editors, and used to check what is read.

mod fault;
mod published;
mod shape;
mod validate;

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde_json::Value;
use vuosikello_core::{Agreement, BudgetLine, Configuration, Customer, DevelopmentItem, Service};

pub(crate) use fault::{Fault, LIST_LENGTH, Medium, Wrong, listed};
pub use published::schemas;
pub(crate) use shape::{Record, Shape};
pub(crate) use validate::{fold, near, validate};

/// The shapes of all files, compiled once.
pub(crate) struct Shapes {
    pub configuration: Shape,
    pub customer: Shape,
    pub agreement: Shape,
    pub services: Shape,
    pub development: Shape,
    pub budget: Shape,
}

pub(crate) static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes {
    configuration: shape_of::<Configuration>(),
    customer: shape_of::<Customer>(),
    agreement: shape_of::<Agreement>(),
    services: shape_of::<Vec<Service>>(),
    development: shape_of::<Vec<DevelopmentItem>>(),
    budget: shape_of::<Vec<BudgetLine>>(),
});

fn shape_of<T: JsonSchema>() -> Shape {
    Shape::compile(&root_schema::<T>())
}

fn root_schema<T: JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
