//! What is to be made for an entry of the clock.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Quarter;

/// Work that an entry of the clock asks for, by its name: which kind of documents it is the work of, and how it is seen from the
/// files that it is done, the kind says. The [`Registry`](crate::Registry) knows which tasks there are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct ClockTask(Cow<'static, str>);

impl ClockTask {
    /// The drafts of the next year's agreement are made.
    pub const AGREEMENT_DRAFTS: Self = Self(Cow::Borrowed("sopimusluonnokset"));
    /// The final agreement, to be signed, is made.
    pub const AGREEMENT_FINAL: Self = Self(Cow::Borrowed("lopullinen sopimus"));
    /// The agreement is signed and filed.
    pub const AGREEMENT_SIGNED: Self = Self(Cow::Borrowed("allekirjoitettu sopimus"));
    /// The material of a meeting is made; of a [quarter](Self::of_quarter).
    pub const MEETING_PACK: Self = Self(Cow::Borrowed("aineisto"));
    /// The minutes of a meeting are written; of a [quarter](Self::of_quarter).
    pub const MEETING_MINUTES: Self = Self(Cow::Borrowed("pöytäkirja"));

    /// A task by its name.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The task in a quarter: `aineisto Q1`.
    #[must_use]
    pub fn of_quarter(&self, quarter: Quarter) -> Self {
        Self::new(format!("{} {quarter}", self.0))
    }

    /// As it is written in the files.
    pub fn name(&self) -> &str {
        &self.0
    }
}
