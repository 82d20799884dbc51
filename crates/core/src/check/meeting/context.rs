//! Where a meeting stands.

use crate::MeetingId;

/// Where a meeting stands in its workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingContext<'a> {
    /// The id of the customer whose meeting it is.
    pub customer: &'a str,
    /// The name of the meeting's folder.
    pub folder: &'a str,
    /// The customer's other meetings: the name of the folder of each, and the meeting that its file says it is.
    pub others: &'a [(&'a str, MeetingId)],
    /// The ids of all customers, where they are known.
    pub customers: Option<&'a [&'a str]>,
}
