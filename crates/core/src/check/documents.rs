//! The documents: years and case number, classification, annexes.

use super::{Report, duplicates};
use crate::finding::{Kind, Source};
use crate::{Agreement, Annex, AnnexKind, Classification, Configuration};

pub(super) fn years(
    configuration: &Configuration,
    agreement: &Agreement,
    folder_year: i32,
    found: &mut Report,
) {
    if agreement.year != folder_year {
        let kind = Kind::YearMismatch {
            found: agreement.year,
            folder: folder_year,
        };
        found(Source::Agreement, "/vuosi".into(), kind);
    }
    let opened = agreement.case_number.year();
    if opened != folder_year && opened != folder_year - 1 {
        let kind = Kind::CaseNumberYear {
            found: opened,
            year: folder_year,
        };
        found(Source::Agreement, "/diaarinumero".into(), kind);
    }
    if configuration.year(folder_year).is_none() {
        found(
            Source::Agreement,
            "/vuosi".into(),
            Kind::YearNotConfigured { year: folder_year },
        );
    }
}

pub(super) fn classification(source: Source, pointer: &str, class: &Classification, found: &mut Report) {
    let without_ground = class
        .legal_ground
        .as_deref()
        .is_none_or(|ground| ground.trim().is_empty());
    if class.label != Classification::PUBLIC && without_ground {
        let label = class.label.clone();
        found(source, pointer.to_owned(), Kind::NoLegalGround { label });
    }
}

pub(super) fn annexes(source: Source, list: &str, annexes: &[Annex], found: &mut Report) {
    let titles = annexes
        .iter()
        .enumerate()
        .map(|(i, annex)| (format!("{list}/{i}"), annex.title()))
        .filter(|(_, title)| !title.is_empty());
    duplicates(source, "liite", titles, found);
    for (i, annex) in annexes.iter().enumerate() {
        if annex.kind == AnnexKind::Other {
            for (missing, what) in [
                (annex.title.is_none(), "otsikko"),
                (annex.file.is_none(), "tiedosto"),
            ] {
                if missing {
                    found(source, format!("{list}/{i}"), Kind::AnnexIncomplete { what });
                }
            }
        }
        if let Some(file) = &annex.file
            && annex.pdf_file().is_none()
        {
            let kind = Kind::AnnexFile { file: file.clone() };
            found(source, format!("{list}/{i}/tiedosto"), kind);
        }
    }
}
