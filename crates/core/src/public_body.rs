//! What kind of public body makes the agreements: which laws and which titles their clauses name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kind of public body that the provider belongs to. Clauses that only the law of the state knows (an item of the state
/// budget, the steering ministry, the common services of the state) stand in the documents of [`PublicBody::State`] alone.
///
/// ```
/// use vuosikello_core::PublicBody;
/// let body: PublicBody = serde_json::from_str("\"kunta\"").unwrap();
/// assert_eq!(body, PublicBody::Municipality);
/// assert_eq!(PublicBody::default(), PublicBody::State);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub enum PublicBody {
    /// The state: an agency, bound by the act on the state budget (423/1988).
    #[default]
    #[serde(rename = "valtio")]
    State,
    /// A municipality, under kuntalaki (410/2015).
    #[serde(rename = "kunta")]
    Municipality,
    /// A wellbeing services county, under laki hyvinvointialueesta (611/2021).
    #[serde(rename = "hyvinvointialue")]
    WellbeingServicesCounty,
    /// Another, such as a joint authority, a university or a parish.
    #[serde(rename = "muu")]
    Other,
}

impl PublicBody {
    /// Whether it is the state.
    pub fn is_state(self) -> bool {
        self == Self::State
    }
}
