//! What can be wrong in the notes.

use crate::finding::suggestion;
use crate::{Date, Malformed, TextError};

/// Something in the notes that cannot be taken as it stands. Notes with a problem make no minutes, so no word is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: NoteViolation,
}

/// What is wrong in the notes. The text says it in Finnish; [`NoteViolation::fix`] says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteViolation {
    /// More text than notes of a meeting have.
    #[error("muistiinpanoissa on yli {limit}")]
    TooLong {
        /// The limit that is exceeded.
        limit: &'static str,
    },
    /// A character that cannot stand in a document.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A line before the first heading that is none of those that belong there.
    #[error("rivi ei kuulu minkään otsikon alle{}", suggestion(nearest))]
    OutsideItems {
        /// The keyword that was probably meant.
        nearest: Option<String>,
    },
    /// A heading that is no item of the agenda.
    #[error("otsikko \"{heading}\" ei ole kokouksen asialistalla{}", suggestion(nearest))]
    UnknownHeading {
        /// The heading.
        heading: String,
        /// The nearest title.
        nearest: Option<String>,
    },
    /// Two headings of one item.
    #[error("asiakohdalla \"{title}\" on otsikko jo rivillä {first}")]
    RepeatedHeading {
        /// The title.
        title: String,
        /// The line of the first heading.
        first: usize,
    },
    /// A line of only dashes or equals signs: the heading above it would be lost in the text.
    #[error("pelkkä viiva ei ole muistiinpano")]
    Rule,
    /// A keyword that is nearly right.
    #[error("\"{found}:\" ei ole avainsana; tarkoititko \"{keyword}:\"?")]
    Misspelt {
        /// The word.
        found: String,
        /// The keyword.
        keyword: &'static str,
    },
    /// One of the first lines stands under a heading.
    #[error("rivi \"{keyword}:\" on otsikon alla")]
    Misplaced {
        /// The keyword.
        keyword: &'static str,
    },
    /// A time is given twice.
    #[error("rivi \"{keyword}:\" on kahdesti")]
    Repeated {
        /// The keyword.
        keyword: &'static str,
    },
    /// A time, a date or the name of an action that is malformed.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// The meeting ended before it began.
    #[error("kokous päättyi ennen kuin se alkoi")]
    EndedBeforeBeginning,
    /// Somebody was absent who had not been invited.
    #[error("\"{name}\" ei ole kokouksen osallistuja{}", suggestion(nearest))]
    UnknownAbsent {
        /// The name.
        name: String,
        /// The nearest participant.
        nearest: Option<String>,
    },
    /// A name stands twice.
    #[error("\"{name}\" on lueteltu kahdesti")]
    RepeatedName {
        /// The name.
        name: String,
    },
    /// A participant is listed among those present besides the invited.
    #[error("\"{name}\" on jo kutsuttujen joukossa")]
    AlreadyInvited {
        /// The name.
        name: String,
    },
    /// A keyword without what it announces.
    #[error("riviltä \"{keyword}:\" puuttuu {what}")]
    Missing {
        /// The keyword.
        keyword: &'static str,
        /// What is missing.
        what: &'static str,
    },
    /// Text right below a decision or the like that had already come to its end: does it belong to it or not?
    #[error("rivin \"{keyword}:\" perässä on tekstiä, vaikka rivi päättyi jo")]
    AfterEnd {
        /// The keyword.
        keyword: &'static str,
    },
    /// An action is due before the meeting that agrees on it.
    #[error("toimenpiteen määräpäivä {due} on ennen kokouspäivää {meeting}")]
    DueBeforeMeeting {
        /// The due date.
        due: Date,
        /// The date of the meeting.
        meeting: Date,
    },
    /// More than one action on a line of done ones.
    #[error("rivillä \"Tehty:\" on useampi kuin yksi toimenpide")]
    SeveralDone,
}

impl NoteViolation {
    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            NoteViolation::TooLong { .. } => "siirrä laajat asiat kokouksen liitteeseen".into(),
            NoteViolation::Text(error) => error.fix().into(),
            NoteViolation::OutsideItems { .. } => {
                "ennen ensimmäistä otsikkoa voi olla vain rivejä, joiden alussa on Alkoi:, Päättyi:, Poissa: tai Läsnä:"
                    .into()
            }
            NoteViolation::UnknownHeading {
                nearest: Some(near), ..
            } => format!("kirjoita otsikoksi \"{near}\""),
            NoteViolation::UnknownHeading { nearest: None, .. } => {
                "käytä asialistan otsikkoa tai lisää asiakohta tiedostoon kokous.json; tekstirivi ei voi alkaa merkillä #".into()
            }
            NoteViolation::RepeatedHeading { .. } => "yhdistä muistiinpanot saman otsikon alle".into(),
            NoteViolation::Rule => "poista viiva; merkitse otsikko rivin alkuun merkeillä ##".into(),
            NoteViolation::Misspelt { keyword, .. } => format!("kirjoita \"{keyword}:\""),
            NoteViolation::Misplaced { .. } => "siirrä rivi ennen ensimmäistä otsikkoa".into(),
            NoteViolation::Repeated { .. } => "poista toinen rivi".into(),
            NoteViolation::Malformed(error) => error.fix.clone(),
            NoteViolation::EndedBeforeBeginning => "korjaa kellonajat".into(),
            NoteViolation::UnknownAbsent {
                nearest: Some(near), ..
            } => format!("kirjoita \"{near}\""),
            NoteViolation::UnknownAbsent { nearest: None, .. } => {
                "käytä nimeä, joka on tiedoston kokous.json osallistujissa".into()
            }
            NoteViolation::RepeatedName { .. } => "poista toinen".into(),
            NoteViolation::AlreadyInvited { .. } => {
                "poista nimi: kutsutut ovat läsnä, jos he eivät ole rivillä Poissa:".into()
            }
            NoteViolation::Missing { keyword, .. } => match *keyword {
                "Toimenpide" => "kirjoita tehtävä ja rivin loppuun (Nimi Sukunimi, 15.4.2027)".into(),
                "Tehty" => "kirjoita toimenpiteen tunnus, esimerkiksi Tehty: 2026-Q4/1".into(),
                _ => "kirjoita puuttuva tieto tai poista rivi".into(),
            },
            NoteViolation::AfterEnd { .. } => {
                "jätä väliin tyhjä rivi, jos teksti on oma kappaleensa; muuten jatka samalla rivillä".into()
            }
            NoteViolation::DueBeforeMeeting { .. } => "korjaa määräpäivä".into(),
            NoteViolation::SeveralDone => "kirjoita jokaiselle oma rivi \"Tehty:\"".into(),
        }
    }
}
