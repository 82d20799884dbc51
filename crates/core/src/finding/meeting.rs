//! The rules of meetings.

use super::declaration::{suggestion, violations};
use crate::{ActionId, BudgetVersion, Date, MeetingId, TimeOfDay};

violations! {
    /// A rule of meetings and their tables. The text says in Finnish what is wrong; [`MeetingViolation::fix`] says what would
    /// be right.
    #[non_exhaustive]
    pub enum MeetingViolation {
        /// Two meetings of one quarter.
        QuarterTaken {
            /// The meeting.
            meeting: MeetingId,
            /// The folder of the other one.
            other: String,
        } = "quarter-taken" ("kokous {meeting} on myös kansiossa {other}")
            => "pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon";
        /// The meeting is not after the one of the quarter before.
        NotAfterPrevious {
            /// The date.
            date: Date,
            /// The meeting before.
            previous: MeetingId,
            /// Its date.
            previous_date: Date,
        } = "not-after-previous-meeting"
            ("kokouspäivä {date} ei ole edellisen kokouksen {previous} ({previous_date}) jälkeen")
            => "korjaa toisen kokouksen päivä";
        /// Notes of a meeting that has been cancelled.
        CancelledWithNotes = "notes-of-cancelled-meeting" ("kokous on peruttu, mutta siitä on muistiinpanot")
            => "jos kokous pidettiin, muuta tilaksi \"sovittu\"; muuten poista muistiinpanot";
        /// Services of the agreement that the table of their status lacks.
        StatusMissing {
            /// Their ids.
            services: Vec<String>,
        } = "service-status-missing" ("taulukosta puuttuvat sopimuksen palvelut {}", services.join(", "))
            => "lisää palveluille rivit, tai tarkista, ovatko ne vielä käytössä";
        /// The next meeting is not after this one.
        NextNotAfter {
            /// The date of the next meeting.
            next: Date,
            /// The date of this one.
            date: Date,
        } = "next-meeting-not-after" ("seuraavan kokouksen päivä {next} ei ole kokouspäivän {date} jälkeen")
            => "korjaa seuraavan kokouksen päivä";
        /// A meeting ends before it starts.
        EndsBeforeStart {
            /// The start.
            starts: TimeOfDay,
            /// The end.
            ends: TimeOfDay,
        } = "ends-before-start" ("kokous päättyy {ends}, mutta alkaa {starts}") => "korjaa kellonajat";
        /// The items of the agenda take longer than the meeting.
        ItemsTooLong {
            /// How long the items take at least, in minutes.
            minutes: u32,
            /// How long the meeting is, in minutes.
            length: u32,
        } = "items-too-long" ("asiakohdille annetut kestot ({minutes} min) eivät mahdu kokoukseen ({length} min)")
            => "lyhennä asiakohtien kestoja tai pidennä kokousta";
        /// Neither a place nor a link to an online meeting.
        NoPlace = "no-place" ("kokouksella ei ole paikkaa eikä etäyhteyttä")
            => "lisää avain \"paikka\" tai \"etayhteys\"";
        /// Nobody chairs the meeting, or nobody is its secretary.
        NoChair {
            /// What is missing, in Finnish.
            role: &'static str,
        } = "no-chair" ("kokoukselta puuttuu {role}")
            => format!("kirjoita kokouksen tietoihin {role}, tai merkitse hänet asiakkaan yhteyshenkilöihin tai seurantaryhmään (seurantaryhma: {role})");
        /// A link that is no `https` address.
        NotALink {
            /// The value.
            value: String,
        } = "not-a-link" ("\"{value}\" ei ole https-osoite")
            => "kirjoita koko osoite, esimerkiksi https://tilat.example/kokous";
        /// Something else than an e-mail address.
        NotAnAddress {
            /// The value.
            value: String,
        } = "not-an-email-address" ("\"{value}\" ei ole sähköpostiosoite")
            => "kirjoita muodossa etunimi.sukunimi@virasto.example";
        /// Two items of the agenda that a heading in the notes could not tell apart.
        SameTitle {
            /// The title of the other one.
            title: String,
        } = "same-title" ("asialistalla on jo asiakohta \"{title}\"")
            => "anna kummallekin asiakohdalle oma otsikko";
        /// The id of a common item is one that the items of single meetings get.
        ReservedId {
            /// The id.
            value: String,
        } = "reserved-id" ("tunnus \"{value}\" on varattu kokousten omille asiakohdille")
            => "anna asiakohdalle toinen tunnus";
        /// An action that no earlier meeting has agreed on.
        UnknownAction {
            /// The action.
            action: ActionId,
            /// The nearest known one.
            nearest: Option<String>,
        } = "unknown-action"
            ("aiemmissa kokouksissa ei ole sovittu toimenpidettä {action}{}", suggestion(nearest)) => match nearest {
            Some(near) => format!("kirjoita \"{near}\""),
            None => format!("tarkista tunnus kokouksen {} pöytäkirjasta", action.meeting),
        };
        /// An action that has been marked done already.
        DoneBefore {
            /// The action.
            action: ActionId,
            /// The meeting that marked it done.
            meeting: MeetingId,
        } = "done-before" ("toimenpide {action} on merkitty tehdyksi jo kokouksessa {meeting}") => "poista merkintä";
        /// A project that belongs to no customer.
        ProjectWithoutCustomer {
            /// The id of the project.
            project: String,
        } = "project-without-customer" ("projektilla {project} ei ole asiakasta")
            => "kirjoita asiakkaan tunnus sarakkeeseen asiakas";
        /// A project of other customers.
        ProjectOfOthers {
            /// The id of the project.
            project: String,
            /// The customer whose meeting it is.
            customer: String,
        } = "project-of-others" ("projektin {project} asiakkaissa ei ole asiakasta {customer}")
            => "poista rivi tai lisää asiakas sarakkeeseen asiakas";
        /// A date of a milestone that has no name.
        MilestoneMissing {
            /// The date.
            date: Date,
        } = "milestone-missing" ("etapilla, jonka päivä on {date}, ei ole nimeä")
            => "kirjoita etapin nimi tai poista sen päivä";
        /// A version of the budget that does not exist.
        VersionMissing {
            /// The version.
            version: BudgetVersion,
            /// The year.
            year: i32,
        } = "version-missing" ("versiota {version} ei ole vuoden {year} budjetissa")
            => format!("lisää taulukko {} tai valitse toinen versio", version.file_stem());
        /// The forecast is the budget itself.
        SameVersion {
            /// The version.
            version: BudgetVersion,
        } = "same-version" ("ennuste on sama versio kuin talousarvio ({version})")
            => "valitse toinen versio tai poista avain \"ennuste\"";
    }
}
