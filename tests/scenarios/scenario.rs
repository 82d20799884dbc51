//! One scenario: a workspace, an edited draft in it, and what the library makes of them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use vuosikello::Review;
use vuosikello::agreement::Content;
use vuosikello::changes::{Step, align};
use vuosikello::document::Document;
use vuosikello::redline::Stamp;
use vuosikello_workspace::{EditedDrafts, Failure, Publisher, RenderedAgreement, UpdateState};

use crate::judge::{View, lines, touched};
use crate::said;

/// What changes in the data or templates after the draft was made: file, old and new text.
pub type Data = &'static [(&'static str, &'static str, &'static str)];

/// The name (that of the edited draft, and after a plus sign that of what the data do), what has been done, and what changes in the
/// data.
pub type Scenario = (&'static str, &'static str, Data);

const FOLDER: &str = "asiakkaat/ESIM/sopimukset/2027";
const DRAFT: &str = "Palvelusopimus 2027 ESIM.docx";

/// What the new figures change where nobody has edited them.
const NEW_FIGURES: &str = "  - Määräraha | 186\u{a0}420,75\u{a0}€
  + Määräraha | 188\u{a0}420,75\u{a0}€
  - Asiakas osoittaa palvelukeskuksen käyttöön 186\u{a0}420,75\u{a0}€. Käyttämättä jäänyt määräraha palautetaan asiakkaalle 31.1.2028 mennessä.
  + Asiakas osoittaa palvelukeskuksen käyttöön 188\u{a0}420,75\u{a0}€. Käyttämättä jäänyt määräraha palautetaan asiakkaalle 31.1.2028 mennessä.
  - Pienkehitys | 24\u{a0}000,00
  + Pienkehitys | 26\u{a0}000,00
  - Yhteensä | 186\u{a0}420,75
  + Yhteensä | 188\u{a0}420,75
";

/// Compares what becomes of each scenario with its snapshot.
pub fn run(scenarios: &[Scenario]) {
    for (at, (name, says, data)) in scenarios.iter().enumerate() {
        let told = told(name, data, at == 0);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("odotettu");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_description(*says);
        settings.bind(|| insta::assert_snapshot!(*name, told));
    }
}

/// What becomes of a scenario. `asks` says that the final is made without a word on changes too, to see that it stops: a look at one of
/// each kind is enough, and at all that do not stop it.
fn told(name: &str, data: Data, asks: bool) -> String {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let fixture = name.split('+').next().unwrap();
    let edited = fs::read(here.join(format!("luonnokset/{fixture}.docx"))).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path();
    copy(&here.join("tyotila"), root);
    let draft = root.join(FOLDER).join("luonnokset").join(DRAFT);
    fs::create_dir_all(draft.parent().unwrap()).unwrap();
    fs::write(&draft, &edited).unwrap();

    let mut out = String::new();
    let publisher = Publisher::open(root).unwrap();
    let needs_asking = report(&mut out, &publisher);
    writeln!(out, "\nlopullinen:").unwrap();
    let start = out.len();
    if asks || !needs_asking {
        let is_refused = text(&publisher, EditedDrafts::Refuse).is_err();
        assert_eq!(
            is_refused, needs_asking,
            "{name}: an open change stops the final, and nothing else"
        );
    }
    final_text(&mut out, &publisher, &[]);

    for (file, from, to) in data {
        change(root, file, from, to);
    }
    let publisher = Publisher::open(root).unwrap();
    let is_updated = update(&mut out, name, &publisher, &draft, &edited);
    if is_updated {
        let mut after = String::new();
        final_text(&mut after, &publisher, data);
        match out[start..].starts_with(&format!("{after}\n")) {
            true => writeln!(out, "\nlopullinen päivityksen jälkeen: samat erot").unwrap(),
            false => writeln!(out, "\nlopullinen päivityksen jälkeen:\n{after}").unwrap(),
        }
    }
    out
}

/// What `agreement changes` tells. Gives whether a person has to be asked before it is set: for anything but comments that are
/// resolved.
fn report(out: &mut String, publisher: &Publisher) -> bool {
    let reviews = publisher.draft_reviews("ESIM", 2027).unwrap();
    assert_eq!((reviews.drafts.len(), reviews.notes.len()), (1, 0));
    let draft = &reviews.drafts[0];
    writeln!(out, "muutokset: {}", draft.state.label()).unwrap();
    if let Some(review) = draft.edited() {
        for change in &review.changes {
            writeln!(out, "  {change}{}", touches(change)).unwrap();
        }
        for change in &review.tracked {
            writeln!(out, "  seurattu: {change}").unwrap();
        }
        for comment in &review.comments {
            let state = if comment.resolved { " (ratkaistu)" } else { "" };
            writeln!(out, "  {comment}{state}").unwrap();
        }
        for loss in &review.losses {
            writeln!(out, "  {:?}: {loss}", loss.weight).unwrap();
        }
    }
    let is_open = |review: &Review| {
        let is_settled = review.changes.is_empty() && review.tracked.is_empty() && review.losses.is_empty();
        !is_settled || review.comments.iter().any(|comment| !comment.resolved)
    };
    draft.edited().is_some_and(is_open)
}

