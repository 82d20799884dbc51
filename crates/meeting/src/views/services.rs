//! The state of the services.

use std::cmp::Reverse;

use vuosikello_core::{MeetingDossier, ServiceState, ServiceStatus};
use vuosikello_document::deck::{Block, Limit};
use vuosikello_document::{Cell, Column, ColumnKind, KeyFigure, Light, Row, Table, View};

use crate::missing::{MissingPart, pending};
use crate::subject::Subject;

/// Up to so many services in all are listed one by one; of more, those in order are only counted.
const LISTED: usize = 12;
/// The most slides of services.
const SLIDES: usize = 3;

/// The states of the services of a meeting, the gravest first, in the order of the agreement.
pub(crate) struct Services<'a> {
    dossier: &'a MeetingDossier,
    sorted: Vec<&'a ServiceStatus>,
}

impl<'a> Services<'a> {
    pub(crate) fn of(dossier: &'a MeetingDossier) -> Self {
        let services = &dossier.agreement.services;
        let place = |status: &ServiceStatus| services.iter().position(|service| service.id == status.service);
        let mut sorted: Vec<&ServiceStatus> = dossier.services.iter().flatten().collect();
        sorted.sort_by_key(|status| (Reverse(status.state), place(status).unwrap_or(services.len())));
        Self { dossier, sorted }
    }

    /// How many services have a state.
    pub(crate) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// How many services are in a state.
    pub(crate) fn count(&self, state: ServiceState) -> usize {
        self.sorted.iter().filter(|status| status.state == state).count()
    }

    fn lists_all(&self) -> bool {
        self.len() <= LISTED
    }

    /// How many services in order are only counted.
    pub(crate) fn unlisted(&self) -> usize {
        match self.lists_all() {
            true => 0,
            false => self.count(ServiceState::Good),
        }
    }

    /// The names of the services in a state.
    pub(crate) fn names(&self, state: ServiceState) -> Vec<&'a str> {
        let of_state = self.sorted.iter().filter(|status| status.state == state);
        of_state.map(|status| self.name(status)).collect()
    }

    fn name(&self, status: &'a ServiceStatus) -> &'a str {
        let mut services = self.dossier.agreement.services.iter();
        let known = services.find(|service| service.id == status.service);
        known.map_or(&status.service, |service| &service.name)
    }

    /// The services whose state is not known, where that of others is.
    pub(crate) fn without_state(&self) -> Vec<&'a str> {
        let services = self.dossier.agreement.services.iter();
        let is_known = |id: &str| self.sorted.iter().any(|status| status.service == id);
        let without = services.filter(|service| !self.sorted.is_empty() && !is_known(&service.id));
        without.map(|service| service.name.as_str()).collect()
    }

    /// The listed services with their state and the figures of the quarter. The column `huomio` has the situation and the
    /// figures as sentences.
    pub(crate) fn table(&self) -> Table {
        let columns = vec![
            Column::text("Tunnus").key("tunnus"),
            Column::text("Palvelu").key("nimi"),
            Column::figures("Tila", ColumnKind::Status).key("tila"),
            Column::text("Tilanne").key("kuvaus"),
            Column::figures("Häiriöitä", ColumnKind::Count).key("hairiot"),
            Column::text("Käytettävyys").key("kaytettavyys"),
            Column::text("Tilanne").key("huomio"),
        ];
        let listed = self
            .sorted
            .iter()
            .filter(|status| self.lists_all() || status.state != ServiceState::Good);
        let rows = listed.map(|status| {
            Row::body(vec![
                Cell::text(&status.service),
                Cell::text(self.name(status)),
                Cell::status(light(status.state), status.state.label()),
                status.description.as_ref().map_or(Cell::NoValue, Cell::text),
                status
                    .incidents
                    .map_or(Cell::NoValue, |incidents| Cell::Count(incidents.into())),
                status.availability.as_ref().map_or(Cell::NoValue, Cell::text),
                Cell::text(situation(status)),
            ])
        });
        Table::new(self.finding(), columns).with_rows(rows)
    }

    /// How many services are in which state, as a sentence.
    fn finding(&self) -> String {
        let text = format!(
            "Palveluiden tila: ongelma {}, huomioitavaa {}, kunnossa {}.",
            self.count(ServiceState::Problem),
            self.count(ServiceState::Attention),
            self.count(ServiceState::Good)
        );
        match self.without_state().len() {
            0 => text,
            1 => format!("{text} Tilatieto puuttuu yhdestä palvelusta."),
            count => format!("{text} Tilatieto puuttuu {count} palvelusta."),
        }
    }
}

/// How many services are in which state.
pub(super) fn counts(subject: &Subject<'_>) -> View {
    if subject.dossier.services.is_none() {
        // The list says that it is missing.
        return View::default();
    }
    let services = Services::of(subject.dossier);
    let figures = [ServiceState::Problem, ServiceState::Attention, ServiceState::Good].map(|state| {
        let count = i64::try_from(services.count(state)).unwrap_or(i64::MAX);
        KeyFigure::new(Cell::Count(count), state.label())
    });
    View::of(Block::Figures(figures.into())).note(services.finding())
}

/// The services with their lights, problems first.
pub(super) fn view(subject: &Subject<'_>) -> View {
    if subject.dossier.services.is_none() {
        return pending(MissingPart::ServiceStatus);
    }
    let services = Services::of(subject.dossier);
    let table = services.table();
    if table.rows.is_empty() {
        return View::text(match services.count(ServiceState::Good) {
            0 => "Palveluiden tilatietoja ei ole.",
            _ => "Kaikki palvelut ovat kunnossa.",
        });
    }
    // A column without a word says nothing.
    let is_commented = table
        .rows
        .iter()
        .any(|row| row.cells.last().is_some_and(|cell| !cell.is_empty()));
    let keys = ["nimi", "tila", "huomio"];
    let keys = if is_commented { &keys[..] } else { &keys[..2] };
    View::table_of(table, keys, Limit::slides(SLIDES))
}

fn light(state: ServiceState) -> Light {
    match state {
        ServiceState::Good => Light::Good,
        ServiceState::Attention => Light::Attention,
        ServiceState::Problem => Light::Bad,
    }
}

/// What has happened, and the figures of the quarter.
fn situation(status: &ServiceStatus) -> String {
    let figures: Vec<String> = [
        status
            .incidents
            .map(|incidents| format!("häiriöitä\u{a0}{incidents}")),
        status
            .availability
            .as_ref()
            .map(|availability| format!("käytettävyys\u{a0}{}", availability.replace(' ', "\u{a0}"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut sentences: Vec<String> = status.description.iter().cloned().collect();
    if !figures.is_empty() {
        let figures = figures.join(", ");
        let mut letters = figures.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        sentences.push(format!("{first}{}.", letters.as_str()));
    }
    sentences.join(" ")
}
