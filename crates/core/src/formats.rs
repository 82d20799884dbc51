//! The formats of values: how each is named in a JSON schema, and how it is checked.

use crate::{
    ActionId, Availability, CaseNumber, CaseNumberForm, Colour, CustomerId, Date, Malformed, MeetingId,
    Money, Month, TimeOfDay, Timing,
};

/// Checks one value of a format.
type Check = fn(&str) -> Result<(), Malformed>;

/// The formats that the schemas of this crate name under the key `format`, each with its check.
///
/// A reader that validates against the schema calls these, so that it finds every malformed value and not only the
/// first one that deserialisation stops at.
pub fn formats() -> [(&'static str, Check); 12] {
    [
        (ActionId::FORMAT, |s| ActionId::parse(s).map(drop)),
        (Availability::FORMAT, |s| Availability::parse(s).map(drop)),
        (CaseNumber::FORMAT, |s| CaseNumber::parse(s).map(drop)),
        (CaseNumberForm::FORMAT, |s| CaseNumberForm::parse(s).map(drop)),
        (Colour::FORMAT, |s| Colour::parse(s).map(drop)),
        (CustomerId::FORMAT, |s| CustomerId::parse(s).map(drop)),
        (Date::FORMAT, |s| Date::parse(s).map(drop)),
        (MeetingId::FORMAT, |s| MeetingId::parse(s).map(drop)),
        (Month::FORMAT, |s| Month::parse(s).map(drop)),
        (TimeOfDay::FORMAT, |s| TimeOfDay::parse(s).map(drop)),
        (Timing::FORMAT, |s| Timing::parse(s).map(drop)),
        (Money::FORMAT, |s| {
            Money::parse(s).map(drop).map_err(Malformed::from)
        }),
    ]
}
