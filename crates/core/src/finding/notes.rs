//! The rules of the notes of a meeting.

use super::declaration::{suggestion, violations};
use crate::{ActionId, Date, MeetingId};

violations! {
    /// A rule of notes. The text says in Finnish what is wrong; [`NoteViolation::fix`] says what would be right.
    #[non_exhaustive]
    pub enum NoteViolation {
        /// More text than notes of a meeting have.
        TooLong {
            /// The limit that is exceeded.
            limit: &'static str,
        } = "notes-too-long" ("muistiinpanoissa on yli {limit}") => "siirrä laajat asiat kokouksen liitteeseen";
        /// A line before the first heading that is none of those that belong there.
        OutsideItems {
            /// The keyword that was probably meant.
            nearest: Option<String>,
        } = "note-outside-items" ("rivi ei kuulu minkään otsikon alle{}", suggestion(nearest))
            => "ennen ensimmäistä otsikkoa voi olla vain rivejä, joiden alussa on Alkoi:, Päättyi:, Poissa: tai Läsnä:";
        /// A heading that is no item of the agenda.
        UnknownHeading {
            /// The heading.
            heading: String,
            /// The nearest title.
            nearest: Option<String>,
        } = "unknown-heading"
            ("otsikko \"{heading}\" ei ole kokouksen asialistalla{}", suggestion(nearest)) => match nearest {
            Some(near) => format!("kirjoita otsikoksi \"{near}\""),
            None => "käytä asialistan otsikkoa tai lisää asiakohta tiedostoon kokous.json; tekstirivi ei voi alkaa merkillä #".into(),
        };
        /// Two headings of one item.
        RepeatedHeading {
            /// The title.
            title: String,
            /// The line of the first heading.
            first: usize,
        } = "repeated-heading" ("asiakohdalla \"{title}\" on otsikko jo rivillä {first}")
            => "yhdistä muistiinpanot saman otsikon alle";
        /// A line of only dashes or equals signs: the heading above it would be lost in the text.
        Rule = "rule-in-notes" ("pelkkä viiva ei ole muistiinpano")
            => "poista viiva; merkitse otsikko rivin alkuun merkeillä ##";
        /// Markdown that minutes cannot hold.
        Unsupported {
            /// What it is.
            what: &'static str,
        } = "unsupported-in-notes" ("muistiinpanoissa on {what}, jota pöytäkirjassa ei voi olla") => match *what {
            "taulukko" => "kirjoita rivit luettelona tai siirrä taulukko kokouksen liitteeseen",
            "kuva" => "siirrä kuva kokouksen liitteeseen ja kerro sen sisältö tekstinä",
            "luettelo luettelon sisällä" => "kirjoita kaikki kohdat samalle tasolle tai oma kappale niiden väliin",
            "korostus, jonka alku tai loppu puuttuu" => "kirjoita merkki tekstin kummallekin puolelle tai poista se",
            _ => "kirjoita kohta tavallisena tekstinä",
        };
        /// The numbers of a list do not follow one another.
        Numbering {
            /// The number.
            found: u32,
            /// The number before it.
            before: u32,
        } = "note-numbering" ("luettelon numero {found} ei seuraa numeroa {before}")
            => "korjaa numero; kirjoita uuden luettelon edelle kappale";
        /// Emphasis or a link in the text of an action, which stands in tables and calendars too.
        FormattedAction = "formatted-action" ("toimenpiteen tekstissä on korostus tai linkki")
            => "kirjoita toimenpide tavallisena tekstinä";
        /// A keyword that is nearly right.
        Misspelt {
            /// The word.
            found: String,
            /// The keyword.
            keyword: &'static str,
        } = "misspelt-keyword" ("\"{found}:\" ei ole avainsana; tarkoititko \"{keyword}:\"?")
            => format!("kirjoita \"{keyword}:\"");
        /// One of the first lines stands under a heading.
        Misplaced {
            /// The keyword.
            keyword: &'static str,
        } = "misplaced-keyword" ("rivi \"{keyword}:\" on otsikon alla") => "siirrä rivi ennen ensimmäistä otsikkoa";
        /// A time is given twice.
        Repeated {
            /// The keyword.
            keyword: &'static str,
        } = "repeated-keyword" ("rivi \"{keyword}:\" on kahdesti") => "poista toinen rivi";
        /// The meeting ended before it began.
        EndedBeforeBeginning = "ended-before-beginning" ("kokous päättyi ennen kuin se alkoi") => "korjaa kellonajat";
        /// Somebody was absent who had not been invited.
        UnknownAbsent {
            /// The name.
            name: String,
            /// The nearest participant.
            nearest: Option<String>,
        } = "unknown-absent" ("\"{name}\" ei ole kokouksen osallistuja{}", suggestion(nearest)) => match nearest {
            Some(near) => format!("kirjoita \"{near}\""),
            None => "käytä nimeä, joka on tiedoston kokous.json osallistujissa".into(),
        };
        /// A name stands twice.
        RepeatedName {
            /// The name.
            name: String,
        } = "repeated-name" ("\"{name}\" on lueteltu kahdesti") => "poista toinen";
        /// A participant is listed among those present besides the invited.
        AlreadyInvited {
            /// The name.
            name: String,
        } = "already-invited" ("\"{name}\" on jo kutsuttujen joukossa")
            => "poista nimi: kutsutut ovat läsnä, jos he eivät ole rivillä Poissa:";
        /// A keyword without what it announces.
        Missing {
            /// The keyword.
            keyword: &'static str,
            /// What is missing.
            what: &'static str,
        } = "keyword-incomplete" ("riviltä \"{keyword}:\" puuttuu {what}") => match *keyword {
            "Toimenpide" => "kirjoita tehtävä ja rivin loppuun (Nimi Sukunimi, 15.4.2027)",
            "Tehty" => "kirjoita toimenpiteen tunnus, esimerkiksi Tehty: 2026-Q4/1",
            _ => "kirjoita puuttuva tieto tai poista rivi",
        };
        /// Text right below a decision or the like that had already come to its end: does it belong to it or not?
        AfterEnd {
            /// The keyword.
            keyword: &'static str,
        } = "text-after-end" ("rivin \"{keyword}:\" perässä on tekstiä, vaikka rivi päättyi jo")
            => "jätä väliin tyhjä rivi, jos teksti on oma kappaleensa; muuten jatka samalla rivillä";
        /// An action is due before the meeting that agrees on it.
        DueBeforeMeeting {
            /// The due date.
            due: Date,
            /// The date of the meeting.
            meeting: Date,
        } = "due-before-meeting" ("toimenpiteen määräpäivä {due} on ennen kokouspäivää {meeting}")
            => "korjaa määräpäivä";
        /// An action of another meeting among those that the meeting agreed on.
        ActionOfOther {
            /// The action.
            action: ActionId,
            /// The meeting whose notes they are.
            meeting: MeetingId,
        } = "action-of-other-meeting" ("toimenpide {action} ei ole kokouksen {meeting} toimenpide")
            => format!("anna toimenpiteelle kokouksen tunnus, esimerkiksi {meeting}/1");
        /// More than one action on a line of done ones.
        SeveralDone = "several-done" ("rivillä \"Tehty:\" on useampi kuin yksi toimenpide")
            => "kirjoita jokaiselle oma rivi \"Tehty:\"";
    }
}
