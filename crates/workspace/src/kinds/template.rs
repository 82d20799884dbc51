//! Kinds of documents that templates alone describe: their data are read and validated by the schemas of their files.

use serde_json::{Map, Value};
use vuosikello::document::{Data, Head, Property, deck};
use vuosikello::{Errors, PackFile};
use vuosikello_core::{Date, Period, Rhythm};

use crate::inventory::{FolderInventory, PartState};
use crate::kind::{Format, Kind, Output, Rendered, Request, TemplateFiles};
use crate::reading::{Origin, Read, TableReader};
use crate::{Failure, Publisher, Workspace};

/// The variables that every template has beside the files of data.
pub(super) const VARIABLES: [&str; 4] = ["asiakas", "jakso", "organisaatio", "vuosi"];

/// The data of the documents of one period.
struct Values {
    /// The values of the files, by name.
    files: Value,
    period: Period,
    /// The name of the customer.
    name: String,
    data: Data<'static>,
    origin: Origin,
}

/// Reads, checks and renders without writing.
pub(super) fn check(
    publisher: &Publisher,
    kind: &Kind,
    request: &Request<'_>,
) -> Result<Vec<String>, Failure> {
    let mut outputs = kind.outputs.iter();
    outputs.try_for_each(|output| render(publisher, kind, output, request).map(drop))?;
    Ok(Vec::new())
}

/// The files of an output.
pub(super) fn render(
    publisher: &Publisher,
    kind: &Kind,
    output: &Output,
    request: &Request<'_>,
) -> Result<Rendered, Failure> {
    if let Some(render) = output.render {
        return render(publisher, request);
    }
    let values = read(publisher.workspace(), kind, request)?;
    let mut rendered = Rendered::new(values.period, values.origin.folder(), Vec::new());
    let template = &output.template;
    for format in &template.formats {
        let stem = format!("{} {} {}", template.title, values.period, request.customer);
        write(publisher, template, *format, &values, &stem, &mut rendered)
            .map_err(|errors| publisher.failed(request.customer, &values.origin, &[], &errors))?;
    }
    Ok(rendered)
}

/// What is ready of the documents of a period: the files of data, then the outputs.
pub(super) fn parts(workspace: &Workspace, kind: &Kind, about: &FolderInventory) -> Vec<PartState> {
    let files = workspace.checker.registry().of_folder(&kind.folder);
    let files = files.map(|file| PartState::new(file.file.stem().to_owned(), about.has(&file.file)));
    let outputs = kind.outputs.iter();
    let outputs = outputs.map(|output| {
        PartState::new(
            output.template.title.clone(),
            !about.made(&output.name).is_empty(),
        )
    });
    files.chain(outputs).collect()
}

fn read(workspace: &Workspace, kind: &Kind, request: &Request<'_>) -> Result<Values, Failure> {
    let id = request.customer;
    let period = match (request.period, kind.rhythm()) {
        (Some(period @ Period::Year(_)), Rhythm::Yearly) => period,
        (Some(period @ Period::Quarter(_)), Rhythm::Quarterly) => period,
        _ => return Err(Failure::WrongPeriod),
    };
    let mut reading = workspace.reading(id)?;
    let (customer, _) = workspace.customer(id, &mut reading)?;
    let mut origin = Origin::of(&kind.folder.path(id, period));
    let mut files = Map::new();
    for folder in kind.folders() {
        let path = folder.path(id, period);
        let Some(listing) = workspace.folder.list(&path)? else {
            if *folder == kind.folder {
                let message = format!("asiakkaalta puuttuu {} {period}", kind.name);
                let fix = format!("luo kansio {path} ja siihen asiakirjan tiedot");
                reading.problem(&path, message, fix);
            }
            continue;
        };
        let mut reader = TableReader::new(&listing, &mut reading);
        for declared in workspace.checker.registry().of_folder(folder) {
            if let Read::Value(value) = reader.any(declared)? {
                files.insert(declared.file.stem().to_owned(), value);
            }
        }
        origin.extend(&reader.origin);
    }
    let files = Value::Object(files);
    if let Some(checks) = kind.checks.filter(|_| reading.problems.is_empty()) {
        reading.report(&checks(&files), &origin);
    }
    let Some(customer) = customer.filter(|_| reading.problems.is_empty()) else {
        return Err(reading.failed());
    };
    let mut data = Data::new(&files);
    data.set("asiakas", &customer);
    data.set("jakso", &period.to_string());
    data.set("organisaatio", &workspace.configuration().organisation);
    data.set("vuosi", &period.year());
    for (name, view) in kind.views.map(|views| views(&files)).unwrap_or_default() {
        data.set_view(name, view);
    }
    Ok(Values {
        files,
        period,
        name: customer.name.base,
        data,
        origin,
    })
}

/// Makes the file of one format.
fn write(
    publisher: &Publisher,
    template: &TemplateFiles,
    format: Format,
    values: &Values,
    stem: &str,
    rendered: &mut Rendered,
) -> Result<(), Errors> {
    let studio = publisher.studio();
    let head = head(publisher.workspace(), &template.title, values);
    let (extension, bytes) = match format {
        Format::Word => {
            let document = studio.render(&template.name, head, &values.data)?;
            ("docx", studio.word(&document)?)
        }
        Format::Pdf => {
            let document = studio.render(&template.name, head, &values.data)?;
            let pdf = studio.pdf(&[&document])?;
            rendered.pages = Some(rendered.pages.unwrap_or_default() + pdf.pages);
            ("pdf", pdf.bytes)
        }
        Format::Slides => {
            let mut of_deck = deck::Head::new(head.title, head.organisation);
            (of_deck.date, of_deck.properties) = (head.date, head.properties);
            let slides = studio.deck(&studio.render_deck(&template.name, of_deck, &values.data)?)?;
            rendered.notes.extend(slides.warnings);
            ("pptx", slides.bytes)
        }
    };
    let name = format!("{stem}.{extension}");
    rendered.files.push(PackFile { name, bytes });
    Ok(())
}

/// The fields of the head. Date and case number are those of the first file that has them (`paivays`, `diaarinumero`); without a date it
/// is the first day of the year.
fn head(workspace: &Workspace, title: &str, values: &Values) -> Head {
    let organisation = &workspace.configuration().organisation;
    let text = |key: &str| {
        let mut files = values.files.as_object().into_iter().flat_map(Map::values);
        files.find_map(|file| file[key].as_str())
    };
    let full = format!("{title} {} – {}", values.period, values.name);
    let mut head = Head::new(full, &organisation.name.base);
    head.unit.clone_from(&organisation.unit);
    head.document_type = title.to_owned();
    let date = text("paivays").and_then(|text| Date::parse(text).ok());
    let first = || Date::parse(&format!("1.1.{}", values.period.year())).ok();
    head.date = date.or_else(first).map(Date::naive).unwrap_or_default();
    head.case_number = text("diaarinumero").unwrap_or_default().to_owned();
    head.footer.clone_from(&organisation.contact_line);
    head.properties = Property::list([
        ("Jakso", values.period.to_string()),
        ("Asiakas", values.name.clone()),
    ]);
    head
}
