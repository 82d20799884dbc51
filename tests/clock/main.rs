//! The year's clock on the command line: what is due, the calendar, the status of meetings, and locking a budget.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod calendar;
mod due;
mod lock;
mod status;
#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use support::Run;

const PACK_Q1: &str = "Seurantaryhmän aineisto Q1";
const MINUTES_Q1: &str = "Seurantaryhmän pöytäkirja Q1";

fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{run:?}");
    run
}

fn json_of(run: Run) -> Value {
    serde_json::from_str(&done(run).stdout).unwrap()
}
