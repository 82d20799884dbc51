//! Whole workspaces: what good ones give, what is said of bad ones, and that no bytes make the reader panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod as_they_come;
mod bad_budgets;
mod bad_files;
mod bad_meeting_tables;
mod bad_meetings;
mod bad_tables;
mod bad_values;
mod budget_reading;
mod example;
mod exports;
mod fixture;
mod hostile;
mod hostile_meetings;
mod importing;
mod inventory;
mod looks;
mod meeting_reading;
mod meetings;
mod own_kind;
mod publishing;
mod reading;
mod unread;
