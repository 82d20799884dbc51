//! The day that a command takes for today: the only place where the program looks at a clock.

use clap::Args;
use vuosikello::model::Date;

/// The day from which things are seen.
#[derive(Debug, Args)]
pub(crate) struct On {
    /// Päivä, jona tilannetta katsotaan; oletuksena tämä päivä
    #[arg(long, value_name = "PÄIVÄ", value_parser = crate::values::date)]
    on: Option<Date>,
}

impl On {
    /// The day asked for, or today.
    pub(crate) fn date(&self) -> Date {
        self.on
            .unwrap_or_else(|| chrono::Local::now().date_naive().into())
    }
}
