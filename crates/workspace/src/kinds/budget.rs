//! The budget of a year, and the slides of the day on which a version of it is presented.

use vuosikello_core::{BudgetDay, BudgetVersion, Customer, DataFolder, Date, Period, schedule};

use super::meeting;
use crate::budget::LoadedBudget;
use crate::inventory::Names;
use crate::kind::{AlsoRead, Choice, Functions, Help, Kind, Output, Rendered, Request};
use crate::{Failure, Publisher};

pub(super) fn kind() -> Kind {
    Kind {
        partitive: "talousarviota".into(),
        command: "budget".into(),
        help: Help::new(
            "Lukitse talousarvion versio tai tee siitä esitys",
            "Esimerkkejä:\n  vuosikello budget lock --customer RISE --year 2027 --version \"TAE B3\" --date 15.12.2026\n  \
             vuosikello budget deck --customer RISE --version TPE1",
        ),
        other_folders: vec![DataFolder::LOCKS],
        outputs: vec![Output {
            name: "deck".into(),
            help: Help::new(
                "Tee talousarviopäivän esitys: versio verrattuna edelliseen",
                "Esitys kirjoitetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>. Muokattua esitystä ei korvata. Esityksen päiväys on \
                 lukituspäivä, tai sen puuttuessa vuosikellon mukainen määräpäivä.\n\n\
                 Esimerkkejä:\n  vuosikello budget deck --customer RISE --version TPE1\n  vuosikello budget deck --all --year 2027 --version \"TAE B3\"",
            ),
            done: "Esitykset tehty".into(),
            names: Names::of_files("talousarvioesitys-"),
            default_period: Some("viimeisin, jolla on tämä versio".into()),
            choices: vec![Choice::Version, Choice::Date, Choice::Shorten],
            render: Some(deck),
            ..Output::default()
        }],
        functions: Some(Functions {
            glance: |_, _, _| Ok(()),
            check: |publisher, request: &Request<'_>| {
                let workspace = publisher.workspace();
                let budget = workspace.budget(request.customer, request.year()?)?;
                Ok(budget.map(|budget| budget.oddities).unwrap_or_default())
            },
            reads: |_, _, _, _| Ok(AlsoRead::default()),
            parts: None,
        }),
        ..Kind::new("talousarvio", DataFolder::BUDGET)
    }
}

/// The slides of a version of a customer's budget, in the folder of the budget.
fn deck(publisher: &Publisher, request: &Request<'_>) -> Result<Rendered, Failure> {
    let id = request.customer;
    let home = DataFolder::BUDGET.home(id);
    let Some(version) = request.options.version else {
        return Err(Failure::of_file(
            id,
            &home,
            "talousarvion versiota ei ole valittu",
            "valitse versio",
        ));
    };
    let (year, budget) = budget_with(publisher, request, version)?;
    let agreement = publisher.workspace().dossier(id, year)?;
    let day = BudgetDay {
        date: day(publisher, request, &agreement.dossier.customer, &budget, version)?,
        agreement: agreement.dossier.into_inner(),
        finance: budget.finance.clone(),
        version,
    };
    let day = publisher.studio().check(day).map_err(|found| {
        let problems = found
            .iter()
            .map(|finding| budget.origin.problem(Some(id), finding));
        Failure::Problems(problems.collect())
    })?;
    let deck = publisher.studio().budget_deck(&day, request.options.shorten);
    let (file, notes) = deck.map_err(|errors| publisher.failed(id, &budget.origin, &[], &errors))?;
    let mut remarks = Vec::new();
    if budget.finance.risks.is_none() {
        remarks.push("aineisto täydentyy: riskit (taulukko riskit)".to_owned());
    }
    remarks.extend(budget.oddities);
    remarks.extend(budget.remarks);
    let workspace = publisher.workspace();
    remarks.extend(workspace.unfinished_remarks(&day, &day.agreement.customer, &agreement.origin));
    Ok(Rendered {
        notes,
        remarks,
        ..Rendered::new(Period::Year(year), budget.origin.folder(), vec![file])
    })
}

/// The budget of the year asked for, or of the latest that has the version.
fn budget_with(
    publisher: &Publisher,
    request: &Request<'_>,
    version: BudgetVersion,
) -> Result<(i32, LoadedBudget), Failure> {
    let (workspace, id) = (publisher.workspace(), request.customer);
    let (years, folder) = match request.period {
        Some(period) => (vec![request.year()?], DataFolder::BUDGET.path(id, period)),
        None => (
            workspace.years(&DataFolder::BUDGET, id)?,
            DataFolder::BUDGET.home(id),
        ),
    };
    let mut others = Vec::new();
    for year in years.into_iter().rev() {
        let Some(budget) = workspace.budget(id, year)? else {
            continue;
        };
        if budget.finance.versions.contains_key(&version) {
            return Ok((year, budget));
        }
        let versions = budget.finance.versions.keys().map(|other| other.label());
        let versions: Vec<&str> = versions.collect();
        if !versions.is_empty() {
            others.push(format!("vuonna {year} {}", versions.join(", ")));
        }
    }
    let mut message = format!("talousarviota, jossa on versio {version}, ei ole");
    if !others.is_empty() {
        message.push_str(&format!("; on {}", others.join("; ")));
    }
    let stem = version.file_stem();
    let fix = format!("lisää taulukko {stem}, tai valitse toinen versio");
    Err(Failure::of_file(id, &folder, message, fix))
}

/// The date on the slides: the one asked for, the day of the version's lock, or else its day in the year's clock.
fn day(
    publisher: &Publisher,
    request: &Request<'_>,
    customer: &Customer,
    budget: &LoadedBudget,
    version: BudgetVersion,
) -> Result<Date, Failure> {
    let locked = budget.finance.locks.get(&version).map(|lock| lock.date);
    if let Some(date) = request.options.date.or(locked) {
        return Ok(date);
    }
    let (workspace, id) = (publisher.workspace(), request.customer);
    let year = version.clock_year(budget.finance.year);
    let dates = meeting::dates(workspace, id, year)?;
    let entries = schedule(year, workspace.configuration(), Some(customer), &dates);
    let entry = entries
        .into_iter()
        .find(|entry| entry.entry.id == version.file_stem());
    entry.map(|entry| entry.date).ok_or_else(|| {
        let message = format!("versiolla {version} ei ole päivää vuosikellossa");
        let fix = "anna esityksen päiväys valitsimella --date";
        Failure::of_file(id, budget.origin.folder(), message, fix)
    })
}
