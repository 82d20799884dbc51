//! What keeps an agreement from being made.

use vuosikello_core::{Configuration, DataFile, Finding, InflectedName, Violation};
use vuosikello_document::{TemplateError, TemplateErrorKind};

/// A reason for not making the documents of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Issue {
    /// Something in the data.
    #[error("{}", .0.violation)]
    Data(Finding),
    /// Something in a template.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

impl Issue {
    /// The issues behind the errors of a template; a form that it uses often is missing once.
    pub fn from_templates(
        errors: Vec<TemplateError>,
        configuration: &Configuration,
        customer: &str,
    ) -> Vec<Self> {
        let mut issues: Vec<Issue> = Vec::new();
        for error in errors {
            let issue = Issue::from_template(error, configuration, customer);
            if !issues.iter().any(|known| known.is_about_the_same(&issue)) {
                issues.push(issue);
            }
        }
        issues
    }

    fn is_about_the_same(&self, other: &Issue) -> bool {
        match (self, other) {
            (Issue::Data(a), Issue::Data(b)) => match (&a.violation, &b.violation) {
                (Violation::MissingForm { form: x, .. }, Violation::MissingForm { form: y, .. }) => {
                    x == y && a.pointer == b.pointer && a.file == b.file
                }
                _ => a == b,
            },
            _ => self == other,
        }
    }

    /// The issue behind a template's error: a name form that is missing is a matter of the data, not of the template.
    fn from_template(error: TemplateError, configuration: &Configuration, customer: &str) -> Self {
        if let TemplateErrorKind::Unknown { path, .. } = &error.kind
            && let Some((owner, form)) = path.rsplit_once('.')
            && InflectedName::FORMS.contains(&form)
        {
            let organisation = &configuration.organisation;
            let place = match owner {
                "asiakas.nimi" => Some((DataFile::CUSTOMER, "/nimi", customer)),
                "organisaatio.nimi" => Some((
                    DataFile::CONFIGURATION,
                    "/organisaatio/nimi",
                    &*organisation.name.base,
                )),
                "organisaatio.hallinnonala" => Some((
                    DataFile::CONFIGURATION,
                    "/organisaatio/hallinnonala",
                    &*organisation.branch.base,
                )),
                "organisaatio.saados.nimi" => Some((
                    DataFile::CONFIGURATION,
                    "/organisaatio/saados/nimi",
                    &*organisation.statute.name.base,
                )),
                _ => None,
            };
            if let Some((file, pointer, name)) = place {
                return Issue::Data(Finding {
                    file,
                    pointer: pointer.to_owned(),
                    violation: Violation::MissingForm {
                        name: name.to_owned(),
                        form: form.to_owned(),
                        template: error.template.clone(),
                        line: error.place.map_or(0, |place| place.0),
                    },
                });
            }
        }
        Issue::Template(error)
    }
}
