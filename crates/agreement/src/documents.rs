//! The documents of an agreement, in order.

use serde_json::json;
use vuosikello_core::{
    AgreementStatus, Annex, AnnexKind, Checked, Configuration, Contact, Dossier, Signing,
    may_stand_in_file_name,
};
use vuosikello_document::{Block, Classification, Data, Document, Head, Language, Property, Templates};

use crate::context::{variables, variables_of_terms};
use crate::{Issue, extra_clauses, templates};

/// A part of an agreement: the main agreement or an annex.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementPart {
    /// The name of the part's own file, without an extension: `Liite 4 Talous 2027 RISE`.
    pub file_stem: String,
    /// The title as bookmarks and the list of annexes show it.
    pub title: String,
    /// What is in it.
    pub content: Content,
    /// How it is signed; nothing for an annex.
    pub signing: Option<Signing>,
    /// The name of the template that makes it; nothing for a finished file.
    pub template: Option<String>,
}

impl AgreementPart {
    /// The fields at the head of the part; for a finished file, what its pages must say.
    pub fn head(&self) -> &Head {
        match &self.content {
            Content::Document(document) => &document.head,
            Content::File { head, .. } => head,
        }
    }
}

/// What is in a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A document made from a template.
    Document(Document),
    /// A finished file.
    File {
        /// Its name, as the agreement gives it.
        name: String,
        /// The fields that its pages must say.
        head: Head,
    },
}

/// Makes the main agreement and its annexes from a dossier that a [`Checker`](vuosikello_core::Checker) has checked.
///
/// # Errors
/// Everything that is wrong in the templates, or missing in the data that they use.
pub fn documents(
    configuration: &Checked<Configuration>,
    dossier: &Checked<Dossier>,
    templates: &Templates,
) -> Result<Vec<AgreementPart>, Vec<Issue>> {
    let mut data = variables(configuration, dossier);
    let mut issues = Vec::new();
    let mut parts = Vec::new();
    match main_agreement(configuration, dossier, templates, &data) {
        Ok(part) => parts.push(part),
        Err(found) => issues.extend(found),
    }
    for (i, annex) in dossier.annexes(configuration).iter().enumerate() {
        match annex_part(configuration, dossier, templates, &mut data, annex, i + 1) {
            Ok(part) => parts.push(part),
            Err(found) => issues.extend(found),
        }
    }
    if issues.is_empty() { Ok(parts) } else { Err(issues) }
}

fn main_agreement(
    configuration: &Configuration,
    dossier: &Dossier,
    templates: &Templates,
    data: &Data<'_>,
) -> Result<AgreementPart, Vec<Issue>> {
    let year = dossier.agreement.year;
    let customer = &dossier.customer;
    let mut blocks = templates
        .render(templates::MAIN, data)
        .map_err(|errors| Issue::from_templates(errors, configuration, &customer.name.base))?;
    let issues = extra_clauses::insert(&mut blocks, &dossier.agreement.extra_clauses);
    if !issues.is_empty() {
        return Err(issues.into_iter().map(Issue::Data).collect());
    }
    let title = format!("Palvelusopimus {year}");
    let mut head = head(configuration, dossier);
    head.title = format!("{title} – {}", customer.name.base);
    head.signed_electronically = dossier.agreement.signing == Signing::Electronic;
    Ok(AgreementPart {
        file_stem: main_file_stem(year, customer.id.as_str()),
        title,
        content: Content::Document(Document { head, blocks }),
        signing: Some(dossier.agreement.signing),
        template: Some(templates::MAIN.to_owned()),
    })
}

fn annex_part(
    configuration: &Configuration,
    dossier: &Dossier,
    templates: &Templates,
    data: &mut Data<'_>,
    annex: &Annex,
    number: usize,
) -> Result<AgreementPart, Vec<Issue>> {
    let (year, customer) = (dossier.agreement.year, &dossier.customer);
    let designation = format!("Liite {number}");
    let title = annex.title().to_owned();
    let mut head = head(configuration, dossier);
    head.title = format!(
        "{designation} {title} – Palvelusopimus {year} – {}",
        customer.name.base
    );
    head.annex = Some(designation.clone());
    let mut template = None;
    let content = match (&annex.file, templates::key(annex.kind)) {
        (Some(file), _) => Content::File {
            name: file.clone(),
            head,
        },
        (None, Some(key)) => {
            data.set(
                "liite",
                &json!({ "numero": number, "tunnus": designation, "otsikko": title }),
            );
            let name = template.insert(format!("liite-{key}.md"));
            let blocks = templates
                .render(name, data)
                .map_err(|errors| Issue::from_templates(errors, configuration, &customer.name.base))?;
            Content::Document(Document { head, blocks })
        }
        (None, None) if annex.kind == AnnexKind::CommonTerms => {
            template = Some(templates::TERMS.to_owned());
            // The check of the data refuses terms of a year that has none.
            let blocks = terms_blocks(configuration, year, templates)?.unwrap_or_default();
            Content::Document(Document { head, blocks })
        }
        // The check of the data refuses an annex of another kind without a file.
        (None, None) => Content::File {
            name: String::new(),
            head,
        },
    };
    let file_stem = file_stem(&[&designation, &title, &year.to_string(), customer.id.as_str()]);
    Ok(AgreementPart {
        file_stem,
        title,
        content,
        signing: None,
        template,
    })
}

