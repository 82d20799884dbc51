//! The rules that data can break.

use super::declaration::{suggestion, violations};
use super::{FinanceViolation, MeetingViolation, NoteViolation, StructureViolation, listed};
use crate::{Date, Malformed, Money, TextError};

violations! {
    /// A rule that the data break. The text says in Finnish what is wrong; [`Violation::fix`] says what would be right.
    #[non_exhaustive]
    pub enum Violation {
        /// The year in the file differs from the year of its folder.
        YearMismatch {
            /// The year in the file.
            found: i32,
            /// The year of the folder.
            folder: i32,
        } = "year-mismatch" ("vuosi {found} ei ole sama kuin kansion vuosi {folder}")
            => format!("kirjoita {folder} tai siirrä tiedosto oikean vuoden kansioon");
        /// The case number was not opened in the year of the agreement or the one before.
        CaseNumberYear {
            /// The year in the case number.
            found: i32,
            /// The year of the agreement.
            year: i32,
        } = "case-number-year" ("diaarinumeron vuosi {found} ei sovi vuoden {year} sopimukseen")
            => format!("käytä vuonna {} tai {year} avatun asian numeroa", year - 1);
        /// The case number has none of the forms that the settings allow.
        CaseNumberForm {
            /// The case number.
            value: String,
            /// The forms.
            forms: Vec<String>,
            /// A case number of each form.
            examples: Vec<String>,
        } = "case-number-form" ("diaarinumero \"{value}\" ei ole asetusten mukainen; muodot ovat {}", forms.join(" ja "))
            => format!(
                "kirjoita esimerkiksi {}; muodot asetetaan tiedostossa vuosikello avaimessa oletukset.diaarinumerot, esimerkiksi \"HEL {{vuosi}}-{{numero}}\"",
                examples.join(" tai ")
            );
        /// The year has no settings in `vuosikello.json`.
        YearNotConfigured {
            /// The year of the agreement.
            year: i32,
        } = "year-not-configured" ("vuodella {year} ei ole asetuksia tiedostossa vuosikello.json")
            => format!("lisää avaimeen \"vuodet\" kohta \"{year}\"");
        /// A key of `vuodet` is no year.
        NotAYear {
            /// The key.
            found: String,
        } = "not-a-year" ("\"{found}\" ei ole vuosi")
            => "kirjoita vuosi neljällä numerolla, esimerkiksi \"2027\"";
        /// A date that is not in the year that it is given for.
        OtherYear {
            /// The date.
            date: Date,
            /// The year.
            year: i32,
        } = "other-year" ("päivä {date} ei ole vuonna {year}") => format!("kirjoita vuoden {year} päivä");
        /// The signing order has not a step for each party.
        SigningOrderShort
            = "signing-order-short" ("allekirjoitusjärjestyksessä ei ole vaihetta kummallekin osapuolelle")
            => "luettele ensin palvelukeskuksen vaiheet ja viimeisenä asiakkaan edustajat";
        /// The id differs from the name of its folder.
        IdMismatch {
            /// The id in the file.
            found: String,
            /// The name of the folder.
            folder: String,
        } = "id-mismatch" ("tunnus {found} ei ole sama kuin kansion nimi {folder}")
            => format!("kirjoita tunnukseksi {folder} tai nimeä kansio uudelleen");
        /// Two customers have one id.
        DuplicateCustomer {
            /// The id.
            id: String,
            /// The folder of the other customer.
            other: String,
        } = "duplicate-customer" ("tunnus {id} on myös asiakkaalla kansiossa {other}")
            => "anna kummallekin asiakkaalle oma tunnus";
        /// Something that must be unique in its list stands there twice.
        Duplicate {
            /// What it is, for example `liite`.
            what: &'static str,
            /// Its name.
            value: String,
        } = "duplicate" ("{what} \"{value}\" on lueteltu kahdesti") => "poista toinen";
        /// A text or a list that must not be empty.
        Empty {
            /// What is empty, for example `otsikko`.
            what: &'static str,
        } = "empty" ("{what} on tyhjä") => "kirjoita arvo";
        /// A reference to something that does not exist.
        Unknown {
            /// What it should be, for example `kustannuslaji`.
            what: &'static str,
            /// The value.
            value: String,
            /// The nearest known one.
            nearest: Option<String>,
            /// The known ones.
            known: Vec<String>,
            /// Where they are set.
            set_in: &'static str,
            /// How many times it stands in the file.
            times: usize,
        } = "unknown-reference" (
            "{what} \"{value}\" ei ole tiedossa{}{}",
            rows(*times),
            suggestion(nearest)
        ) => match nearest {
            Some(near) => format!("kirjoita \"{near}\""),
            None => choices(known, set_in),
        };
        /// A budget line is of a service or a development item that there is not.
        UnknownTarget {
            /// The id.
            target: String,
            /// How many lines are of it.
            lines: usize,
            /// The nearest known one.
            nearest: Option<String>,
            /// The ids of the services and the development items.
            known: Vec<String>,
            /// Whether there are no development items at all.
            no_development: bool,
        } = "unknown-target" (
            "kohde \"{target}\" ei ole tiedossa{}{}",
            rows(*lines),
            match nearest {
                None if *no_development => ": taulukko kehittaminen on tyhjä tai puuttuu".to_owned(),
                nearest => suggestion(nearest),
            }
        ) => match nearest {
            Some(near) => format!("kirjoita \"{near}\""),
            None if *no_development => format!(
                "lisää kohde taulukkoon kehittaminen; muuten {}",
                choices(known, "taulukko palvelut")
            ),
            None => choices(known, "taulukot palvelut ja kehittaminen"),
        };
        /// A clause goes into a section that the agreement has not.
        UnknownSection {
            /// The id of the section as written.
            section: String,
            /// The id that was probably meant.
            nearest: Option<String>,
            /// The ids of the sections.
            known: Vec<String>,
        } = "unknown-section" ("sopimuksessa ei ole kohtaa \"{section}\"{}", suggestion(nearest)) => match nearest {
            Some(near) => format!(
                "kirjoita \"{near}\"; muuten {}",
                choices(known, "mallipohjan palvelusopimus.md pääotsikot")
            ),
            None => choices(known, "mallipohjan palvelusopimus.md pääotsikot"),
        };
        /// What a development item costs is another amount in its own table than in the budget.
        EstimateDiffers {
            /// The id of the item.
            item: String,
            /// Its estimate.
            estimate: Money,
            /// The sum of the budget lines of it.
            lines: Money,
        } = "estimate-differs-from-lines" (
            "kehittämiskohteen {item} kustannusarvio on {estimate}, mutta taulukon talous rivit, joiden kohde se on, ovat yhteensä {lines} (ero {})",
            difference(*estimate, *lines)
        ) => "korjaa kustannusarvio tai talouden rivit: liitteissä on oltava sama summa";
        /// Standard annexes that the agreement has not, though nobody says that they are left out.
        AnnexesLeftOut {
            /// Their titles.
            titles: Vec<String>,
            /// What would say that they are left out on purpose: the value of the key.
            key: String,
        } = "annexes-left-out" ("liitteistä puuttuu oletusliitteitä: {}", titles.join(", "))
            => format!("lisää ne avaimeen \"liitteet\", tai jos ne jätetään pois, kirjoita \"liitteet_pois\": {key}");
        /// An annex that is left out stands in the list of annexes.
        AnnexNotLeftOut {
            /// Its title.
            title: String,
        } = "annex-not-left-out" ("liite {title} on sekä avaimessa \"liitteet\" että avaimessa \"liitteet_pois\"")
            => "poista se toisesta";
        /// A customer that cannot make the agreement itself, and nobody who does it for it.
        NoRepresentative = "no-representative" ("asiakas ei ole viranomainen, mutta edustaja puuttuu")
            => "lisää asiakkaan tietoihin avain \"edustaja\": viranomainen, joka tekee sopimuksen asiakkaan puolesta";
        /// Agencies that no signatory of the agreement acts for, though nobody represents them all.
        AgenciesNotRepresented {
            /// Their names.
            agencies: Vec<String>,
        } = "agencies-not-represented" ("kukaan ei allekirjoita sopimusta näiden puolesta: {}", agencies.join(", "))
            => "lisää asiakkaan tietoihin avain \"edustaja\": kuka tekee sopimuksen niiden puolesta, tai merkitse allekirjoittajille virasto";
        /// People who own services or development work, and whose contact details are not known.
        OwnersUnreachable {
            /// Their names.
            names: Vec<String>,
        } = "owners-unreachable" ("vastuuhenkilöiden yhteystiedot puuttuvat: {}", listed(names))
            => "lisää heidät asiakkaan yhteyshenkilöihin osapuolella palvelukeskus";
        /// Services of which nobody says whose personal data are processed in them.
        ProcessingNotDescribed {
            /// Their ids.
            services: Vec<String>,
        } = "processing-not-described" ("henkilötietojen käsittelyä ei ole kuvattu palveluista {}", listed(services))
            => "täytä taulukon palvelut sarakkeet Rekisteröidyt ja Henkilötiedot (tietosuoja-asetus 28 artikla 3 kohta); viiva tarkoittaa, ettei henkilötietoja käsitellä";
        /// An annex of common terms in a year that has none.
        NoCommonTerms {
            /// The year.
            year: i32,
        } = "no-common-terms" ("vuodella {year} ei ole yleisiä ehtoja")
            => format!("lisää asetuksiin vuodet, {year}, yleiset_ehdot, tai poista liite");
        /// A case number that stands in two agreements.
        CaseNumberTaken {
            /// The number.
            number: String,
            /// The other files.
            others: Vec<String>,
        } = "case-number-taken" ("diaarinumero {number} on myös tiedostossa {}", others.join(", "))
            => "kirjoita kumpaankin sopimukseen sen oman asian numero";
        /// A colour that does not stand out from what it stands on.
        ContrastTooLow {
            /// The colour.
            colour: String,
            /// What it stands on, in the genitive: `valkoisen`.
            ground: &'static str,
            /// The colour of that.
            ground_colour: String,
            /// The contrast, in hundredths.
            measured: u32,
            /// The contrast that there must be, in hundredths.
            least: u32,
            /// A colour of the same hue that would do.
            proposed: String,
        } = "contrast-too-low" (
            "värin {colour} ja {ground} ({ground_colour}) kontrasti on {}:1, mutta pitää olla vähintään {}:1 (WCAG 2.1)",
            ratio(*measured),
            ratio(*least)
        ) => format!("esimerkiksi {proposed} kelpaa");
        /// More colours of series than a theme has.
        TooManySeries {
            /// How many there are.
            count: usize,
        } = "too-many-series" ("sarjojen värejä on {count}; enintään {} mahtuu Officen teemaan", crate::MOST_SERIES)
            => "poista viimeiset: yhdessä kaaviossa ei ole useampaa sarjaa";
        /// A classification that restricts access, without its legal ground.
        NoLegalGround {
            /// The class.
            label: String,
        } = "no-legal-ground" ("luokitukselta \"{label}\" puuttuu lainkohta")
            => "lisää avain \"lainkohta\", esimerkiksi JulkL 24 § 1 mom. 7 k";
        /// What only the state must say is missing, and the organisation is of the state.
        RequiredOfState {
            /// The key that is missing.
            key: &'static str,
        } = "required-of-state" ("avain \"{key}\" puuttuu; se on valtiolla pakollinen")
            => format!("lisää avain \"{key}\", tai kirjoita asetusten avaimeen \"organisaatio.julkisyhteiso\", jos palvelukeskus ei kuulu valtioon");
        /// The budget lines of a cost type do not sum to its share.
        PartsDiffer {
            /// The cost type.
            cost_type: String,
            /// The sum of the lines.
            lines: Money,
            /// The share in the allocation.
            share: Money,
        } = "lines-differ-from-share" (
            "kustannuslajin \"{cost_type}\" rivien summa on {lines}, mutta jaossa on {share} (ero {})",
            difference(*lines, *share)
        ) => "korjaa rivit tai jako niin, että summat täsmäävät sentilleen";
        /// The shares do not sum to the appropriation.
        AllocationDiffers {
            /// The sum of the shares.
            allocated: Money,
            /// The appropriation.
            appropriation: Money,
        } = "allocation-differs" (
            "jaon summa on {allocated}, mutta määräraha on {appropriation} (ero {})",
            difference(*allocated, *appropriation)
        ) => "korjaa jako tai määräraha niin, että summat täsmäävät sentilleen";
        /// Nobody signs at a step of the signing order.
        SignatoryMissing {
            /// The positions of which one is needed.
            positions: Vec<String>,
        } = "signatory-missing" ("allekirjoittaja puuttuu: {}", positions.join(" tai "))
            => "lisää allekirjoittaja avaimeen \"allekirjoittajat\"";
        /// A signatory stands after one who signs later.
        SignatoryOutOfOrder {
            /// The name.
            name: String,
            /// The position.
            position: String,
            /// The whole order, for the fix.
            order: String,
        } = "signatory-out-of-order" ("{name} ({position}) on väärässä kohdassa allekirjoitusjärjestystä")
            => format!("luettele allekirjoittajat järjestyksessä: {order}");
        /// A signatory's position belongs to the other party.
        SignatoryParty {
            /// The name.
            name: String,
            /// The position.
            position: String,
        } = "signatory-of-other-party" ("{name} ({position}) on merkitty väärän osapuolen allekirjoittajaksi")
            => "asiakkaan edustajan osapuoli on \"asiakas\", muiden \"palvelukeskus\"";
        /// A template uses a form of a name that the data do not give. The text is the same whichever template it is, since one form is
        /// missing.
        MissingForm {
            /// The name in its base form.
            name: String,
            /// The key of the form.
            form: String,
            /// The template that uses it.
            template: String,
            /// The line in the template.
            line: usize,
        } = "missing-name-form"
            ("nimeltä \"{name}\" puuttuu muoto \"{form}\", jota asiakirjat käyttävät")
            => format!("lisää nimelle avain \"{form}\"");
        /// A value that still is what marks it as to be filled in.
        Unfilled {
            /// The placeholder.
            text: String,
            /// How many other forms of the same name are placeholders too.
            more: usize,
        } = "unfilled" (
            "\"{text}\" on täyttämättä{}",
            if *more > 0 { format!(", samoin nimen {more} muuta muotoa") } else { String::new() }
        ) => "kirjoita puuttuva tieto, tai tyhjennä kohta, jos se ei ole pakollinen";
        /// A name whose forms are a proposal that nobody has confirmed.
        UnconfirmedForms {
            /// The name in its base form.
            name: String,
        } = "unconfirmed-name-forms" ("nimen \"{name}\" taivutusmuodot ovat ohjelman ehdotus")
            => "tarkista muodot ja tyhjennä tieto vahvistettava";
        /// A contact who is marked as a signatory is not among those whom the agreement lists, or has another position there.
        SignatoryNotListed {
            /// The name.
            name: String,
            /// The position by the contact.
            position: String,
        } = "signatory-not-listed" (
            "{name} on asiakkaan yhteyshenkilöissä merkitty allekirjoittajaksi ({position}), mutta sopimuksen allekirjoittajissa ei ole"
        ) => "lisää hänet sopimuksen allekirjoittajiin, tai poista merkintä yhteyshenkilöistä (allekirjoittaa)";
        /// A party has no contact person.
        NoContact {
            /// The party.
            party: &'static str,
        } = "no-contact" ("osapuolella \"{party}\" ei ole yhteyshenkilöä")
            => "lisää yhteyshenkilö tiedostoon asiakas.json";
        /// An annex of the kind `muu` without a title or a file.
        AnnexIncomplete {
            /// What is missing.
            what: &'static str,
        } = "annex-incomplete" ("liitteeltä puuttuu {what}") => format!("lisää {what}");
        /// An annex names a file outside the agreement's folder, or one that is not a PDF.
        AnnexFile {
            /// The file as written.
            file: String,
        } = "annex-file" ("liitteen tiedosto \"{file}\" ei kelpaa")
            => "anna sopimuksen kansiossa olevan PDF- tai Word-tiedoston (.docx) nimi";
        /// A file that goes into a meeting's material has a name that is none, or that leads elsewhere.
        FileName {
            /// The name as given.
            name: String,
        } = "file-name" ("tiedoston nimi \"{name}\" ei kelpaa")
            => "anna nimi, joka kelpaa joka järjestelmässä: ilman kansiota ja merkkejä / \\ : * ? \" < > |, ei pistettä eikä välilyöntiä lopussa, eikä Windowsin varaama nimi (CON, AUX, COM1)";
        /// There are no customers at all.
        NoCustomers = "no-customers" ("työtilassa ei ole yhtään asiakasta")
            => "aloita asiakas: vuosikello new customer TUNNUS --name \"Asiakkaan nimi\"";
        /// An identifier with other characters than those that identifiers have.
        NotAnIdentifier {
            /// The value.
            value: String,
        } = "not-an-identifier" ("tunnus \"{value}\" ei kelpaa")
            => "käytä pieniä kirjaimia a–z, numeroita, yhdysmerkkiä ja alaviivaa";
    }
    of {
        /// What a value must be by its schema.
        Structure(StructureViolation);
        /// A rule of meetings.
        Meeting(MeetingViolation);
        /// A rule of the notes of meetings.
        Notes(NoteViolation);
        /// A rule of budgets.
        Finance(FinanceViolation);
    }
}

