//! The appropriation: its allocation, its lines, the costliest targets.

use vuosikello_core::{
    AnnexKind, BudgetLine, Configuration, CostTypeLines, DevelopmentItem, Dossier, Money, Service,
};
use vuosikello_document::{Align, Cell, Column, ColumnKind, Row, RowKind, Table};

use super::cells::optional;

/// How many of the costliest targets are shown.
const COSTLIEST: usize = 5;

/// The allocation of the appropriation to cost types.
pub(crate) fn allocation(configuration: &Configuration, dossier: &Dossier) -> Table {
    let allocation = dossier.allocation(configuration);
    let rows = allocation.shares.iter().map(|share| {
        Row::body(vec![
            Cell::text(share.cost_type),
            share.amount.into(),
            share.share.into(),
        ])
    });
    let total = Row::total(vec![
        Cell::text("Yhteensä"),
        allocation.total.into(),
        allocation.whole.into(),
    ]);
    let columns = vec![
        Column::text("Kustannuslaji").key("kustannuslaji"),
        Column::money("Summa").key("summa"),
        Column::figures("Osuus", ColumnKind::Share).key("osuus"),
    ];
    Table::new("Määrärahan jako kustannuslajeihin", columns).with_rows(rows.chain([total]))
}

/// The budget lines under their cost types, with the sum of each type and of all.
pub(crate) fn lines(configuration: &Configuration, dossier: &Dossier) -> Table {
    let columns = vec![
        Column::text("Kohde").key("kohde"),
        Column::text("Selite").key("selite"),
        Column::money("Summa").key("summa"),
    ];
    let mut rows = Vec::new();
    let mut total = Money::ZERO;
    for group in dossier.lines_by_cost_type(configuration) {
        total = [total, group.sum].into_iter().sum();
        rows.push(Row::group(group.cost_type, columns.len()));
        rows.extend(group.lines.iter().map(|line| {
            let target = line.target.as_deref().and_then(|id| dossier.target_name(id));
            Row::body(vec![
                optional(target),
                Cell::text(&line.description),
                line.amount.into(),
            ])
        }));
        let label = Cell::text(format!("{} yhteensä", group.cost_type));
        rows.push(Row::new(
            RowKind::Subtotal,
            vec![label, Cell::Empty, group.sum.into()],
        ));
    }
    rows.push(Row::total(vec![
        Cell::text("Yhteensä"),
        Cell::Empty,
        total.into(),
    ]));
    Table::new("Määrärahan erittely kustannuslajeittain", columns).with_rows(rows)
}

/// Tells whether a line of the budget is spent on one kind of use.
type BelongsTo = fn(&Dossier, &BudgetLine) -> bool;

/// The allocation by cost type (rows) and by use (columns): services, development work, and lines of neither. Uses without lines have no column.
pub(crate) fn allocation_by_use(configuration: &Configuration, dossier: &Dossier) -> Table {
    let uses: [(&str, &str, BelongsTo); 3] = [
        ("palvelut", "Palvelut", |dossier, line| {
            service_of(dossier, line).is_some()
        }),
        ("kehittaminen", "Kehittäminen", |dossier, line| {
            item_of(dossier, line).is_some()
        }),
        ("muut", "Muut kustannukset", |dossier, line| {
            service_of(dossier, line).is_none() && item_of(dossier, line).is_none()
        }),
    ];
    let amount = |cost_type: Option<&str>, belongs: BelongsTo| {
        let lines = dossier.budget.iter();
        let lines = lines
            .filter(|line| cost_type.is_none_or(|name| line.cost_type == name) && belongs(dossier, line));
        lines
            .map(|line| line.amount)
            .reduce(|sum, amount| [sum, amount].into_iter().sum())
    };
    let used: Vec<_> = uses
        .into_iter()
        .filter(|(_, _, belongs)| amount(None, *belongs).is_some())
        .collect();
    let cells = |cost_type: Option<&str>| {
        used.iter()
            .map(move |(_, _, belongs)| amount(cost_type, *belongs).map_or(Cell::NoValue, Cell::from))
            .collect::<Vec<_>>()
    };
    let allocation = dossier.allocation(configuration);
    let rows = allocation.shares.iter().map(|share| {
        let mut row = vec![Cell::text(share.cost_type)];
        row.extend(cells(Some(share.cost_type)));
        row.extend([share.amount.into(), share.share.into()]);
        Row::body(row)
    });
    let mut total = vec![Cell::text("Yhteensä")];
    total.extend(cells(None));
    total.extend([allocation.total.into(), allocation.whole.into()]);
    let mut columns = vec![Column::new("Kustannuslaji", Align::Start, 26.0).key("kustannuslaji")];
    columns.extend(
        used.iter()
            .map(|(key, name, _)| Column::money(format!("{name}, €")).key(*key).weighing(16.0)),
    );
    columns.push(Column::money("Yhteensä, €").key("summa").weighing(16.0));
    columns.push(
        Column::figures("Osuus", ColumnKind::Share)
            .key("osuus")
            .weighing(10.0),
    );
    Table::new(
        "Määrärahan jako kustannuslajeittain ja käyttökohteittain",
        columns,
    )
    .with_rows(rows.chain([Row::total(total)]))
}

