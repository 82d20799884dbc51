//! The checks that no single value can make: whether parts that are valid by their schemas agree with each other.

mod agreement;
mod calendar;
mod configuration;
mod documents;
mod finance;
mod meeting;
mod money;
mod people;
mod remarks;
mod settings;
mod tables;
mod targets;
mod titles;
mod unfinished;
mod values;

pub(crate) use agreement::check_agreement;
pub(crate) use configuration::check_configuration;
pub use finance::FinanceParts;
pub(crate) use finance::{check_finance, check_shared_costs};
pub use meeting::MeetingContext;
pub(crate) use meeting::check_meeting;
pub(crate) use remarks::{remarks_of_agreement, remarks_of_meeting};
pub use unfinished::unfinished;
pub(crate) use unfinished::{unfinished_agreement, unfinished_meeting};

#[cfg(test)]
pub(crate) mod example;
#[cfg(test)]
mod tests;
