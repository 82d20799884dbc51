//! The documents, each from its template.

use vuosikello_core::{Checked, Configuration, MeetingDossier};
use vuosikello_document::{Block, Data, Document, Head, Templates};

use crate::context::variables;
use crate::head::{due, head};
use crate::views::{Stage, Subject};
use crate::{Issue, templates};

/// How many of the largest deviations the agenda names.
const DEVIATIONS: usize = 3;

/// The agenda (*asialista*): who meets when, and under each item the facts of the quarter.
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn agenda(
    configuration: &Checked<Configuration>,
    dossier: &Checked<MeetingDossier>,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let head = head(configuration, dossier, "Asialista", due(configuration, dossier));
    let data = variables(&Subject::new(configuration, dossier, Stage::Before, DEVIATIONS));
    document(configuration, dossier, templates, templates::AGENDA, head, &data)
}

/// The minutes before the meeting, to be filled in: participants, items, open actions, and space to write.
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn minutes_skeleton(
    configuration: &Checked<Configuration>,
    dossier: &Checked<MeetingDossier>,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let mut head = head(configuration, dossier, "Pöytäkirja", dossier.meeting.date);
    head.draft = true;
    let data = variables(&Subject::new(configuration, dossier, Stage::Before, DEVIATIONS));
    document(
        configuration,
        dossier,
        templates,
        templates::SKELETON,
        head,
        &data,
    )
}

/// The minutes (*pöytäkirja*) of a meeting that has been held, from its notes: who was present, what was said and decided
/// under each item, and all actions. Without notes they say of each item only what was known before.
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn minutes(
    configuration: &Checked<Configuration>,
    dossier: &Checked<MeetingDossier>,
    templates: &Templates,
) -> Result<Document, Vec<Issue>> {
    let head = head(configuration, dossier, "Pöytäkirja", dossier.meeting.date);
    let data = variables(&Subject::new(configuration, dossier, Stage::After, DEVIATIONS));
    document(configuration, dossier, templates, templates::MINUTES, head, &data)
}

/// The budget on one page: top view, chart, the `deviations` largest deviations with their reasons, and what comes next.
///
/// A caller who needs one page lays the document out and, when it has more pages, asks for fewer deviations.
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn finance_summary(
    configuration: &Checked<Configuration>,
    dossier: &Checked<MeetingDossier>,
    templates: &Templates,
    deviations: usize,
) -> Result<Document, Vec<Issue>> {
    let head = head(
        configuration,
        dossier,
        "Talousyhteenveto",
        due(configuration, dossier),
    );
    let data = variables(&Subject::new(configuration, dossier, Stage::Before, deviations));
    document(configuration, dossier, templates, templates::SUMMARY, head, &data)
}

fn document(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
    name: &str,
    head: Head,
    data: &Data,
) -> Result<Document, Vec<Issue>> {
    let blocks = blocks(configuration, dossier, templates, name, data)?;
    Ok(Document { head, blocks })
}

/// What a template makes of the data.
pub(crate) fn blocks(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
    name: &str,
    data: &Data,
) -> Result<Vec<Block>, Vec<Issue>> {
    let customer = &dossier.agreement.customer.name.base;
    templates
        .render(name, data)
        .map_err(|errors| Issue::from_templates(errors, configuration, customer))
}
