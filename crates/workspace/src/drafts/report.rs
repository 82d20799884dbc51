//! What people changed, as a document to discuss.

use chrono::NaiveDate;
use vuosikello::changes::{Change, Span, SpanKind};
use vuosikello::document::{Align, Block, Cell, Column, Document, Head, Heading, Inline, Row, Table};

use super::review::DraftReviews;
use super::{ChangedClause, changed_clauses};

/// A report of the changes of drafts: the clauses that several customers changed, with the wordings side by side, then each
/// customer's changes.
pub fn changes_report(reviews: &[DraftReviews], organisation: &str, date: NaiveDate) -> Document {
    let year = reviews.first().map_or(0, |review| review.year);
    let title = format!("Sopimusluonnosten muutokset {year}");
    let mut head = Head::new(title.clone(), organisation);
    head.document_type = "Muistio".to_owned();
    head.date = date;
    let mut blocks = vec![Block::Title(vec![Inline::text(title)])];
    let clauses = changed_clauses(reviews);
    if reviews.len() > 1 && !clauses.is_empty() {
        blocks.push(heading("kohdat", "Muutetut vakioehdot"));
        blocks.push(Block::Table(clause_table(&clauses)));
    }
    for of_customer in reviews {
        blocks.push(heading(
            &format!("asiakas-{}", of_customer.customer),
            &of_customer.customer,
        ));
        blocks.extend(
            of_customer
                .notes
                .iter()
                .map(|note| Block::Note(Inline::plain(note))),
        );
        let before = blocks.len();
        for draft in &of_customer.drafts {
            let name = draft.file.rsplit('/').next().unwrap_or_default();
            let Some(review) = draft.edited() else {
                if let Some(reason) = &draft.reason {
                    blocks.push(Block::Note(Inline::plain(&format!("{name}: {reason}"))));
                }
                continue;
            };
            let rows = review.changes.iter().map(change_row);
            let tracked = review
                .tracked
                .iter()
                .map(|change| told("Seurattu muutos", &change.to_string()));
            let comments = review
                .comments
                .iter()
                .map(|comment| told("Kommentti", &comment.to_string()));
            let losses = review
                .losses
                .iter()
                .map(|loss| told("Ei siirry PDF:ään", &loss.to_string()));
            let rows: Vec<Row> = rows.chain(tracked).chain(comments).chain(losses).collect();
            blocks.push(Block::Paragraph(vec![Inline::Strong(Inline::plain(name))]));
            blocks.push(Block::Table(changes_table(name, rows)));
        }
        if blocks.len() == before {
            blocks.push(Block::Paragraph(vec![Inline::text(
                "Luonnoksia ei ole muutettu.",
            )]));
        }
    }
    Document { head, blocks }
}

fn heading(id: &str, text: &str) -> Block {
    Block::Heading(Heading::new(1, id, vec![Inline::text(text)]))
}

fn clause_table(clauses: &[ChangedClause]) -> Table {
    let columns = vec![
        Column::new("Asiakirja ja kohta", Align::Start, 2.0),
        Column::new("Asiakas", Align::Start, 1.0),
        Column::new("Malli", Align::Start, 3.0),
        Column::new("Asiakkaan muotoilu", Align::Start, 3.0),
    ];
    let rows = clauses.iter().flat_map(|clause| {
        let name = format!(
            "{}: {} {}",
            clause.document, clause.clause.number, clause.clause.title
        );
        let wordings = clause.wordings.iter().enumerate();
        wordings.map(move |(at, wording)| {
            let name = if at == 0 { name.as_str() } else { "" };
            let [before, after] = sides(&wording.change);
            Row::body(vec![
                Cell::text(name),
                Cell::text(&wording.customer),
                before,
                after,
            ])
        })
    });
    Table::new(
        "Vakioehdot, joita asiakkaat ovat muuttaneet, eniten muutettu ensin.",
        columns,
    )
    .with_rows(rows)
}

fn changes_table(name: &str, rows: Vec<Row>) -> Table {
    let columns = vec![
        Column::new("Paikka", Align::Start, 2.0),
        Column::new("Ennen", Align::Start, 3.0),
        Column::new("Nyt", Align::Start, 3.0),
    ];
    Table::new(format!("Tiedoston {name} muutokset."), columns).with_rows(rows)
}

fn change_row(change: &Change) -> Row {
    let place = format!("{} ({})", change.place, change.kind.name());
    let [before, after] = sides(change);
    Row::body(vec![Cell::text(place), before, after])
}

fn told(kind: &str, text: &str) -> Row {
    Row::body(vec![
        Cell::text(kind),
        Cell::Empty,
        Cell::Text(Inline::plain(text)),
    ])
}

/// The words before and after, those that differ in bold.
fn sides(change: &Change) -> [Cell; 2] {
    let words = change.excerpt();
    [SpanKind::Added, SpanKind::Removed].map(|other| {
        let spans = words.iter().filter(|span| span.kind != other);
        let inlines: Vec<Inline> = spans.flat_map(marked).collect();
        if inlines.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(inlines)
        }
    })
}

fn marked(span: &Span) -> Vec<Inline> {
    let words = Inline::plain(&span.text);
    match span.kind {
        SpanKind::Kept => words,
        _ => vec![Inline::Strong(words)],
    }
}
