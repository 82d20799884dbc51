//! The year's clock: what recurs every year, when it is due, and how far it is.
//!
//! The table of the year is data ([`ClockEntry`]): a workspace may replace it, give exact dates for a year and for a
//! customer, and add entries of its own. [`schedule`] makes the calendar of one year from it, and
//! [`ScheduledEntry::progress`] says where an entry stands on a day. Nothing here knows what today is.

mod entry;
mod progress;
mod schedule;
mod standard;
mod task;
mod timing;

pub use entry::{ClockEntry, ClockTheme, OwnEntry};
pub use progress::Progress;
pub use schedule::{Move, ScheduledEntry, schedule};
pub use task::ClockTask;
pub use timing::Timing;

#[cfg(test)]
mod tests;
