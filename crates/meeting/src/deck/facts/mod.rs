//! The blocks that templates name.

mod actions;
mod budget;
mod development;
mod finance;
mod risks;
mod services;
mod survey;

pub(super) use budget::BudgetFacts;

use serde_json::{Map, Value};
use vuosikello_core::{FinanceOverview, MeetingDossier, SurveyResults};
use vuosikello_slides::{Block, Item, Limit, List};

use super::fill::Parts;
use super::part::{Part, rows, shown};
use crate::missing::{Missing, MissingPart};

/// What the blocks of a meeting's deck are made from.
pub(super) struct MeetingFacts<'a> {
    pub(super) dossier: &'a MeetingDossier,
    pub(super) views: Option<FinanceOverview>,
    pub(super) survey: SurveyResults,
    pub(super) missing: Vec<Missing>,
    /// The variables of the template.
    pub(super) fields: Map<String, Value>,
}

impl Parts for MeetingFacts<'_> {
    fn names(&self) -> &'static [&'static str] {
        &[
            "asialista",
            "toimenpiteet",
            "talousluvut",
            "taloustaulukko",
            "talouskaavio",
            "poikkeamat",
            "vuosikello",
            "palvelumaarat",
            "palvelutilanne",
            "kehittamistarpeet",
            "projektit",
            "kyselyluvut",
            "kyselyalueet",
            "kyselytrendi",
            "kyselypalaute",
        ]
    }

    fn part(&self, name: &str) -> Option<Part> {
        Some(match name {
            "asialista" => self.agenda(),
            "toimenpiteet" => actions::open(self),
            "talousluvut" => self.finance(finance::key_figures),
            "taloustaulukko" => self.finance(finance::table).and(self.actuals()),
            "talouskaavio" => self.finance(finance::chart),
            "poikkeamat" => self.finance(finance::deviations),
            "vuosikello" => actions::clock(self),
            "palvelumaarat" => services::counts(self),
            "palvelutilanne" => services::statuses(self),
            "kehittamistarpeet" => development::needs(self),
            "projektit" => development::projects(self),
            "kyselyluvut" => self.survey(survey::key_figures),
            "kyselyalueet" => self.survey(survey::areas),
            "kyselytrendi" => self.survey(survey::trend),
            "kyselypalaute" => self.survey(survey::open),
            _ => return None,
        })
    }
}

impl MeetingFacts<'_> {
    /// The rows of a variable of the template.
    fn rows(&self, name: &str) -> &[Value] {
        rows(self.fields.get(name))
    }

    fn is_missing(&self, part: MissingPart) -> bool {
        self.missing.iter().any(|missing| missing.part == part)
    }

    fn finance(&self, part: fn(&FinanceOverview) -> Part) -> Part {
        match &self.views {
            Some(views) => part(views),
            None => Part::pending(MissingPart::Finance),
        }
    }

    /// Says that the actuals have not come yet.
    fn actuals(&self) -> Part {
        if self.is_missing(MissingPart::Actuals) {
            Part::pending(MissingPart::Actuals)
        } else {
            Part::default()
        }
    }

    /// The results, where there are some that may be shown.
    fn survey(&self, part: fn(&SurveyResults) -> Part) -> Part {
        if self.is_missing(MissingPart::Survey) {
            Part::pending(MissingPart::Survey)
        } else if self.dossier.survey.is_some() && self.survey.is_shown() {
            part(&self.survey)
        } else {
            Part::default()
        }
    }

    fn agenda(&self) -> Part {
        let items = self.rows("kohdat").iter();
        Part::of(Block::List(List {
            numbered: true,
            items: items.map(|item| Item::text(shown(item, "otsikko"))).collect(),
            limit: Limit::slides(2),
        }))
    }
}
