//! How alike two blocks or rows must be for one to have become the other.

/// So much of two paragraphs or rows, in thousandths of both together, must be the same for one to have become the other.
pub(super) const ALIKE: usize = 300;
/// The same for two tables, of which people change many rows at once, and for members that have nothing else to go with.
pub(super) const FAINTLY_ALIKE: usize = 200;
/// The same for each part of a paragraph that was split.
pub(super) const PART_ALIKE: usize = 600;

/// Whether the weight `common` to two members is at least `least` thousandths of the weight of both.
pub(super) fn is_alike(common: usize, both: usize, least: usize) -> bool {
    2 * common * 1000 >= both * least
}
