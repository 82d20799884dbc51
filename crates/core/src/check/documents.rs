//! The documents: years and case number, classification, annexes.

use super::values::duplicates;
use crate::{
    Agreement, Annex, AnnexKind, CaseNumber, CaseNumberForm, Classification, Configuration, DataFile,
    Findings, Violation,
};

pub(super) fn years(
    configuration: &Configuration,
    agreement: &Agreement,
    folder_year: i32,
    found: &mut Findings,
) {
    if agreement.year != folder_year {
        let violation = Violation::YearMismatch {
            found: agreement.year,
            folder: folder_year,
        };
        found.add(DataFile::AGREEMENT, "/vuosi", violation);
    }
    match case_number_year(configuration, &agreement.case_number) {
        Ok(opened) if opened != folder_year && opened != folder_year - 1 => {
            let violation = Violation::CaseNumberYear {
                found: opened,
                year: folder_year,
            };
            found.add(DataFile::AGREEMENT, "/diaarinumero", violation);
        }
        Ok(_) => {}
        Err(violation) => found.add(DataFile::AGREEMENT, "/diaarinumero", violation),
    }
    if configuration.year(folder_year).is_none() {
        found.add(
            DataFile::AGREEMENT,
            "/vuosi",
            Violation::YearNotConfigured { year: folder_year },
        );
    }
}

/// The year in which a case was opened, by the forms of the settings; what is wrong when the number has none of them.
pub(super) fn case_number_year(configuration: &Configuration, number: &CaseNumber) -> Result<i32, Violation> {
    let forms = &configuration.defaults.case_numbers;
    let year = forms.iter().find_map(|form| form.year(number.as_str()));
    year.ok_or_else(|| Violation::CaseNumberForm {
        value: number.to_string(),
        forms: forms.iter().map(ToString::to_string).collect(),
        examples: forms.iter().map(CaseNumberForm::example).collect(),
    })
}

pub(super) fn classification(file: &DataFile, pointer: &str, class: &Classification, found: &mut Findings) {
    if class.label != Classification::PUBLIC && class.legal_ground.is_none() {
        let label = class.label.clone();
        found.add(
            file.clone(),
            pointer.to_owned(),
            Violation::NoLegalGround { label },
        );
    }
}

pub(super) fn annexes(file: &DataFile, list: &str, annexes: &[Annex], found: &mut Findings) {
    let titles = annexes
        .iter()
        .enumerate()
        .map(|(i, annex)| (format!("{list}/{i}"), annex.title()))
        .filter(|(_, title)| !title.is_empty());
    duplicates(file, "liite", titles, found);
    for (i, annex) in annexes.iter().enumerate() {
        if annex.kind == AnnexKind::Other {
            for (missing, what) in [
                (annex.title.is_none(), "otsikko"),
                (annex.file.is_none(), "tiedosto"),
            ] {
                if missing {
                    found.add(
                        file.clone(),
                        format!("{list}/{i}"),
                        Violation::AnnexIncomplete { what },
                    );
                }
            }
        }
        if let Some(name) = &annex.file
            && annex.finished_file().is_none()
        {
            let violation = Violation::AnnexFile { file: name.clone() };
            found.add(file.clone(), format!("{list}/{i}/tiedosto"), violation);
        }
    }
}

/// Common terms are an annex only in a year that has them.
pub(super) fn common_terms(configuration: &Configuration, agreement: &Agreement, found: &mut Findings) {
    let year = agreement.year;
    if configuration.common_terms(year).is_some() {
        return;
    }
    let own = agreement.annexes.iter().flatten().enumerate();
    for (i, _) in own.filter(|(_, annex)| annex.kind == AnnexKind::CommonTerms) {
        let violation = Violation::NoCommonTerms { year };
        found.add(DataFile::AGREEMENT, format!("/liitteet/{i}/laji"), violation);
    }
}

/// An annex that is left out is not among the annexes.
pub(super) fn annexes_left_out(agreement: &Agreement, found: &mut Findings) {
    let own = agreement.annexes.as_deref().unwrap_or_default();
    for (i, kind) in agreement.annexes_left_out.iter().enumerate() {
        if let Some(annex) = own.iter().find(|annex| annex.kind == *kind) {
            let title = annex.title().to_owned();
            found.add(
                DataFile::AGREEMENT,
                format!("/liitteet_pois/{i}"),
                Violation::AnnexNotLeftOut { title },
            );
        }
    }
}
