//! The sheets.

use vuosikello_core::{BudgetVersion, Customer, FinanceOverview};
use vuosikello_document::workbook::{Place, Sheet, SheetChart, SheetTable};
use vuosikello_document::{ChartKind, Table};

use super::headers::{self, budget, forecast};
use crate::findings;
use crate::phrases::of_month;
use crate::views::{budget as views, usage};

/// The most rows that a chart of deviations shows.
const CHARTED: usize = 10;

/// The table of what is used of the budget.
const USED: &str = "Kaytto";

/// The widths of names and of reasons, in characters; longer ones take several lines.
const NAME: u16 = 32;
const REASON: u16 = 36;

/// What was found, the groups, and a chart of them: a page that is read at a glance.
pub(super) fn top_view(overview: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Yleisnäkymä", "Talouden yleisnäkymä", overview, customer);
    let mut groups = headers::chosen(
        &views::groups(overview),
        overview,
        &[("nimi", "Kustannusryhmä")],
        &[],
    );
    groups.description = "Talousarvio, toteuma ja ennuste kustannusryhmittäin".to_owned();
    if !overview.top.is_empty() {
        let finding = findings::top_view(overview);
        sheet.notes.insert(0, finding.clone());
        // The actuals of some months are no bars beside what a whole year may cost: as shares they are compared with what is gone of it.
        let (title, of, series) = match overview.actuals_to {
            Some(last) => (usage::caption(last), USED, vec![1]),
            None => (title(overview).to_owned(), "Ryhmat", whole_years(overview)),
        };
        let chart = SheetChart::new(ChartKind::ClusteredBars, title, finding, of, series);
        sheet.charts.push(chart);
    }
    sheet.tables.push(SheetTable::new("Ryhmat", groups));
    if overview.actuals_to.is_some() && !overview.top.is_empty() {
        sheet.tables.push(SheetTable::new(USED, usage::table(overview)));
    }
    sheet
}

/// The cost types of each group.
pub(super) fn cost_types(overview: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Kustannuslajit", "Menot kustannuslajeittain", overview, customer);
    let types = headers::chosen(
        &views::cost_types(overview),
        overview,
        &[("nimi", "Kustannuslaji")],
        &[],
    );
    sheet.tables = vec![SheetTable::new("Kustannuslajit", types)];
    sheet
}

/// The columns of what a whole year costs.
fn whole_years(overview: &FinanceOverview) -> Vec<usize> {
    match overview.forecast_version {
        None => vec![1],
        Some(_) => vec![1, 3],
    }
}

/// What the chart of these columns compares.
fn title(overview: &FinanceOverview) -> &'static str {
    match overview.forecast_version {
        None => "Talousarvio",
        Some(BudgetVersion::Closing) => "Talousarvio ja tilinpäätös",
        Some(_) => "Talousarvio ja ennuste",
    }
}

/// Every service, development item and other line, with the reason of its deviation.
pub(super) fn services(overview: &FinanceOverview, customer: &Customer) -> Sheet {
    let title = "Tietohallintomenot palveluittain";
    let mut sheet = sheet("Palveluittain", title, overview, customer);
    let first = [
        ("nimi", "Palvelu tai kohde"),
        ("kustannuslajit", "Kustannuslajit"),
    ];
    let mut table = headers::chosen(
        &views::services(overview),
        overview,
        &first,
        &[("syy", "Poikkeaman syy")],
    );
    narrow(&mut table, &[(0, NAME), (1, 16)]);
    if let Some(last) = table.columns.len().checked_sub(1) {
        narrow(&mut table, &[(last, REASON)]);
    }
    sheet.tables.push(filtered("Palveluittain", table));
    sheet
}

/// The months of the year: the actual costs, and their sum beside a budget that is used evenly.
pub(super) fn months(overview: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Kuukausittain", "Toteuma kuukausittain", overview, customer);
    sheet.notes.push(
        "Tasainen talousarvio on talousarvio jaettuna yhtä suuriin osiin vuoden kuukausille.".to_owned(),
    );
    if !overview.months.is_empty() {
        sheet.charts.push(SheetChart {
            place: Place::Right,
            size: Some((640, 380)),
            ..SheetChart::new(
                ChartKind::Lines,
                "Toteuma vuoden alusta",
                findings::months(overview),
                "Kuukausittain",
                vec![3, 4],
            )
        });
    }
    sheet
        .tables
        .push(SheetTable::new("Kuukausittain", views::months(overview)));
    sheet
}

/// The rows whose forecast deviates from the budget, the largest deviation first.
pub(super) fn deviations(overview: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Poikkeamat", "Suurimmat poikkeamat", overview, customer);
    let Some(forecast) = forecast(overview) else {
        return sheet;
    };
    let count = overview.deviations().len();
    if count == 0 {
        sheet.notes.push("Ennuste ei poikkea talousarviosta.".to_owned());
        return sheet;
    }
    let budget = budget(overview);
    let choices = [
        ("nimi", "Palvelu tai kohde"),
        ("talousarvio", &budget),
        ("ennuste", &forecast),
        ("poikkeama", "Poikkeama, €"),
        ("poikkeamaprosentti", "Poikkeama, %"),
        ("syy", "Syy"),
    ];
    let mut table = views::chosen(&views::deviations(overview), &choices);
    table.description =
        "Palvelut ja kohteet, joiden ennuste poikkeaa talousarviosta, suurin poikkeama ensin".to_owned();
    narrow(&mut table, &[(0, NAME), (5, REASON)]);
    sheet.charts.push(SheetChart {
        rows: Some(0..count.min(CHARTED)),
        ..SheetChart::new(
            ChartKind::ClusteredBars,
            "Suurimmat poikkeamat",
            findings::deviations(overview),
            "Poikkeamat",
            vec![3],
        )
    });
    sheet.tables.push(filtered("Poikkeamat", table));
    sheet
}

/// Makes columns of text so narrow that the sheet can be read on paper, one page wide.
fn narrow(table: &mut Table, widths: &[(usize, u16)]) {
    for (at, characters) in widths {
        if let Some(column) = table.columns.get_mut(*at) {
            column.characters = *characters;
        }
    }
}

/// A table with buttons to filter by.
fn filtered(name: &str, table: Table) -> SheetTable {
    SheetTable {
        filter: true,
        ..SheetTable::new(name, table)
    }
}

fn sheet(name: &str, title: &str, overview: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = Sheet::new(
        name,
        format!("{title} {} – {}", overview.year, customer.name.base),
    );
    let versions = match overview.forecast_version {
        None => format!(
            "Talousarvion versio on {}. Ennustetta ei ole vielä tehty.",
            overview.budget_version
        ),
        Some(BudgetVersion::Closing) => {
            format!(
                "Talousarvion versio on {}. Sitä verrataan tilinpäätökseen.",
                overview.budget_version
            )
        }
        Some(version) => {
            format!(
                "Talousarvion versio on {} ja ennusteen {version}.",
                overview.budget_version
            )
        }
    };
    let actual = match overview.actuals_to {
        Some(month) => format!("Toteuma on {} loppuun mennessä.", of_month(month)),
        None => "Toteumaa ei ole vielä saatu.".to_owned(),
    };
    sheet.notes.push(format!("{versions} {actual}"));
    if overview.forecast_version.is_some() {
        let sign =
            "Poikkeama on ennuste vähennettynä talousarviolla: plusmerkkinen summa ylittää talousarvion.";
        sheet.notes.push(sign.to_owned());
    }
    sheet
}
