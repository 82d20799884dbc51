//! Views for tests, one of each kind.

use vuosikello_core::Money;
use vuosikello_document::deck::{Block, Item, Limit, List};
use vuosikello_document::{
    Align, Cell, Chart, ChartKind, Column, ColumnKind, Data, KeyFigure, Row, Table, Unit, View,
};

/// Values that try to be something else than text.
pub const HOSTILE: [&str; 7] = [
    "[[projektit]]",
    "[[projektit, rivejä 1]]",
    "[[ei ole]] [x](javascript:alert(1))",
    "# Otsikko\n\n## Dia",
    "> muistiinpano\n\n---",
    "{{ nakyma(nimi=\"projektit\") }} {% if x %}",
    "<script>&amp;\u{202e}",
];

/// The variables of a template, with the views beside them.
pub fn data(variables: serde_json::Value) -> Data<'static> {
    let mut data = Data::new(&variables);
    for (name, view) in views() {
        data.set_view(name, view);
    }
    data
}

/// Two projects, of which usually the names and the states are shown.
fn projects() -> View {
    let columns = vec![
        Column::text("Projekti").key("nimi"),
        Column::text("Tila").key("tila"),
        Column::new("Summa, €", Align::Decimal, 1.0)
            .of(ColumnKind::Money)
            .key("summa"),
    ];
    let row = |name: &str, state: &str, cents| {
        Row::body(vec![
            Cell::text(name),
            Cell::text(state),
            Cell::Money(Money::from_cents(cents)),
        ])
    };
    let mut table = Table::new("Projektien tila ja rahoitus.", columns).with_rows([
        row("Sakari", "Aikataulussa", 123_450),
        row("Maija", "Myöhässä", -5),
    ]);
    table.caption = vec![vuosikello_document::Inline::text("Projektit")];
    View::table_of(table, &["nimi", "tila"], Limit::rows(1)).note("Projekteja on kaksi.")
}

fn costs() -> View {
    let chart = Chart::new(
        ChartKind::ClusteredBars,
        Unit::Euro,
        "Kustannukset",
        "Ylläpito maksoi eniten.",
    )
    .categories(["Ylläpito"])
    .series("Toteuma", [Some(123_450)]);
    let columns = vec![
        Column::text("Laji").key("laji"),
        Column::money("Toteuma").key("toteuma"),
    ];
    let cells = vec![Cell::text("Ylläpito"), Cell::Money(Money::from_cents(123_450))];
    let mut view = View::of(Block::chart(chart));
    view.table = Some(Table::new("Kustannukset lajeittain.", columns).with_rows([Row::body(cells)]));
    view
}

/// All of them.
pub fn views() -> [(&'static str, View); 6] {
    let mut first = Item::text("kohta");
    first.items = vec![vec![vuosikello_document::Inline::text("alakohta")]];
    let list = List {
        numbered: true,
        items: vec![first, Item::text("toinen")],
        limit: Limit::NONE,
    };
    let figures = vec![
        KeyFigure::new(Cell::Count(12), "Vastauksia").comment("kolme enemmän kuin keväällä"),
        KeyFigure::new(Money::from_cents(123_450), "Muutos").signed(),
    ];
    [
        ("projektit", projects()),
        ("toteama", View::text("Projekteja on kaksi.")),
        ("luettelo", View::of(Block::List(list))),
        ("luvut", View::of(Block::Figures(figures))),
        ("kustannukset", costs()),
        ("tyhja", View::default()),
    ]
}
