//! What can be wrong in budgets.

use crate::{BudgetVersion, Money, Month};

/// What is wrong in a budget or in common costs. The text says it in Finnish; [`FinanceViolation::fix`] says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FinanceViolation {
    /// A month of another year.
    #[error("kuukausi {month} ei ole vuonna {year}")]
    MonthOutsideYear {
        /// The month.
        month: Month,
        /// The year of the folder.
        year: i32,
    },
    /// Amounts that are too large to be summed exactly.
    #[error("rivien summat ovat yhteensä liian suuria laskettaviksi")]
    TooLarge,
    /// A line of a locked version has another sum than it had when it was locked.
    #[error("lukitun version {version} rivi \"{line}\" ({cost_type}) on {now}, mutta lukittaessa {locked}")]
    LockedDiffers {
        /// The version.
        version: BudgetVersion,
        /// The cost type.
        cost_type: String,
        /// The target, or the description of a line without one.
        line: String,
        /// The sum now.
        now: Money,
        /// The sum when it was locked.
        locked: Money,
    },
    /// A line of a locked version is gone.
    #[error(
        "lukitusta versiosta {version} puuttuu rivi \"{line}\" ({cost_type}), joka oli lukittaessa {locked}"
    )]
    LockedMissing {
        /// The version.
        version: BudgetVersion,
        /// The cost type.
        cost_type: String,
        /// The target, or the description of a line without one.
        line: String,
        /// The sum when it was locked.
        locked: Money,
    },
    /// A locked version has a line that it did not have.
    #[error(
        "lukitussa versiossa {version} on rivi \"{line}\" ({cost_type}) {now}, jota ei ollut lukittaessa"
    )]
    LockedExtra {
        /// The version.
        version: BudgetVersion,
        /// The cost type.
        cost_type: String,
        /// The target, or the description of a line without one.
        line: String,
        /// The sum now.
        now: Money,
    },
    /// A locked version has no table any more.
    #[error("lukitulla versiolla {version} ei ole taulukkoa")]
    LockedGone {
        /// The version.
        version: BudgetVersion,
    },
    /// A lock of another version than its file says.
    #[error("lukitus on versiosta {found}, mutta tiedosto on version {version}")]
    OtherLock {
        /// The version in the file.
        found: BudgetVersion,
        /// The version by the file's name.
        version: BudgetVersion,
    },
    /// A lock of the live budget.
    #[error("elävää versiota {version} ei voi lukita")]
    LiveLocked {
        /// The version.
        version: BudgetVersion,
    },
    /// A key of common costs by which nothing can be split.
    #[error("jyvitysperusteen \"{key}\" osuuksien summa on nolla")]
    KeyWithoutWeight {
        /// The key.
        key: String,
    },
    /// A customer has two shares in a key.
    #[error("asiakkaalla {customer} on jyvitysperusteessa \"{key}\" jo osuus")]
    SecondShare {
        /// The customer.
        customer: String,
        /// The key.
        key: String,
    },
    /// A version of which the customer's common costs are missing, while other versions have them.
    #[error("versiosta {version} puuttuvat asiakkaan yhteiset kustannukset")]
    SharedMissing {
        /// The version.
        version: BudgetVersion,
    },
}

impl FinanceViolation {
    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Self::MonthOutsideYear { year, .. } => {
                format!("kirjoita vuoden {year} kuukausi tai siirrä rivi oikean vuoden kansioon")
            }
            Self::TooLarge => "tarkista summien suuruus".into(),
            Self::LockedDiffers { .. } | Self::LockedMissing { .. } | Self::LockedExtra { .. } => {
                "palauta lukitut luvut; muutokset kuuluvat seuraavaan versioon".into()
            }
            Self::LockedGone { version } => format!("palauta taulukko {}", version.file_stem()),
            Self::OtherLock { version, .. } => {
                format!("lukitse versio uudelleen komennolla vuosikello budget lock ({version})")
            }
            Self::LiveLocked { .. } => "poista lukitus; TAE\u{a0}B0 muuttuu päivittäin".into(),
            Self::KeyWithoutWeight { .. } => {
                "anna ainakin yhdelle asiakkaalle osuus, joka on suurempi kuin nolla".into()
            }
            Self::SecondShare { .. } => "yhdistä osuudet yhdeksi riviksi".into(),
            Self::SharedMissing { version } => format!(
                "lisää yhteisiin kustannuksiin taulukko {}; tyhjä taulukko riittää, kun yhteisiä kustannuksia ei ole",
                version.file_stem()
            ),
        }
    }
}