impl Violation {
    /// The same of a cell of a table, which has no keys, quotation marks or brackets.
    pub fn in_cell(self) -> Self {
        match self {
            Self::Structure(violation) => Self::Structure(violation.in_cell()),
            other => other,
        }
    }
}

/// A contrast in hundredths as people write it, without zeros at the end: `4,5`.
fn ratio(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest / 10, rest % 10) {
        (0, 0) => whole.to_string(),
        (tenths, 0) => format!("{whole},{tenths}"),
        _ => format!("{whole},{rest:02}"),
    }
}

impl From<Malformed> for Violation {
    fn from(malformed: Malformed) -> Self {
        StructureViolation::Malformed { malformed }.into()
    }
}

impl From<TextError> for Violation {
    fn from(error: TextError) -> Self {
        StructureViolation::Character { error }.into()
    }
}

/// How many rows have the same mistake, where there are several.
fn rows(count: usize) -> String {
    if count > 1 {
        format!(" ({count} riviä)")
    } else {
        String::new()
    }
}

/// So many choices are listed.
const CHOICES: usize = 20;

/// What can be chosen instead, and where that is set.
fn choices(known: &[String], set_in: &str) -> String {
    if known.is_empty() {
        return format!("lisää se ensin: {set_in}");
    }
    let more = match known.len().saturating_sub(CHOICES) {
        0 => String::new(),
        more => format!(" ja {more} muuta"),
    };
    let shown = known.get(..CHOICES).unwrap_or(known);
    format!("käytä jotakin näistä: {}{more} ({set_in})", listed(shown))
}

fn difference(a: Money, b: Money) -> String {
    a.checked_sub(b)
        .map(|d| d.to_string())
        .unwrap_or_else(|| "liian suuri laskettavaksi".into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Programs rely on the codes: one that is gone or renamed breaks them.
    #[test]
    fn the_codes_are_these_and_each_is_of_one_rule() {
        let codes = Violation::codes();
        let unique: BTreeSet<&str> = codes.iter().copied().collect();
        assert_eq!(unique.len(), codes.len());
        let is_plain = |code: &&str| code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(codes.iter().all(is_plain), "{codes:?}");
        assert_eq!(
            unique.into_iter().collect::<Vec<_>>().join("\n"),
            include_str!("codes.txt").trim_end()
        );
    }
}