fn service_of<'d>(dossier: &'d Dossier, line: &BudgetLine) -> Option<&'d Service> {
    let target = line.target.as_deref();
    dossier
        .services
        .iter()
        .find(|service| Some(service.id.as_str()) == target)
}

fn item_of<'d>(dossier: &'d Dossier, line: &BudgetLine) -> Option<&'d DevelopmentItem> {
    let target = line.target.as_deref();
    dossier
        .development
        .iter()
        .find(|item| Some(item.id.as_str()) == target)
}

/// Whether the annex of services or of development, generated too, has the amount of a budget line. The annex of services has every line
/// whose target is a service; the annex of development has the lines of items with an estimate.
fn stands_elsewhere(configuration: &Configuration, dossier: &Dossier, line: &BudgetLine) -> bool {
    let annexes = dossier.annexes(configuration);
    let is_made = |kind| {
        annexes
            .iter()
            .any(|annex| annex.kind == kind && annex.file.is_none())
    };
    let of_item = item_of(dossier, line).is_some_and(|item| item.estimate.is_some());
    (is_made(AnnexKind::Services) && service_of(dossier, line).is_some())
        || (is_made(AnnexKind::Development) && of_item)
}

/// The budget lines that stand in no other annex, under their cost types, with the sum of each type that has several and of all.
pub(crate) fn other_lines(configuration: &Configuration, dossier: &Dossier) -> Table {
    let groups: Vec<CostTypeLines<'_>> = dossier
        .lines_by_cost_type(configuration)
        .map(|group| {
            let lines = group.lines.into_iter();
            let lines: Vec<&BudgetLine> = lines
                .filter(|line| !stands_elsewhere(configuration, dossier, line))
                .collect();
            CostTypeLines {
                sum: lines.iter().map(|line| line.amount).sum(),
                lines,
                ..group
            }
        })
        .filter(|group| !group.lines.is_empty())
        .collect();
    let has_targets = groups
        .iter()
        .flat_map(|group| &group.lines)
        .any(|line| line.target.is_some());
    let mut columns = vec![
        Column::new("Selite", Align::Start, 60.0).key("selite"),
        Column::money("Summa, €").key("summa").weighing(20.0),
    ];
    if has_targets {
        columns.insert(0, Column::new("Kohde", Align::Start, 40.0).key("kohde"));
    }
    let row = |target: Cell, text: Cell, amount: Money| {
        let cells = [target, text, amount.into()];
        cells
            .into_iter()
            .skip(usize::from(!has_targets))
            .collect::<Vec<_>>()
    };
    let sum = |label: String, amount: Money| match has_targets {
        true => vec![Cell::text(label), Cell::Empty, amount.into()],
        false => vec![Cell::text(label), amount.into()],
    };
    let mut rows = Vec::new();
    for group in &groups {
        rows.push(Row::group(group.cost_type, columns.len()));
        rows.extend(group.lines.iter().map(|line| {
            let target = line.target.as_deref().and_then(|id| dossier.target_name(id));
            Row::body(row(optional(target), Cell::text(&line.description), line.amount))
        }));
        if groups.len() > 1 && group.lines.len() > 1 {
            let label = format!("{} yhteensä", group.cost_type);
            rows.push(Row::new(RowKind::Subtotal, sum(label, group.sum)));
        }
    }
    if !groups.is_empty() {
        let total = groups.iter().map(|group| group.sum).sum();
        rows.push(Row::total(sum("Yhteensä".to_owned(), total)));
    }
    Table::new("Kustannukset, joita ei ole muissa liitteissä", columns).with_rows(rows)
}

