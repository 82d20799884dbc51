//! The schemas of the files: made from the types of the model, published for editors, and used to check what is read.

mod fault;
mod published;
mod shape;
mod validate;

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde_json::Value;
use vuosikello_core::{
    ActualLine, Agreement, BudgetLine, Configuration, Customer, DevelopmentItem, KeyShare, Lock, Meeting,
    Need, Project, Risk, Service, ServiceStatus, SharedActual, SharedLine, VersionLine,
};

pub(crate) use fault::{Fault, LIST_LENGTH, Medium, Wrong, listed};
pub use published::schemas;
pub(crate) use shape::{Field, Hint, Record, Shape};
pub(crate) use validate::{fold, near, validate};

/// The shapes of all files but the survey, whose columns are settings; compiled once.
pub(crate) struct Shapes {
    pub configuration: Shape,
    pub customer: Shape,
    pub agreement: Shape,
    pub services: Shape,
    pub development: Shape,
    pub budget: Shape,
    pub meeting: Shape,
    pub service_status: Shape,
    pub needs: Shape,
    pub projects: Shape,
    pub version: Shape,
    pub actuals: Shape,
    pub risks: Shape,
    pub lock: Shape,
    pub shared_keys: Shape,
    pub shared_version: Shape,
    pub shared_actuals: Shape,
}

pub(crate) static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes {
    configuration: shape_of::<Configuration>(),
    customer: shape_of::<Customer>(),
    agreement: shape_of::<Agreement>(),
    services: shape_of::<Vec<Service>>(),
    development: shape_of::<Vec<DevelopmentItem>>(),
    budget: shape_of::<Vec<BudgetLine>>(),
    meeting: shape_of::<Meeting>(),
    service_status: shape_of::<Vec<ServiceStatus>>(),
    needs: shape_of::<Vec<Need>>(),
    projects: shape_of::<Vec<Project>>(),
    version: shape_of::<Vec<VersionLine>>(),
    actuals: shape_of::<Vec<ActualLine>>(),
    risks: shape_of::<Vec<Risk>>(),
    lock: shape_of::<Lock>(),
    shared_keys: shape_of::<Vec<KeyShare>>(),
    shared_version: shape_of::<Vec<SharedLine>>(),
    shared_actuals: shape_of::<Vec<SharedActual>>(),
});

fn shape_of<T: JsonSchema>() -> Shape {
    Shape::compile(&root_schema::<T>())
}

fn root_schema<T: JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
