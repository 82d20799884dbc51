//! The meetings of the monitoring group: a dossier and templates become the documents of a meeting.
//!
//! | method of [`Documents`] | what it makes | when |
//! |---|---|---|
//! | [`agenda`](Documents::agenda) | the agenda (*asialista*) on one page | before the meeting |
//! | [`status_annex`](Documents::status_annex) | the facts of the quarter under each item (*tilannekatsaus*) | before the meeting |
//! | [`minutes_skeleton`](Documents::minutes_skeleton) | minutes to be filled in | before the meeting |
//! | [`finance_summary`](Documents::finance_summary) | the budget on one page | before the meeting |
//! | [`finance_report`](Documents::finance_report) | the budget as a workbook | before the meeting |
//! | [`invitation`](Documents::invitation) | the calendar event and the text of the message | before the meeting |
//! | [`deck`](Documents::deck) | the slides in the order of the agenda | before the meeting |
//! | [`minutes`](Documents::minutes) | the minutes, from the notes | after the meeting |
//!
//! All of them are pure functions of the settings, a [`MeetingDossier`](vuosikello_core::MeetingDossier) that has been
//! [checked](vuosikello_core::Checker), and the templates. A
//! part of the dossier that has not come yet keeps nothing from being made: its place says [`PENDING`], and
//! [`Documents::missing`] lists it. The minutes of the previous meeting are made from that meeting's own dossier.
//! [`budget_deck`] makes the slides of a budget day.
//!
//! The built-in templates ([`BUILT_IN`]) are under `templates/fi` in the repository; a program or a workspace replaces any of
//! them by name.
//!
//! # What the templates of a meeting are given
//!
//! Documents are `asialista.md`, `tilannekatsaus.md`, `poytakirjapohja.md`, `poytakirja.md`, `talousyhteenveto.md`, `kutsu.md` and `peruutus.md`, the deck is
//! `esitys.md`; `kokous-….md` are parts that documents include. Keys below the top are those of the JSON schemas where the
//! model has them. Money, dates and shares are texts in their Finnish form. How templates are written, and what a view is,
//! stands in [`vuosikello_document::language`].
//!
//! | variable | what it is |
//! |---|---|
//! | `organisaatio`, `asiakas`, `sopimus` | the provider, the customer, the agreement |
//! | `ryhma` | the name of the group |
//! | `kokous` | the meeting: `tunnus`, `numero`, `vuosi`, `paivays`, `paiva` (with the weekday), `kello`, `alkoi`, `paattyi`, `paikka`, `etayhteys`, `paikka_sanoin`, `puheenjohtaja`, `sihteeri`, `aineisto`, `kysely`, `kysely_avoinna`, `aineisto_valmis`, `puuttuu`, `kutsun_versio`, `peruttu`, `diaarinumero`, `luokitus` |
//! | `edellinen`, `seuraava` | the meeting before (`pidetty`, `numero`, `paivays`, `poytakirja_valmis`) and after (`ehdotettu`, `paivana`, `kello`, `paikka`) |
//! | `osallistujat` | the rows of the view of the same name |
//! | `allekirjoittajat` | who signs the minutes; taken by the function `allekirjoitukset` |
//! | `yhteyshenkilo` | who sends the invitation: `nimi`, `rooli`, `sahkoposti`, `puhelin`, `sijainen` |
//! | `kohdat` | the agenda: `numero`, `otsikko`, `laji`, `teksti`, `esittelija`, `puuttuu`, `kerrottu`, `muistiinpanot`, `paatosehdotus`; the title of its slide, `paatelma`, and the text that the title leaves, `loput` |
//! | `avoimet`, `toimenpiteet` | rows of actions: of earlier meetings; agreed on in this one |
//! | `paatelmat` | what was found, as titles of slides: `toimenpiteet`, `talous`, `palvelut`, `kehitys`, `kysely`, `seuraava`, and where subjects with little to tell share a slide `palvelut_ja_toimenpiteet` and `kehitys_ja_kysely`; null where there is nothing to say |
//! | `talous` | the budget: `vuosi`, `talousarvio`, `ennuste`, `toteuma_asti`, `rivit`, `yhteensa`, `suunta`, `ero`, `poikkeamat`, `poikkeamia`, `kaavio` and names of the forecast |
//! | `vuosikello` | what comes next in the finance clock: `paivays`, `paiva`, `otsikko`, `kuvaus` |
//! | `palvelutilanne` | the services: `rivit`, how many there are and in which state, and which stand out |
//! | `tarpeet`, `tarpeet_saatu`, `projektit`, `projektit_saatu` | rows, and whether the table has come |
//! | `kysely` | the survey: `tehty`, `vastauksia`, `vahintaan`, `naytetaan`, `neljannekset`, `alueet`, `keskiarvo`, `muutos`, `nps`, `avoimet` |
//!
//! | view | what it shows |
//! |---|---|
//! | `asialista`, `asiakohdat`, `osallistujat`, `kutsutut` | the agenda on the first slide; in documents its items with times, presenters, proposals and material; the participants, a row each, and a row an organisation |
//! | `toimenpiteet`, `avoimet_toimenpiteet`, `sovitut_toimenpiteet` | actions: the open ones for a slide; those of earlier meetings; those agreed on |
//! | `talousluvut`, `taloustaulukko`, `talouskaavio`, `poikkeamat`, `taloudenkaytto` | the budget on slides: key figures, by group, the share of each group that is used, the largest deviations as bars, the share that is used beside that of the year |
//! | `kustannusryhmat`, `kustannusryhmakaavio`, `suurimmat_poikkeamat` | the budget in documents, where it has come |
//! | `vuosikello` | what comes next in the finance clock |
//! | `palvelumaarat`, `palvelutilanne` | how many services are in which state; their states |
//! | `kehittamistarpeet`, `projektit`, `huomioprojektit` | development needs; projects; those that need attention |
//! | `kyselyluvut`, `kyselyalueet`, `kyselytrendi`, `kyselypalaute` | the survey: key figures, areas, their trend, open answers |
//!
//! The slides of a budget day, `talousarvioesitys.md`, have the variables `organisaatio`, `asiakas`, `sopimus`, `luokitus`,
//! `paivays`, `paiva`, `paatelmat` (`muutos`, `suurimmat`, `riskit`, `paatos`) and `talous` (`vuosi`, `versio`, `vertailu`,
//! `toteuma_asti`, `yhteensa`, `lukittu`, `lukittava`, `riskit_saatu`, `riskeja`, `riskien_vaikutus`, `laji`, `on_tilinpaatos`), and the views
//! `paaviestit`, `talousluvut`, `taloustaulukko`, `palvelumuutokset`, `lajimuutokset`, `poikkeamat`, `riskit` and `kierrokset`.

mod brevity;
mod context;
mod deck;
mod documents;
mod findings;
mod head;
mod invitation;
mod message;
mod missing;
mod numerals;
mod phrases;
mod report;
mod subject;
mod templates;
mod titles;
mod views;

pub use brevity::Brevity;
pub use deck::budget_deck;
pub use documents::Documents;
pub use invitation::Invitation;
pub use missing::{Missing, MissingPart, PENDING};
pub use templates::{BUILT_IN, templates};
pub use vuosikello_agreement::Issue;