fn touches(change: &vuosikello::changes::Change) -> String {
    match change.touches.is_empty() {
        true => String::new(),
        false => format!(" {:?}", change.touches),
    }
}

/// What `agreement update` does, judged by what accepting and rejecting its changes gives.
fn update(out: &mut String, name: &str, publisher: &Publisher, draft: &Path, edited: &[u8]) -> bool {
    let date = vuosikello::model::Date::parse("1.12.2026").unwrap();
    let updates = publisher.update_drafts("ESIM", 2027, date).unwrap();
    let of_draft = &updates.drafts[0];
    write!(out, "\npäivitys: {}", of_draft.state.label()).unwrap();
    if let Some(reason) = &of_draft.reason {
        write!(out, ": {reason}").unwrap();
    }
    let now = fs::read(draft).unwrap();
    if of_draft.state != UpdateState::Updated {
        assert_eq!(now, edited, "{name}: what is not updated stays");
        out.push('\n');
        return false;
    }
    let update = of_draft.update.as_ref().unwrap();
    let marked = touched(name, edited, &now);
    writeln!(
        out,
        ", {} merkintää {marked} kappaleessa tai rivissä",
        update.marks
    )
    .unwrap();
    for clash in &update.clashes {
        let clause = Some(&clash.clause).filter(|clause| !clause.is_empty());
        let clause = clause.map(|clause| format!(" kohdassa {clause}"));
        writeln!(out, "  ristiriita{}: {clash}", clause.unwrap_or_default()).unwrap();
    }
    for remark in &update.remarks {
        writeln!(out, "  huomautus: {remark}").unwrap();
    }
    if !update.properties.is_empty() {
        writeln!(out, "  ominaisuudet: {}", update.properties.join(", ")).unwrap();
    }
    let mut accepted = String::new();
    differences(
        &mut accepted,
        &lines(edited, View::Accepted),
        &lines(&now, View::Accepted),
    );
    match accepted == NEW_FIGURES {
        true => out.push_str("  uudet summat, eikä muuta\n"),
        false => out.push_str(&accepted),
    }
    assert_eq!(
        lines(&now, View::WithoutOurs),
        lines(edited, View::WithoutOurs),
        "{name}: rejecting gives the edited text"
    );
    let (agreement, _) = publisher
        .agreement_as_edited("ESIM", 2027, EditedDrafts::Ignore)
        .unwrap();
    let stamp = Stamp {
        author: String::new(),
        date: String::new(),
    };
    let again = publisher
        .studio()
        .update(&now, document_of(&agreement), &stamp)
        .unwrap();
    assert!(!again.is_changed(), "{name}: the second time changes nothing");
    true
}

/// What the final says otherwise than the data do, once all changes are accepted; or why it is not made.
fn final_text(out: &mut String, publisher: &Publisher, data: Data) {
    match text(publisher, EditedDrafts::Accept) {
        Ok(text) => differences(out, &of_data(publisher, data), &text),
        Err(Failure::Problems(problems)) => {
            for problem in problems {
                writeln!(out, "  pysähtyy: {} → {}", problem.message, problem.fix).unwrap();
            }
        }
        Err(other) => panic!("{other}"),
    }
}

/// What the data say after they have changed so; the same for all scenarios in which they have.
fn of_data(publisher: &Publisher, data: Data) -> Arc<Vec<String>> {
    static KNOWN: Mutex<BTreeMap<Data, Arc<Vec<String>>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap();
    let text = || Arc::new(text(publisher, EditedDrafts::Ignore).unwrap());
    known.entry(data).or_insert_with(text).clone()
}

fn text(publisher: &Publisher, edited: EditedDrafts) -> Result<Vec<String>, Failure> {
    let (agreement, _) = publisher.agreement_as_edited("ESIM", 2027, edited)?;
    Ok(said::lines(document_of(&agreement)))
}

fn document_of(agreement: &RenderedAgreement) -> &Document {
    let mut documents = agreement.parts.iter().filter_map(|part| match &part.content {
        Content::Document(document) => Some(document),
        Content::File { .. } => None,
    });
    documents.next().unwrap()
}

fn differences(out: &mut String, old: &[String], new: &[String]) {
    let steps = align(old, new);
    if steps.iter().all(|step| matches!(step, Step::Kept(..))) {
        out.push_str("  ei eroa\n");
    }
    for step in steps {
        match step {
            Step::Kept(..) => {}
            Step::Removed(at) => writeln!(out, "  - {}", old[at]).unwrap(),
            Step::Added(at) => writeln!(out, "  + {}", new[at]).unwrap(),
        }
    }
}

/// Replaces a text in each file of this name in the workspace; one that has no such text is an error.
fn change(root: &Path, file: &str, from: &str, to: &str) {
    let path = match file.ends_with(".md") {
        true => root.join("mallipohjat/fi").join(file),
        false => root.join(FOLDER).join(file),
    };
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
