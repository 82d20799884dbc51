//! The documents, each from its template.

use std::fmt;
use std::sync::Arc;

use vuosikello_core::{Checked, Configuration, MeetingDossier};
use vuosikello_document::{Block, Data, Document, Head, TemplateError, Templates};

use crate::brevity::Brevity;
use crate::context::variables;
use crate::head::{due, head};
use crate::subject::Subject;
use crate::{Issue, Missing, templates};

/// How many of the largest deviations the agenda names.
const DEVIATIONS: usize = 3;

/// The documents of one meeting. What several of them show is worked out once, when the first asks for it.
///
/// Every document that is made from a template can fail with everything that is wrong in the template, or missing in the data
/// that it uses.
pub struct Documents<'a> {
    pub(crate) configuration: &'a Configuration,
    pub(crate) dossier: &'a MeetingDossier,
    pub(crate) templates: &'a Templates,
    /// The meeting before it is held.
    pub(crate) subject: Arc<Subject<'a>>,
    pub(crate) data: Data<'a>,
}

impl<'a> Documents<'a> {
    /// The documents of a meeting from the settings, a dossier and the templates.
    pub fn new(
        configuration: &'a Checked<Configuration>,
        dossier: &'a Checked<MeetingDossier>,
        templates: &'a Templates,
    ) -> Self {
        Self::of_parts(configuration, dossier, templates)
    }

    pub(crate) fn of_parts(
        configuration: &'a Configuration,
        dossier: &'a MeetingDossier,
        templates: &'a Templates,
    ) -> Self {
        let subject = Arc::new(Subject::new(configuration, dossier, DEVIATIONS));
        Self {
            configuration,
            dossier,
            templates,
            data: variables(&subject),
            subject,
        }
    }

    /// What has not come yet, in the order of the agenda.
    ///
    /// A part that no item of the agenda shows is not waited for; only the budget is, since it has files of its own. The survey is
    /// waited for when the meeting has a link to one: without a link there was no survey in the quarter. The minutes of the
    /// previous meeting are waited for when there was one and it has neither notes nor minutes written by hand.
    pub fn missing(&self) -> &[Missing] {
        &self.subject.missing
    }

    /// Whether there is a budget with figures to show.
    pub fn has_finance(&self) -> bool {
        self.subject.finance().is_some()
    }

    /// The agenda (*asialista*): who meets when, the items with their times and presenters, which decisions are asked for, and
    /// where the material is. It does not go into the matters themselves.
    ///
    /// A caller who needs one page lays the document out and, when it has more pages, asks for a shorter one.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn agenda(&self, brevity: Brevity) -> Result<Document, Vec<Issue>> {
        let due = due(self.configuration, self.dossier);
        let head = head(self.configuration, self.dossier, "Asialista", due);
        if brevity == Brevity::Full {
            return self.document(templates::AGENDA, head, &self.data);
        }
        let data = variables(&Arc::new(self.subject.in_brief(brevity)));
        self.document(templates::AGENDA, head, &data)
    }

    /// The status of the quarter (*tilannekatsaus*): under each item of the agenda its facts in full, for those who want to read
    /// more than slides show. Meetings have it where the settings say so.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn status_annex(&self) -> Result<Document, Vec<Issue>> {
        let due = due(self.configuration, self.dossier);
        let head = head(self.configuration, self.dossier, "Tilannekatsaus", due);
        self.document(templates::STATUS, head, &self.data)
    }

    /// Whether the material of the meeting has the status of the quarter ([`Documents::status_annex`]).
    pub fn has_status_annex(&self) -> bool {
        self.configuration.defaults.meetings.status_annex
    }

    /// The minutes before the meeting, to be filled in: participants, items, open actions, and space to write.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn minutes_skeleton(&self) -> Result<Document, Vec<Issue>> {
        let mut head = self.minutes_head();
        head.draft = true;
        self.document(templates::SKELETON, head, &self.data)
    }

    /// The minutes (*pöytäkirja*) of a meeting that has been held, from its notes: who was present, what was said and decided
    /// under each item, and all actions. Without notes they say of each item only what was known before.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn minutes(&self) -> Result<Document, Vec<Issue>> {
        let data = variables(&Arc::new(self.subject.afterwards()));
        self.document(templates::MINUTES, self.minutes_head(), &data)
    }

    fn minutes_head(&self) -> Head {
        let date = self.dossier.meeting.date;
        head(self.configuration, self.dossier, "Pöytäkirja", date)
    }

    /// The budget on one page: top view, chart, the `deviations` largest deviations with their reasons, and what comes next.
    ///
    /// A caller who needs one page lays the document out and, when it has more pages, asks for fewer deviations.
    ///
    /// # Errors
    /// As [`Documents`] says.
    pub fn finance_summary(&self, deviations: usize) -> Result<Document, Vec<Issue>> {
        let subject = self.subject.with_deviations(deviations);
        let due = due(self.configuration, self.dossier);
        let head = head(self.configuration, self.dossier, "Talousyhteenveto", due);
        self.document(templates::SUMMARY, head, &variables(&Arc::new(subject)))
    }

    fn document(&self, template: &str, head: Head, data: &Data<'_>) -> Result<Document, Vec<Issue>> {
        let blocks = self.blocks(template, data)?;
        Ok(Document { head, blocks })
    }

    /// What a template makes of the data.
    pub(crate) fn blocks(&self, template: &str, data: &Data<'_>) -> Result<Vec<Block>, Vec<Issue>> {
        self.templates
            .render(template, data)
            .map_err(|errors| self.issues(errors))
    }

    pub(crate) fn issues(&self, errors: Vec<TemplateError>) -> Vec<Issue> {
        let customer = &self.dossier.agreement.customer.name.base;
        Issue::from_templates(errors, self.configuration, customer)
    }
}

impl fmt::Debug for Documents<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (customer, meeting) = (&self.dossier.agreement.customer.id, self.dossier.meeting.id);
        f.debug_tuple("Documents")
            .field(customer)
            .field(&meeting)
            .finish()
    }
}
