//! Slides that others made, appended to a deck.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../../slides/tests/common/mod.rs"]
mod common;

mod carried;
mod damaged;
mod foreign;
mod put_right;
mod refused;
