//! The data of an agreement as templates see them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use vuosikello_core::{
    BudgetLine, Configuration, Contact, DevelopmentItem, DevelopmentKind, Dossier, Money, Party, Signatory,
    apportion,
};

use vuosikello_document::Data;

use crate::templates::key;

/// Stands in a cell where there is nothing to show.
const NONE: &str = "–";

/// How many of the costliest targets `talous.suurimmat` has.
const LARGEST: usize = 5;

/// The variables of the templates. Those of an annex have the annex itself besides, as `liite`.
pub(crate) fn variables(configuration: &Configuration, dossier: &Dossier) -> Data {
    let mut data = Data::default();
    let mut agreement = value(&dossier.agreement);
    if let Some(fields) = agreement.as_object_mut() {
        fields.insert(
            "luokitus".to_owned(),
            value(dossier.classification(configuration)),
        );
    }
    let (annexes, numbers) = annexes(configuration, dossier);
    let costs = Costs::of(&dossier.budget);
    data.set("organisaatio", &configuration.organisation);
    data.set("asiakas", &dossier.customer);
    data.set("sopimus", &agreement);
    data.set("liitteet", &annexes);
    data.set("liitenumerot", &numbers);
    data.set("yhteyshenkilot", &contacts(dossier));
    data.set("allekirjoittajat", &signatories(configuration, dossier));
    data.set("palvelut", &services(dossier, &costs));
    data.set("palvelut_kustannuksin", &services_with_total(dossier, &costs));
    data.set(
        "kehittaminen",
        &dossier
            .development
            .iter()
            .map(development_row)
            .collect::<Vec<_>>(),
    );
    data.set("kehittaminen_kustannuksin", &development_with_total(dossier));
    data.set("projektit", &development_of(dossier, DevelopmentKind::Project));
    data.set("tehtavat", &development_of(dossier, DevelopmentKind::Task));
    data.set("talous", &finance(configuration, dossier, &costs));
    data
}

/// What the model says of itself, in its own Finnish keys. The model has no maps with keys that JSON lacks.
fn value(model: &impl serde::Serialize) -> Value {
    serde_json::to_value(model).unwrap_or_default()
}

fn annexes(configuration: &Configuration, dossier: &Dossier) -> (Value, Value) {
    let mut numbers = Map::new();
    let mut list = Vec::new();
    for (i, annex) in dossier.annexes(configuration).iter().enumerate() {
        // In running text the number stays with its word.
        let designation = format!("Liite\u{a0}{}", i + 1);
        if let Some(key) = key(annex.kind) {
            numbers.insert(key.to_owned(), json!(designation));
        }
        list.push(json!({
            "numero": i + 1,
            "tunnus": designation,
            "otsikko": annex.title(),
            "laji": value(&annex.kind),
        }));
    }
    (Value::Array(list), Value::Object(numbers))
}

fn contacts(dossier: &Dossier) -> Value {
    let rows = |party| {
        dossier
            .customer
            .contacts_of(party)
            .map(contact_row)
            .collect::<Vec<_>>()
    };
    json!({ "asiakas": rows(Party::Customer), "palvelukeskus": rows(Party::Provider) })
}

fn contact_row(contact: &Contact) -> Value {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    json!({
        "nimi": contact.name,
        "rooli": contact.role,
        "virasto": text(&contact.agency),
        "sahkoposti": text(&contact.email),
        // A number is read as one: its groups stay on one line.
        "puhelin": text(&contact.phone).replace(' ', "\u{a0}"),
        "sijainen": text(&contact.deputy),
    })
}

fn signatories(configuration: &Configuration, dossier: &Dossier) -> Value {
    let organisation = |signatory: &Signatory| match (&signatory.agency, signatory.party) {
        (Some(agency), _) => agency.clone(),
        (None, Party::Customer) => dossier.customer.name.base.clone(),
        (None, Party::Provider) => configuration.organisation.name.base.clone(),
    };
    let rows = dossier.agreement.signatories.iter().map(|signatory| {
        json!({
            "organisaatio": organisation(signatory),
            "nimi": signatory.name,
            "nimike": signatory.title.as_ref().unwrap_or(&signatory.position),
        })
    });
    Value::Array(rows.collect())
}

/// The budget, summed by target.
struct Costs<'a>(BTreeMap<&'a str, Money>);

impl<'a> Costs<'a> {
    fn of(lines: &'a [BudgetLine]) -> Self {
        let mut costs: BTreeMap<&str, Money> = BTreeMap::new();
        for line in lines {
            if let Some(target) = &line.target {
                let sum = costs.entry(target).or_default();
                *sum = [*sum, line.amount].into_iter().sum();
            }
        }
        Self(costs)
    }

    fn target(&self, id: &str) -> Money {
        self.0.get(id).copied().unwrap_or_default()
    }
}

fn services(dossier: &Dossier, costs: &Costs) -> Vec<Value> {
    let rows = dossier.services.iter().map(|service| {
        json!({
            "tunnus": service.id,
            "nimi": service.name,
            "kuvaus": service.description.as_deref().unwrap_or(NONE),
            "vastuuhenkilo": service.owner,
            "palveluaika": service.hours,
            "palvelutaso": service.level,
            "kaytettavyys": service.availability.as_deref().unwrap_or(NONE),
            "kustannus": costs.target(&service.id),
        })
    });
    rows.collect()
}

fn services_with_total(dossier: &Dossier, costs: &Costs) -> Value {
    let mut rows = services(dossier, costs);
    let total: Money = dossier
        .services
        .iter()
        .map(|service| costs.target(&service.id))
        .sum();
    rows.push(json!({ "rivilaji": "yhteensa", "tunnus": "", "nimi": "Yhteensä", "kustannus": total }));
    Value::Array(rows)
}

