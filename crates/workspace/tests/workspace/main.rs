//! Whole workspaces: what good ones give, what is said of bad ones, and that no bytes make the reader panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod bad_files;
mod bad_tables;
mod bad_values;
mod example;
mod fixture;
mod hostile;
mod meeting_reading;
mod meetings;
mod reading;
