//! Groups measured at certain sizes, before they are placed.

use super::cards::Deal;
use super::fill::Measured;
use super::look::Sizes;
use super::table::SizedTable;
use crate::geometry::{Emu, POINT};

/// The distance between blocks.
pub(super) const GAP: Emu = 14 * POINT;

/// Groups measured at certain sizes.
pub(super) struct Sized {
    pub(super) sizes: Sizes,
    pub(super) groups: Vec<Measured>,
    /// Of each group what placing needs to know.
    pub(super) details: Vec<Detail>,
}

/// What placing needs to know of a measured group.
pub(super) enum Detail {
    Text,
    Table(SizedTable),
    Chart,
    Cards(Deal),
}