fn development_row(item: &DevelopmentItem) -> Value {
    let kind = match item.kind {
        DevelopmentKind::Project => "Projekti",
        DevelopmentKind::Task => "Tehtävä",
    };
    json!({
        "tunnus": item.id,
        "nimi": item.name,
        "laji": kind,
        "tavoite": item.aim.as_deref().unwrap_or(NONE),
        "aikataulu": item.schedule,
        "portti": item.gate.map(|gate| value(&gate)).unwrap_or_else(|| json!(NONE)),
        "vastuuhenkilo": item.owner,
        "kustannusarvio": item.estimate.map(|estimate| estimate.to_string()).unwrap_or_else(|| NONE.to_owned()),
    })
}

fn development_of(dossier: &Dossier, kind: DevelopmentKind) -> Value {
    Value::Array(
        dossier
            .development
            .iter()
            .filter(|item| item.kind == kind)
            .map(development_row)
            .collect(),
    )
}

fn development_with_total(dossier: &Dossier) -> Value {
    let mut rows: Vec<Value> = dossier.development.iter().map(development_row).collect();
    let total: Money = dossier.development.iter().filter_map(|item| item.estimate).sum();
    if !rows.is_empty() {
        rows.push(
            json!({ "rivilaji": "yhteensa", "tunnus": "", "nimi": "Yhteensä", "kustannusarvio": total }),
        );
    }
    Value::Array(rows)
}

fn finance(configuration: &Configuration, dossier: &Dossier, costs: &Costs) -> Value {
    json!({
        "jako": allocation(configuration, dossier),
        "rivit": lines(configuration, dossier),
        "suurimmat": largest(dossier, costs),
    })
}

/// The cost types in the order of the settings.
fn ordered<'a, T>(
    configuration: &'a Configuration,
    items: &'a [T],
    cost_type: impl Fn(&T) -> &str + Copy + 'a,
) -> impl Iterator<Item = (&'a str, Vec<&'a T>)> {
    configuration.defaults.cost_types.iter().filter_map(move |name| {
        let of_type: Vec<&T> = items.iter().filter(|item| cost_type(item) == name).collect();
        (!of_type.is_empty()).then_some((name.as_str(), of_type))
    })
}

fn allocation(configuration: &Configuration, dossier: &Dossier) -> Value {
    let shares: Vec<(&str, Money)> = ordered(configuration, &dossier.agreement.allocation, |share| {
        &share.cost_type
    })
    .flat_map(|(name, shares)| shares.into_iter().map(move |share| (name, share.amount)))
    .collect();
    let amounts: Vec<i64> = shares.iter().map(|(_, amount)| amount.cents()).collect();
    // In tenths of a percent, so that the shares sum to 100,0 %.
    let tenths = apportion(1000, &amounts);
    let mut rows: Vec<Value> = shares
        .iter()
        .enumerate()
        .map(|(i, (name, amount))| {
            let share = tenths.as_ref().and_then(|tenths| tenths.get(i)).map(|tenths| percent(*tenths));
            json!({ "kustannuslaji": name, "summa": amount, "osuus": share.unwrap_or_else(|| NONE.to_owned()) })
        })
        .collect();
    let total: Money = shares.iter().map(|(_, amount)| *amount).sum();
    let whole = if tenths.is_some() {
        percent(1000)
    } else {
        NONE.to_owned()
    };
    rows.push(json!({ "rivilaji": "yhteensa", "kustannuslaji": "Yhteensä", "summa": total, "osuus": whole }));
    Value::Array(rows)
}

/// Tenths of a percent in the Finnish form: `12,3 %`.
fn percent(tenths: i64) -> String {
    format!("{},{}\u{a0}%", tenths / 10, tenths % 10)
}

fn lines(configuration: &Configuration, dossier: &Dossier) -> Value {
    let mut rows = Vec::new();
    let mut total = Money::ZERO;
    for (name, lines) in ordered(configuration, &dossier.budget, |line| &line.cost_type) {
        let sum: Money = lines.iter().map(|line| line.amount).sum();
        total = [total, sum].into_iter().sum();
        rows.push(json!({ "rivilaji": "ryhma", "kohde": name }));
        rows.extend(lines.into_iter().map(|line| {
            let target = line
                .target
                .as_deref()
                .and_then(|id| name_of(dossier, id))
                .unwrap_or(NONE);
            json!({ "kohde": target, "selite": line.description, "summa": line.amount })
        }));
        rows.push(json!({ "rivilaji": "valisumma", "kohde": format!("{name} yhteensä"), "summa": sum }));
    }
    rows.push(json!({ "rivilaji": "yhteensa", "kohde": "Yhteensä", "summa": total }));
    Value::Array(rows)
}

/// The name of the service or the development item with this id.
fn name_of<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a str> {
    let service = dossier
        .services
        .iter()
        .find(|service| service.id == id)
        .map(|service| service.name.as_str());
    service.or_else(|| {
        dossier
            .development
            .iter()
            .find(|item| item.id == id)
            .map(|item| item.name.as_str())
    })
}

fn largest(dossier: &Dossier, costs: &Costs) -> Value {
    let mut targets: Vec<(&str, Money)> = costs.0.iter().map(|(id, sum)| (*id, *sum)).collect();
    targets.sort_by_key(|(id, sum)| (std::cmp::Reverse(*sum), *id));
    let rows = targets
        .into_iter()
        .take(LARGEST)
        .map(|(id, sum)| json!({ "kohde": name_of(dossier, id).unwrap_or(id), "summa": sum }));
    Value::Array(rows.collect())
}
