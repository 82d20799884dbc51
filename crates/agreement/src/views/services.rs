//! Continuous services.

use std::collections::BTreeMap;

use vuosikello_core::{Configuration, Dossier, Money, Service};
use vuosikello_document::{Align, Cell, Column, Inline, Merge, Row, RowKind, Table};

use super::cells::optional;

/// The services in the order of their table, each with what the budget lines of it cost.
pub(crate) fn of(dossier: &Dossier) -> Table {
    let costs = dossier.costs_by_target();
    let rows = dossier.services.iter().map(|service| {
        Row::body(vec![
            Cell::text(&service.id),
            Cell::text(&service.name),
            optional(service.description.as_ref()),
            Cell::text(&service.owner),
            Cell::text(&service.hours),
            Cell::text(&service.level),
            optional(service.availability.as_ref()),
            costs.get(service.id.as_str()).copied().unwrap_or_default().into(),
        ])
    });
    let columns = vec![
        Column::text("Tunnus").key("tunnus"),
        Column::text("Palvelu").key("nimi"),
        Column::text("Käyttötarkoitus").key("kuvaus"),
        Column::text("Vastuuhenkilö").key("vastuuhenkilo"),
        Column::text("Palveluaika").key("palveluaika"),
        Column::text("Luokka").key("palvelutaso"),
        Column::text("Käytettävyys").key("kaytettavyys"),
        Column::money("Kustannus").key("kustannus"),
    ];
    Table::new("Jatkuvat palvelut", columns).with_rows(rows)
}

/// The services and what they cost together.
pub(crate) fn with_total(dossier: &Dossier) -> Table {
    let costs = dossier.costs_by_target();
    let of_services = dossier
        .services
        .iter()
        .filter_map(|service| costs.get(service.id.as_str()));
    let total: Money = of_services.copied().sum();
    let mut table = of(dossier);
    let mut cells = vec![Cell::Empty; table.columns.len()];
    if let [_, name, .., cost] = cells.as_mut_slice() {
        *name = Cell::text("Yhteensä");
        *cost = total.into();
    }
    table.rows.push(Row::total(cells));
    table
}

/// One row a service under its class and service hours, with what it costs by cost type: a wide table for many services. Sums stand before
/// what they sum, all first and then each class in its heading, so that each of several pages can be read by itself.
pub(crate) fn by_class(configuration: &Configuration, dossier: &Dossier) -> Table {
    let costs = Costs::of(configuration, dossier);
    let mut columns = vec![
        Column::new("Palvelu", Align::Start, 22.0).key("nimi"),
        Column::new("Käyttötarkoitus", Align::Start, 27.0).key("kuvaus"),
        Column::new("Vastuuhenkilö", Align::Start, 11.5).key("vastuuhenkilo"),
        Column::new("Käytettävyys", Align::End, 7.5).key("kaytettavyys"),
    ];
    let texts = columns.len();
    columns.extend(costs.columns());
    let sum = |label: String, services: &[&Service]| {
        let mut cells = vec![Cell::text(label)];
        cells.resize(texts, Cell::Empty);
        cells.extend(costs.of_services(services));
        cells
    };
    let services = |count: usize| match count {
        1 => "1\u{a0}palvelu".to_owned(),
        many => format!("{many}\u{a0}palvelua"),
    };
    let all: Vec<&Service> = dossier.services.iter().collect();
    let total = format!("Yhteensä {}", services(all.len()));
    let mut rows = vec![Row::total(sum(total, &all))];
    let mut merges = Vec::new();
    for class in classes(configuration, dossier) {
        let (level, hours) = (&class.level, &class.hours);
        let count = services(class.services.len());
        let title = format!("Luokka {level}, palveluaika {hours}: {count}");
        // The rows of the table are counted with the header.
        merges.push(Merge {
            row: rows.len() + 1,
            column: 0,
            rows: 1,
            columns: texts,
        });
        rows.push(Row::new(RowKind::Group, sum(title, &class.services)));
        rows.extend(class.services.iter().map(|service| {
            let mut cells = vec![
                Cell::text(&service.name),
                optional(service.description.as_ref()),
                Cell::text(&service.owner),
                optional(service.availability.as_ref()),
            ];
            cells.extend(costs.of_services(&[service]));
            Row::body(cells)
        }));
    }
    Table {
        merges,
        ..Table::new("Palvelut luokittain kustannuksineen", columns).with_rows(rows)
    }
}

/// One row a service, with its purpose under its name, its class, service hours and availability below one another, and what it costs by
/// cost type: for a page that stands.
pub(crate) fn with_costs(configuration: &Configuration, dossier: &Dossier) -> Table {
    let costs = Costs::of(configuration, dossier);
    let mut columns = vec![
        Column::new("Palvelu ja käyttötarkoitus", Align::Start, 28.0).key("nimi"),
        Column::new("Vastuuhenkilö", Align::Start, 12.0).key("vastuuhenkilo"),
        Column::new("Palvelutaso", Align::Start, 12.0).key("palvelutaso"),
    ];
    let texts = columns.len();
    columns.extend(costs.columns());
    let mut rows: Vec<Row> = dossier
        .services
        .iter()
        .map(|service| {
            let mut name = vec![Inline::Strong(vec![Inline::text(&service.name)])];
            if let Some(description) = &service.description {
                name.extend([Inline::LineBreak, Inline::text(description)]);
            }
            let mut level = vec![
                Inline::text(format!("Luokka\u{a0}{}", service.level)),
                Inline::LineBreak,
                Inline::text(&service.hours),
            ];
            if let Some(availability) = &service.availability {
                level.extend([Inline::LineBreak, Inline::text(availability.as_ref())]);
            }
            let mut cells = vec![Cell::Text(name), Cell::text(&service.owner), Cell::Text(level)];
            cells.extend(costs.of_services(&[service]));
            Row::body(cells)
        })
        .collect();
    let all: Vec<&Service> = dossier.services.iter().collect();
    let mut total = vec![Cell::text("Yhteensä")];
    total.resize(texts, Cell::Empty);
    total.extend(costs.of_services(&all));
    rows.push(Row::total(total));
    Table::new("Palvelut kustannuksineen", columns).with_rows(rows)
}