/// The common terms of a year as a document of its own; nothing where the year has none.
///
/// # Errors
/// Everything that is wrong in their templates.
pub fn common_terms(
    configuration: &Checked<Configuration>,
    year: i32,
    templates: &Templates,
) -> Result<Option<AgreementPart>, Vec<Issue>> {
    let (Some(terms), Some(blocks)) = (
        configuration.common_terms(year),
        terms_blocks(configuration, year, templates)?,
    ) else {
        return Ok(None);
    };
    let organisation = &configuration.organisation;
    let title = format!("{} {year}", AnnexKind::CommonTerms.title());
    let mut head = Head::new(
        format!("{title} – {}", organisation.name.base),
        &organisation.name.base,
    );
    head.language = Language::Finnish;
    head.unit = organisation.unit.clone();
    head.document_type = AnnexKind::CommonTerms.title().to_owned();
    head.date = terms.date.naive();
    head.case_number = terms.case_number.to_string();
    // They are for all customers, whatever the class of an agreement.
    head.classification.label = vuosikello_core::Classification::PUBLIC.to_owned();
    head.footer = organisation.contact_line.clone();
    let template_version = configuration.year(year).map(|year| year.template_version.clone());
    head.properties = Property::list([
        ("Diaarinumero", terms.case_number.to_string()),
        ("Vuosi", year.to_string()),
        ("Versio", terms.version.clone()),
        ("Mallien versio", template_version.unwrap_or_default()),
    ]);
    Ok(Some(AgreementPart {
        file_stem: file_stem(&[&title]),
        title,
        content: Content::Document(Document { head, blocks }),
        signing: None,
        template: Some(templates::TERMS.to_owned()),
    }))
}

fn terms_blocks(
    configuration: &Configuration,
    year: i32,
    templates: &Templates,
) -> Result<Option<Vec<Block>>, Vec<Issue>> {
    let Some(terms) = configuration.common_terms(year) else {
        return Ok(None);
    };
    let data = variables_of_terms(configuration, year, terms);
    let blocks = templates
        .render(templates::TERMS, &data)
        .map_err(|errors| Issue::from_templates(errors, configuration, ""))?;
    Ok(Some(blocks))
}

/// The fields that the agreement and all its annexes share.
fn head(configuration: &Configuration, dossier: &Dossier) -> Head {
    let (organisation, agreement) = (&configuration.organisation, &dossier.agreement);
    let classification = dossier.classification(configuration);
    let author = dossier
        .customer
        .contacts
        .iter()
        .find(|contact| contact.name == agreement.author);
    let mut head = Head::new("", &organisation.name.base);
    head.language = Language::Finnish;
    head.unit = organisation.unit.clone();
    head.author_initials = author.map(Contact::initials);
    head.document_type = "Palvelusopimus".to_owned();
    head.date = agreement.date.naive();
    head.case_number = agreement.case_number.to_string();
    head.classification = Classification {
        label: classification.label.clone(),
        legal_ground: classification.legal_ground.clone(),
    };
    head.draft = agreement.status == AgreementStatus::Draft;
    head.footer = organisation.contact_line.clone();
    let version = configuration
        .year(agreement.year)
        .map(|year| year.template_version.clone());
    head.properties = Property::list([
        ("Diaarinumero", agreement.case_number.to_string()),
        ("Vuosi", agreement.year.to_string()),
        ("Asiakas", dossier.customer.id.to_string()),
        ("Mallien versio", version.unwrap_or_default()),
    ]);
    head
}

/// The name of the file of the main agreement of a year, and of the final PDF file, without its extension.
pub fn main_file_stem(year: i32, customer: &str) -> String {
    file_stem(&[&format!("Palvelusopimus {year}"), customer])
}

/// A file name from its parts: what no file system allows becomes a hyphen, and no part is longer than 60 characters.
fn file_stem(parts: &[&str]) -> String {
    let safe = |c: char| if may_stand_in_file_name(c) { c } else { '-' };
    let parts: Vec<String> = parts
        .iter()
        .map(|part| part.chars().map(safe).take(60).collect())
        .collect();
    parts.join(" ").trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn file_names_hold_nothing_that_a_file_system_refuses() {
        assert_eq!(
            file_stem(&["Liite 7", "a/b: \"c\"", "2027", "RISE"]),
            "Liite 7 a-b- -c- 2027 RISE"
        );
        assert_eq!(file_stem(&["..", "x"]), "x");
        assert!(file_stem(&[&"ä".repeat(500)]).chars().count() == 60);
    }
}
