//! The state of the services.

use std::cmp::Reverse;

use vuosikello_core::{Availability, MeetingDossier, ServiceState, ServiceStatus};
use vuosikello_document::deck::{Block, Limit};
use vuosikello_document::{Cell, Column, ColumnKind, Inline, KeyFigure, Light, Row, Table, View};

use crate::missing::{MissingPart, pending};
use crate::subject::Subject;

/// Up to so many services in all are listed one by one; of more, those in order are only counted.
const LISTED: usize = 12;
/// Up to so many services are all listed on a slide.
const FEW: usize = 5;
/// The most slides of services; the rest is summed up.
const SLIDES: usize = 1;

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

    /// The availability that is agreed on for a service.
    fn target(&self, status: &ServiceStatus) -> Option<&'a Availability> {
        let mut services = self.dossier.agreement.services.iter();
        let known = services.find(|service| service.id == status.service)?;
        known.availability.as_ref()
    }

    /// Whether a service was less available than agreed; `None` where either is not known.
    fn is_below(&self, status: &ServiceStatus) -> Option<bool> {
        let (reached, target) = (status.availability.as_ref()?, self.target(status)?);
        Some(reached.thousandths() < target.thousandths())
    }

    /// How many services were less available than agreed, and how many of those have a problem; `None` where none was measured
    /// against a target.
    pub(crate) fn below(&self) -> Option<(usize, usize)> {
        let mut measured = self
            .sorted
            .iter()
            .filter_map(|status| Some((status, self.is_below(status)?)));
        let first = measured.next()?;
        let below = [first]
            .into_iter()
            .chain(measured)
            .filter(|(_, is_below)| *is_below);
        let states: Vec<ServiceState> = below.map(|(status, _)| status.state).collect();
        let problems = states
            .iter()
            .filter(|state| **state == ServiceState::Problem)
            .count();
        Some((states.len(), problems))
    }

    /// The services that a slide lists: those that are not as agreed, or all where there are few. The gravest first; of equals,
    /// what is below its target.
    fn shown(&self) -> impl Iterator<Item = &'a ServiceStatus> {
        let is_low = |status: &ServiceStatus| self.is_below(status) == Some(true);
        let is_listed = |status: &ServiceStatus| status.state != ServiceState::Good || is_low(status);
        let mut shown = self.sorted.clone();
        if self.len() > FEW {
            shown.retain(|status| is_listed(status));
        }
        shown.sort_by_key(|status| (Reverse(status.state), Reverse(is_low(status))));
        shown.into_iter()
    }

    /// How many services a slide lists.
    pub(crate) fn shown_count(&self) -> usize {
        self.shown().count()
    }

    /// What was reached, and in brackets what is agreed; bold where it is less.
    fn measured(&self, status: &ServiceStatus) -> Cell {
        let Some(reached) = &status.availability else {
            return Cell::NoValue;
        };
        let target = match self.target(status) {
            Some(target) => format!("\u{a0}({})", target.figures()),
            None => String::new(),
        };
        let reached = Inline::text(reached.figures());
        let reached = match self.is_below(status) {
            Some(true) => Inline::Strong(vec![reached]),
            _ => reached,
        };
        Cell::Text(vec![reached, Inline::text(target)])
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

/// The services with their lights, problems first: those that are not as agreed, or all where there are few.
pub(super) fn view(subject: &Subject<'_>) -> View {
    if subject.dossier.services.is_none() {
        return pending(MissingPart::ServiceStatus);
    }
    let services = Services::of(subject.dossier);
    let shown: Vec<&ServiceStatus> = services.shown().collect();
    if shown.is_empty() {
        return View::text(match services.count(ServiceState::Good) {
            0 => "Palvelujen tilatietoja ei ole.",
            _ => "Kaikki palvelut ovat kunnossa.",
        });
    }
    let (is_commented, is_counted, is_measured) = (
        shown.iter().any(|status| status.description.is_some()),
        // Of many, what happened says more than how often.
        shown.len() <= FEW && shown.iter().any(|status| status.incidents.is_some()),
        shown.iter().any(|status| status.availability.is_some()),
    );
    // A column without a word says nothing.
    let columns = [
        Some(Column::text("Palvelu")),
        Some(Column::figures("Tila", ColumnKind::Status)),
        is_commented.then(|| Column::text("Mitä tapahtui ja mitä tehdään")),
        is_counted.then(|| Column::figures("Häiriöitä", ColumnKind::Count)),
        is_measured.then(|| Column::text("Käytettävyys (tavoite),\u{a0}%")),
    ];
    let rows = shown.iter().map(|status| {
        let cells = [
            Some(Cell::text(services.name(status))),
            Some(Cell::status(light(status.state), status.state.label())),
            is_commented.then(|| status.description.as_ref().map_or(Cell::NoValue, Cell::text)),
            is_counted.then(|| {
                status
                    .incidents
                    .map_or(Cell::NoValue, |incidents| Cell::Count(incidents.into()))
            }),
            is_measured.then(|| services.measured(status)),
        ];
        Row::body(cells.into_iter().flatten().collect())
    });
    let table = Table::new(services.finding(), columns.into_iter().flatten().collect()).with_rows(rows);
    let mut view = View::of(Block::table(table, Limit::slides(SLIDES)));
    view.table = Some(services.table());
    view.note(services.finding())
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
        status.availability.as_ref().map(|availability| {
            format!(
                "käytettävyys\u{a0}{}",
                availability.to_string().replace(' ', "\u{a0}")
            )
        }),
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