/// The lines of the budget behind the sums that the annexes of services and development show: a row for each service or item and cost type
/// that has several lines.
pub(crate) fn parts(configuration: &Configuration, dossier: &Dossier) -> Table {
    let mut targets: Vec<(&str, Vec<&BudgetLine>)> = Vec::new();
    for group in dossier.lines_by_cost_type(configuration) {
        for line in group.lines {
            let Some(target) = line.target.as_deref() else {
                continue;
            };
            if !stands_elsewhere(configuration, dossier, line) {
                continue;
            }
            match targets.iter_mut().find(|(known, lines)| {
                *known == target
                    && lines
                        .first()
                        .is_some_and(|first| first.cost_type == line.cost_type)
            }) {
                Some((_, lines)) => lines.push(line),
                None => targets.push((target, vec![line])),
            }
        }
    }
    let rows = targets
        .into_iter()
        .filter(|(_, lines)| lines.len() > 1)
        .map(|(target, lines)| {
            let parts: Vec<String> = lines
                .iter()
                .map(|line| {
                    format!(
                        "{} {}",
                        line.description,
                        line.amount.to_string().replace(' ', "\u{a0}")
                    )
                })
                .collect();
            let cost_type = lines
                .first()
                .map(|line| line.cost_type.as_str())
                .unwrap_or_default();
            Row::body(vec![
                Cell::text(dossier.target_name(target).unwrap_or(target)),
                Cell::text(cost_type),
                Cell::text(parts.join("; ")),
            ])
        });
    let columns = vec![
        Column::new("Kohde", Align::Start, 32.0).key("kohde"),
        Column::new("Kustannuslaji", Align::Start, 16.0).key("kustannuslaji"),
        Column::new("Erät", Align::Start, 52.0).key("erat"),
    ];
    Table::new("Kustannukset, joissa on useita eriä", columns).with_rows(rows)
}

/// The cost types of the sums that the annexes of services and development show, each with the descriptions of its lines, each description once.
pub(crate) fn contents(configuration: &Configuration, dossier: &Dossier) -> Table {
    let rows = dossier.lines_by_cost_type(configuration).filter_map(|group| {
        let mut texts: Vec<&str> = Vec::new();
        for line in group
            .lines
            .into_iter()
            .filter(|line| stands_elsewhere(configuration, dossier, line))
        {
            if !texts.contains(&line.description.as_str()) {
                texts.push(&line.description);
            }
        }
        let row = || Row::body(vec![Cell::text(group.cost_type), Cell::text(texts.join("; "))]);
        (!texts.is_empty()).then(row)
    });
    let columns = vec![
        Column::new("Kustannuslaji", Align::Start, 26.0).key("kustannuslaji"),
        Column::new("Mitä siihen kuuluu", Align::Start, 74.0).key("sisalto"),
    ];
    Table::new("Kustannuslajien sisältö palveluissa ja kehittämisessä", columns).with_rows(rows)
}

/// The targets that cost most.
pub(crate) fn costliest(dossier: &Dossier) -> Table {
    let rows = dossier.costliest_targets(COSTLIEST).into_iter().map(|(id, sum)| {
        Row::body(vec![
            Cell::text(dossier.target_name(id).unwrap_or(id)),
            sum.into(),
        ])
    });
    let columns = vec![
        Column::text("Kustannuskohde").key("kohde"),
        Column::money("Summa").key("summa"),
    ];
    Table::new("Suurimmat kustannuskohteet", columns).with_rows(rows)
}