/// Whose personal data are processed in which services: one row for services in which it is the same (GDPR article 28(3)). Services
/// without personal data, and those of which it is not known, are left out.
pub(crate) fn processing(dossier: &Dossier) -> Table {
    let mut groups: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    for service in &dossier.services {
        let known = service.data_subjects.as_deref().map(str::trim);
        let Some(subjects) = known.filter(|text| text.chars().any(char::is_alphanumeric)) else {
            continue;
        };
        let data = service.personal_data.as_deref().unwrap_or("–").trim();
        match groups
            .iter_mut()
            .find(|(of, what, _)| (*of, *what) == (subjects, data))
        {
            Some((_, _, names)) => names.push(&service.name),
            None => groups.push((subjects, data, vec![&service.name])),
        }
    }
    let rows = groups.into_iter().map(|(subjects, data, names)| {
        Row::body(vec![
            Cell::text(subjects),
            Cell::text(data),
            Cell::text(names.join("; ")),
        ])
    });
    let columns = vec![
        Column::new("Rekisteröidyt", Align::Start, 17.0).key("rekisteroidyt"),
        Column::new("Henkilötiedot", Align::Start, 23.0).key("henkilotiedot"),
        Column::new("Palvelut", Align::Start, 60.0).key("palvelut"),
    ];
    Table::new(
        "Rekisteröityjen ryhmät ja henkilötietojen tyypit palveluissa",
        columns,
    )
    .with_rows(rows)
}

/// Services of one class with the same service hours.
struct Class<'d> {
    level: &'d str,
    hours: &'d str,
    services: Vec<&'d Service>,
}

/// The services by class in the order of the settings, and in a class by service hours in the order of their table.
fn classes<'d>(configuration: &Configuration, dossier: &'d Dossier) -> Vec<Class<'d>> {
    let levels = &configuration.defaults.service_levels;
    let mut found: Vec<Class<'d>> = Vec::new();
    for service in &dossier.services {
        let (level, hours) = (service.level.as_str(), service.hours.as_str());
        match found
            .iter_mut()
            .find(|class| class.level == level && class.hours == hours)
        {
            Some(class) => class.services.push(service),
            None => found.push(Class {
                level,
                hours,
                services: vec![service],
            }),
        }
    }
    found.sort_by_key(|class| {
        levels
            .iter()
            .position(|level| level == class.level)
            .unwrap_or(usize::MAX)
    });
    found
}

/// The costs of services, added up by service and cost type.
struct Costs<'d> {
    /// The cost types of the lines of services, in the order of the settings.
    types: Vec<&'d str>,
    amounts: BTreeMap<(&'d str, &'d str), Money>,
}

impl<'d> Costs<'d> {
    fn of(configuration: &'d Configuration, dossier: &'d Dossier) -> Self {
        let mut amounts: BTreeMap<(&str, &str), Money> = BTreeMap::new();
        for line in &dossier.budget {
            let target = line.target.as_deref();
            let service = dossier
                .services
                .iter()
                .find(|service| Some(service.id.as_str()) == target);
            if let Some(service) = service {
                let sum = amounts
                    .entry((service.id.as_str(), line.cost_type.as_str()))
                    .or_default();
                *sum = [*sum, line.amount].into_iter().sum();
            }
        }
        let is_used = |name: &&str| amounts.keys().any(|(_, cost_type)| cost_type == name);
        let types = configuration.defaults.cost_types.iter().map(String::as_str);
        let types = types.filter(is_used).collect();
        Self { types, amounts }
    }

    /// A column for each cost type, and one for their sum where there are several.
    fn columns(&self) -> impl Iterator<Item = Column> {
        let types = self.types.iter().enumerate().map(|(at, name)| {
            let column = Column::money(*name).key(format!("kustannus_{}", at + 1));
            column.weighing(8.0)
        });
        let sum = Column::money("Yhteensä").key("kustannus");
        let sum = sum.weighing(8.0);
        types.chain((self.types.len() != 1).then_some(sum))
    }

    /// The cells of these columns for the sum of services. What has no cost of a type has no value.
    fn of_services(&self, services: &[&Service]) -> Vec<Cell> {
        let sums: Vec<Option<Money>> = self
            .types
            .iter()
            .map(|cost_type| {
                let amounts = services
                    .iter()
                    .filter_map(|service| self.amounts.get(&(service.id.as_str(), *cost_type)));
                amounts
                    .copied()
                    .reduce(|sum, amount| [sum, amount].into_iter().sum())
            })
            .collect();
        let total: Money = sums.iter().flatten().copied().sum();
        let cells = sums.iter().map(|sum| sum.map_or(Cell::NoValue, Cell::from));
        cells
            .chain((self.types.len() != 1).then_some(total.into()))
            .collect()
    }
}
