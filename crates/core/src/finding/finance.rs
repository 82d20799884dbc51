//! The rules of budgets.

use super::declaration::violations;
use crate::{BudgetVersion, Money, Month};

violations! {
    /// A rule of budgets and common costs. The text says in Finnish what is wrong; [`FinanceViolation::fix`] says what would
    /// be right.
    #[non_exhaustive]
    pub enum FinanceViolation {
        /// A month of another year.
        MonthOutsideYear {
            /// The month.
            month: Month,
            /// The year of the folder.
            year: i32,
        } = "month-outside-year" ("kuukausi {month} ei ole vuonna {year}")
            => format!("kirjoita vuoden {year} kuukausi tai siirrä rivi oikean vuoden kansioon");
        /// A budget does not have the version that is to be presented.
        NoVersion {
            /// The version.
            version: BudgetVersion,
            /// The versions that there are.
            has: Vec<BudgetVersion>,
        } = "no-such-version" ("versiota {version} ei ole; talousarviossa on {}", labels(has))
            => format!("lisää taulukko {} tai valitse toinen versio", version.file_stem());
        /// Amounts that are too large to be summed exactly.
        TooLarge = "sums-too-large" ("rivien summat ovat yhteensä liian suuria laskettaviksi")
            => "tarkista summien suuruus";
        /// A line of a locked version has another sum than it had when it was locked.
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
        } = "locked-line-differs"
            ("lukitun version {version} rivi \"{line}\" ({cost_type}) on {now}, mutta lukittaessa {locked}")
            => RESTORE;
        /// A line of a locked version is gone.
        LockedMissing {
            /// The version.
            version: BudgetVersion,
            /// The cost type.
            cost_type: String,
            /// The target, or the description of a line without one.
            line: String,
            /// The sum when it was locked.
            locked: Money,
        } = "locked-line-missing"
            ("lukitusta versiosta {version} puuttuu rivi \"{line}\" ({cost_type}), joka oli lukittaessa {locked}")
            => RESTORE;
        /// A locked version has a line that it did not have.
        LockedExtra {
            /// The version.
            version: BudgetVersion,
            /// The cost type.
            cost_type: String,
            /// The target, or the description of a line without one.
            line: String,
            /// The sum now.
            now: Money,
        } = "locked-line-extra"
            ("lukitussa versiossa {version} on rivi \"{line}\" ({cost_type}) {now}, jota ei ollut lukittaessa")
            => RESTORE;
        /// A locked version has no table any more.
        LockedGone {
            /// The version.
            version: BudgetVersion,
        } = "locked-version-gone" ("lukitulla versiolla {version} ei ole taulukkoa")
            => format!("palauta taulukko {}", version.file_stem());
        /// A lock of another version than its file says.
        OtherLock {
            /// The version in the file.
            found: BudgetVersion,
            /// The version by the file's name.
            version: BudgetVersion,
        } = "lock-of-other-version" ("lukitus on versiosta {found}, mutta tiedosto on version {version}")
            => format!("lukitse versio uudelleen komennolla vuosikello budget lock ({version})");
        /// A lock of the live budget.
        LiveLocked {
            /// The version.
            version: BudgetVersion,
        } = "live-version-locked" ("elävää versiota {version} ei voi lukita")
            => "poista lukitus; TAE\u{a0}B0 muuttuu päivittäin";
        /// A key of common costs by which nothing can be split.
        KeyWithoutWeight {
            /// The key.
            key: String,
        } = "key-without-weight" ("jyvitysperusteen \"{key}\" osuuksien summa on nolla")
            => "anna ainakin yhdelle asiakkaalle osuus, joka on suurempi kuin nolla";
        /// A customer has two shares in a key.
        SecondShare {
            /// The customer.
            customer: String,
            /// The key.
            key: String,
        } = "second-share-in-key" ("asiakkaalla {customer} on jyvitysperusteessa \"{key}\" jo osuus")
            => "yhdistä osuudet yhdeksi riviksi";
        /// A version of which the customer's common costs are missing, while other versions have them.
        SharedMissing {
            /// The version.
            version: BudgetVersion,
        } = "common-costs-missing" ("versiosta {version} puuttuvat asiakkaan yhteiset kustannukset")
            => format!(
                "lisää yhteisiin kustannuksiin taulukko {}; tyhjä taulukko riittää, kun yhteisiä kustannuksia ei ole",
                version.file_stem()
            );
    }
}

fn labels(versions: &[BudgetVersion]) -> String {
    let labels: Vec<&str> = versions.iter().map(|version| version.label()).collect();
    labels.join(", ")
}

const RESTORE: &str = "palauta lukitut luvut; muutokset kuuluvat seuraavaan versioon";
