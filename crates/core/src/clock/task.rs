//! What the software itself does for an entry of the clock.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Quarter;

/// Work of the clock that leaves files behind: from them it is seen whether it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockTask {
    /// The drafts of the next year's agreement are made.
    AgreementDrafts,
    /// The final agreement, to be signed, is made.
    AgreementFinal,
    /// The agreement is signed and filed.
    AgreementSigned,
    /// The material of a quarter's meeting is made.
    MeetingPack(Quarter),
    /// The minutes of a quarter's meeting are written.
    MeetingMinutes(Quarter),
}

impl ClockTask {
    /// All of them.
    pub const ALL: [ClockTask; 11] = [
        ClockTask::AgreementDrafts,
        ClockTask::AgreementFinal,
        ClockTask::AgreementSigned,
        ClockTask::MeetingPack(Quarter::I),
        ClockTask::MeetingPack(Quarter::II),
        ClockTask::MeetingPack(Quarter::III),
        ClockTask::MeetingPack(Quarter::IV),
        ClockTask::MeetingMinutes(Quarter::I),
        ClockTask::MeetingMinutes(Quarter::II),
        ClockTask::MeetingMinutes(Quarter::III),
        ClockTask::MeetingMinutes(Quarter::IV),
    ];

    /// As it is written in the files.
    pub fn name(self) -> &'static str {
        match self {
            ClockTask::AgreementDrafts => "sopimusluonnokset",
            ClockTask::AgreementFinal => "lopullinen sopimus",
            ClockTask::AgreementSigned => "allekirjoitettu sopimus",
            ClockTask::MeetingPack(Quarter::I) => "aineisto Q1",
            ClockTask::MeetingPack(Quarter::II) => "aineisto Q2",
            ClockTask::MeetingPack(Quarter::III) => "aineisto Q3",
            ClockTask::MeetingPack(Quarter::IV) => "aineisto Q4",
            ClockTask::MeetingMinutes(Quarter::I) => "pöytäkirja Q1",
            ClockTask::MeetingMinutes(Quarter::II) => "pöytäkirja Q2",
            ClockTask::MeetingMinutes(Quarter::III) => "pöytäkirja Q3",
            ClockTask::MeetingMinutes(Quarter::IV) => "pöytäkirja Q4",
        }
    }

    /// The year of the agreement that the clock of `year` means: what is drafted in November of one year is the
    /// agreement of the next.
    pub fn agreement_year(self, year: i32) -> Option<i32> {
        match self {
            ClockTask::AgreementDrafts | ClockTask::AgreementFinal | ClockTask::AgreementSigned => {
                year.checked_add(1)
            }
            ClockTask::MeetingPack(_) | ClockTask::MeetingMinutes(_) => None,
        }
    }
}

impl Serialize for ClockTask {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ClockTask {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Self::ALL
            .into_iter()
            .find(|task| task.name() == name)
            .ok_or_else(|| serde::de::Error::custom(format!("\"{name}\" ei ole vuosikellon tehtävä")))
    }
}

impl JsonSchema for ClockTask {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ClockTask".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": Self::ALL.map(Self::name) })
    }
}
