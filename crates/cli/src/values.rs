//! Values of options. What is wrong with one is said by what would be right.

use vuosikello::can_show;
use vuosikello::model::{BudgetVersion, Date, Malformed, MeetingId, PublicBody, check_name};

/// A day: `4.3.2027`.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(fix)
}

/// A meeting: `2027-Q1`.
pub(crate) fn meeting(text: &str) -> Result<MeetingId, String> {
    let meeting = MeetingId::parse(text).map_err(fix)?;
    match YEARS.contains(&meeting.year()) {
        true => Ok(meeting),
        false => Err("kirjoita muodossa 2027-Q1".to_owned()),
    }
}

/// The name of an organisation.
pub(crate) fn name(text: &str) -> Result<String, String> {
    let name = check_name(text).map_err(fix)?;
    match name.chars().find(|c| !can_show(*c)) {
        Some(c) => Err(format!("merkkiä {c} ei ole asiakirjojen kirjasimissa")),
        None => Ok(name),
    }
}

/// What an organisation belongs to.
pub(crate) fn public_body(text: &str) -> Result<PublicBody, String> {
    let wanted = text.trim().to_lowercase();
    let known = PublicBody::ALL.into_iter().find(|body| body.label() == wanted);
    known.ok_or_else(|| {
        format!(
            "vaihtoehdot ovat {}",
            PublicBody::ALL.map(PublicBody::label).join(", ")
        )
    })
}

/// A folder that is made.
pub(crate) fn new_folder(text: &str) -> Result<std::path::PathBuf, String> {
    if text.trim().is_empty() || text.contains(char::is_control) {
        return Err("anna kansiolle nimi ilman ohjausmerkkejä".to_owned());
    }
    Ok(text.into())
}

fn fix(malformed: Malformed) -> String {
    malformed.fix
}

/// The years that agreements and meetings can be of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

/// A year of four digits, as dates have.
pub(crate) fn year(text: &str) -> Result<i32, String> {
    let year = Some(text).filter(|text| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()));
    let year = year
        .and_then(|text| text.parse().ok())
        .filter(|year| YEARS.contains(year));
    year.ok_or_else(|| "kirjoita vuosi neljällä numerolla, esimerkiksi 2027".to_owned())
}

/// The most days that a list may reach ahead.
const MOST_DAYS: u16 = 366;

/// A number of days.
pub(crate) fn days(text: &str) -> Result<u16, String> {
    let days = text.parse().ok().filter(|days| *days <= MOST_DAYS);
    days.ok_or_else(|| format!("kirjoita päivien määrä, enintään {MOST_DAYS}"))
}

/// A version of a budget.
pub(crate) fn version(text: &str) -> Result<BudgetVersion, String> {
    BudgetVersion::parse(text).ok_or_else(|| {
        let labels = BudgetVersion::ALL.map(BudgetVersion::label);
        format!("versiot ovat {}", labels.join(", "))
    })
}

/// A version of a budget that can be locked: `TAE B3`, `tae-b3`, `TPE1`.
pub(crate) fn lockable(text: &str) -> Result<BudgetVersion, String> {
    let version = BudgetVersion::parse(text);
    let lockable = BudgetVersion::ALL
        .into_iter()
        .filter(|version| version.can_be_locked());
    let labels: Vec<&str> = lockable.map(BudgetVersion::label).collect();
    let labels = labels.join(", ");
    match version {
        Some(version) if version.can_be_locked() => Ok(version),
        Some(version) => Err(format!(
            "{version} elää, eikä sitä lukita; lukittavat versiot ovat {labels}"
        )),
        None => Err(format!("lukittavat versiot ovat {labels}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{days, lockable, year};

    #[test]
    fn a_year_has_four_digits() {
        assert_eq!(year("2027"), Ok(2027));
        for text in [
            "",
            "27",
            "02027",
            "0001",
            "99999",
            "-202",
            "+202",
            "2O27",
            "２０２７",
        ] {
            assert!(year(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_at_most_those_of_a_year() {
        assert_eq!((days("0"), days("366")), (Ok(0), Ok(366)));
        for text in ["", "-1", "367", "70000", "x"] {
            assert!(days(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_live_budget_is_not_locked() {
        assert!(lockable("TAE B3").is_ok() && lockable("tpe1").is_ok());
        assert!(lockable("TAE B0").unwrap_err().contains("elää"));
        assert!(
            lockable("TAE B4")
                .unwrap_err()
                .starts_with("lukittavat versiot ovat")
        );
    }
}
