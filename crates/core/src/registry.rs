//! What each file of data holds: declared here once, for readers, checks, schemas, and lists of what is there or missing.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde_json::Value;

use crate::schema::{FileSchema, Shape, survey_schema, validate};
use crate::{
    ActualLine, Agreement, BudgetLine, BudgetVersion, ClockTask, ColumnRule, Customer, DataFile, DataFolder,
    DevelopmentItem, Findings, KeyShare, Lock, Look, Meeting, Need, Notes, Project, Quarter, Risk, Service,
    ServiceStatus, SharedActual, SharedLine, SurveySettings, VersionLine,
};

/// What a file of data holds, and how it is kept.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// The file.
    pub file: DataFile,
    /// What may stand in it. A list is a table, kept as JSON, CSV or Excel.
    pub schema: Arc<FileSchema>,
    /// Whether a folder of its kind must have it.
    pub is_required: bool,
    /// The column whose sum a row *Yhteensä* may state.
    pub summed: Option<Cow<'static, str>>,
    /// Where its rows come from.
    pub provenance: Provenance,
}

impl Declaration {
    /// A file of a schema that need not be there, is kept by people, and is not summed.
    pub fn new(file: DataFile, schema: &Arc<FileSchema>) -> Self {
        Self {
            file,
            schema: Arc::clone(schema),
            is_required: false,
            summed: None,
            provenance: Provenance::Kept,
        }
    }

    /// The same of a type of the model, whose schema has the name of the file.
    fn of<T: JsonSchema>(file: DataFile, title: &str, description: &str) -> Self {
        let schema = FileSchema::of::<T>(file.stem(), title, description);
        Self::new(file, &schema)
    }

    /// The file must be there.
    #[must_use]
    pub fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    /// The file is an export that gets stale.
    #[must_use]
    pub fn current(self) -> Self {
        Self {
            provenance: Provenance::Current,
            ..self
        }
    }

    /// A row *Yhteensä* may state the sum of the column `summa`.
    #[must_use]
    pub fn summed(self) -> Self {
        Self {
            summed: Some(Cow::Borrowed("summa")),
            ..self
        }
    }

    /// Whether the file is a table.
    pub fn is_table(&self) -> bool {
        matches!(self.schema.shape, Shape::List(_))
    }
}

/// Where the rows of a table come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// People keep it.
    Kept,
    /// It is taken out of a source system and then stays as it is: a round of a budget, the answers to a survey.
    Exported,
    /// It is taken out of a source system and tells how things are now, so that an old one is stale.
    Current,
}

/// The files of data that a workspace can hold, and the tasks that its clock may name.
#[derive(Debug, Clone)]
pub struct Registry {
    files: Vec<Declaration>,
    tasks: Vec<ClockTask>,
}

impl Registry {
    /// What is built in. The rows of a survey may hold anything here: their columns are settings.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Registry> = LazyLock::new(|| Registry::new(declared(), tasks()));
        &BUILT_IN
    }

    fn new(mut files: Vec<Declaration>, tasks: Vec<ClockTask>) -> Self {
        files.retain(|known| known.file != DataFile::CONFIGURATION);
        let settings = Declaration::new(DataFile::CONFIGURATION, &FileSchema::of_configuration(&tasks));
        files.insert(0, settings.required());
        Self { files, tasks }
    }

    /// The same with further files, each with a schema of its own name, and further tasks. Of two files with one name the first counts.
    #[must_use]
    pub fn with(&self, files: &[Declaration], tasks: &[ClockTask]) -> Self {
        Self::new(
            [&self.files[..], files].concat(),
            [&self.tasks[..], tasks].concat(),
        )
    }

    /// The same for an organisation, whose survey asks what its settings say.
    pub fn for_survey(&self, settings: &SurveySettings) -> Self {
        let mut registry = self.clone();
        for declaration in &mut registry.files {
            if declaration.file == DataFile::SURVEY {
                Arc::make_mut(&mut declaration.schema).shape = settings.shape();
            }
        }
        registry
    }

    /// The tasks that entries of the clock may name.
    pub fn tasks(&self) -> impl Iterator<Item = &ClockTask> {
        self.tasks.iter()
    }

    /// The declaration of a file; `None` when nobody has declared it.
    pub fn get(&self, file: &DataFile) -> Option<&Declaration> {
        self.files.iter().find(|known| known.file == *file)
    }

    /// Validates the value of a file against its schema and returns every violation. `can_show` tells whether the fonts of all
    /// documents have a character. A file that is not declared may hold anything.
    pub fn validate(&self, file: &DataFile, value: &Value, can_show: fn(char) -> bool) -> Findings {
        let shape = self
            .get(file)
            .map_or(&Shape::Anything, |declaration| &declaration.schema.shape);
        validate(file, value, shape, can_show)
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &Declaration> + Clone {
        self.files.iter()
    }

    /// The files of a kind of folder.
    pub fn of_folder(&self, folder: &DataFolder) -> impl Iterator<Item = &Declaration> + Clone {
        self.files
            .iter()
            .filter(move |known| known.file.folder() == folder)
    }

    /// The published schemas, each once: what `vuosikello schema NAME` prints, so that an editor completes and checks the
    /// files. The schemas of tables are lists of rows, as when they are kept as JSON.
    pub fn schemas(&self) -> Vec<&FileSchema> {
        let schemas = self.files.iter().map(|known| &*known.schema);
        let mut schemas: Vec<&FileSchema> = schemas.filter(|schema| !schema.published.is_null()).collect();
        schemas.dedup_by_key(|schema| &schema.name);
        schemas
    }
}

/// The tasks of the kinds of documents that are built in.
fn tasks() -> Vec<ClockTask> {
    let of_meetings = [ClockTask::MEETING_PACK, ClockTask::MEETING_MINUTES];
    let of_meetings = of_meetings.iter();
    let of_meetings = of_meetings.flat_map(|task| Quarter::ALL.map(|quarter| task.of_quarter(quarter)));
    let of_agreements = [
        ClockTask::AGREEMENT_DRAFTS,
        ClockTask::AGREEMENT_FINAL,
        ClockTask::AGREEMENT_SIGNED,
    ];
    of_agreements.into_iter().chain(of_meetings).collect()
}

/// The versions of a budget. Only the live one changes from day to day.
fn versions(
    of: fn(BudgetVersion) -> DataFile,
    schema: &Arc<FileSchema>,
) -> impl Iterator<Item = Declaration> {
    BudgetVersion::ALL.into_iter().map(move |version| Declaration {
        provenance: match version.can_be_locked() {
            true => Provenance::Exported,
            false => Provenance::Current,
        },
        ..Declaration::new(of(version), schema).summed()
    })
}

fn declared() -> Vec<Declaration> {
    let mut files = vec![
        Declaration::of::<Customer>(
            DataFile::CUSTOMER,
            "Asiakas",
            "Tiedosto asiakkaat/<tunnus>/asiakas.json: asiakas, sen virastot ja yhteyshenkilöt.",
        )
        .required(),
        Declaration::of::<Agreement>(
            DataFile::AGREEMENT,
            "Palvelusopimus",
            "Tiedosto asiakkaat/<tunnus>/sopimukset/<vuosi>/sopimus.json: asiakkaan sopimus yhdelle vuodelle.",
        )
        .required(),
        Declaration::of::<Vec<Service>>(
            DataFile::SERVICES,
            "Jatkuvat palvelut",
            "Taulukko palvelut: yksi rivi jokaisesta jatkuvasta palvelusta.",
        )
        .required(),
        Declaration::of::<Vec<DevelopmentItem>>(
            DataFile::DEVELOPMENT,
            "Kehittäminen",
            "Taulukko kehittaminen: yksi rivi jokaisesta vuoden projektista ja suuremmasta tehtävästä.",
        ),
        Declaration::of::<Vec<BudgetLine>>(
            DataFile::BUDGET,
            "Talous",
            "Taulukko talous: yksi rivi jokaisesta budjettirivistä.",
        )
        .required()
        .summed(),
        Declaration::of::<Meeting>(
            DataFile::MEETING,
            "Seurantaryhmän kokous",
            "Tiedosto asiakkaat/<tunnus>/kokoukset/<vuosi>-Q<neljännes>/kokous.json: kokouksen aika, paikka, osallistujat ja lisäasiat.",
        )
        .required(),
        Declaration::of::<Vec<ServiceStatus>>(
            DataFile::SERVICE_STATUS,
            "Palvelujen tilanne",
            "Kokouksen taulukko palvelutilanne: yksi rivi jokaisesta palvelusta.",
        )
        .current(),
        Declaration::of::<Vec<Need>>(
            DataFile::NEEDS,
            "Kehitystarpeet",
            "Kokouksen taulukko kehitystarpeet: yksi rivi jokaisesta tarpeesta.",
        )
        .current(),
        Declaration::of::<Vec<Project>>(
            DataFile::PROJECTS,
            "Projektit",
            "Kokouksen taulukko projektit: yksi rivi jokaisesta projektista.",
        )
        .current(),
        Declaration {
            provenance: Provenance::Exported,
            ..Declaration::new(DataFile::SURVEY, &Arc::new(survey_schema()))
        },
        Declaration::new(DataFile::NOTES, &FileSchema::unpublished::<Notes>("muistiinpanot")),
    ];
    let version = FileSchema::of::<Vec<VersionLine>>(
        "budjetti",
        "Budjetin versio",
        "Taulukot asiakkaat/<tunnus>/budjetti/<vuosi>/tae-b0 … tae-b3, tpe-1, tpe-2 ja tilinpaatos: yksi rivi jokaisesta budjettirivistä.",
    );
    files.extend(versions(DataFile::version, &version));
    files.extend([
        Declaration::of::<Vec<ActualLine>>(
            DataFile::ACTUALS,
            "Toteuma",
            "Taulukko asiakkaat/<tunnus>/budjetti/<vuosi>/toteuma: toteutuneet kustannukset kuukausittain.",
        )
        .summed()
        .current(),
        Declaration::of::<Vec<Risk>>(
            DataFile::RISKS,
            "Talouden riskit",
            "Taulukko asiakkaat/<tunnus>/budjetti/<vuosi>/riskit: mikä voi muuttaa talousarviota tai ennustetta.",
        ),
    ]);
    let lock = FileSchema::of::<Lock>(
        "lukitus",
        "Version lukitus",
        "Tiedosto asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut/<versio>.json: mitä versiosta kirjattiin lukittaessa.",
    );
    files.extend(BudgetVersion::ALL.map(|version| Declaration::new(DataFile::lock(version), &lock)));
    let shares = Declaration::of::<Vec<KeyShare>>(
        DataFile::SHARED_KEYS,
        "Jyvitysperusteet",
        "Taulukko yhteiset/<vuosi>/jyvitys: asiakkaiden osuudet yhteisistä kustannuksista.",
    );
    files.push(shares.required());
    files.push(Declaration::of::<Vec<ColumnRule>>(
        DataFile::COLUMN_RULES,
        "Vientien otsikot",
        "Työtilan taulukko sarakkeet: mitä taulukon saraketta toisen järjestelmän viennin otsikko tarkoittaa.",
    ));
    files.push(Declaration::of::<Look>(
        DataFile::LOOK,
        "Ilme",
        "Tiedosto ilme/ilme.json: värit, kirjasimet ja logo, jotka ovat samat kaikissa tiedostomuodoissa.",
    ));
    let version = FileSchema::of::<Vec<SharedLine>>(
        "yhteinen-budjetti",
        "Yhteisten kustannusten versio",
        "Taulukot yhteiset/<vuosi>/tae-b0 … tae-b3, tpe-1, tpe-2 ja tilinpaatos: kaikkien asiakkaiden yhteiset kustannukset.",
    );
    files.extend(versions(DataFile::shared_version, &version));
    let actuals = FileSchema::of::<Vec<SharedActual>>(
        "yhteinen-toteuma",
        "Yhteisten kustannusten toteuma",
        "Taulukko yhteiset/<vuosi>/toteuma: yhteisten kustannusten toteuma kuukausittain.",
    );
    files.push(
        Declaration::new(DataFile::SHARED_ACTUALS, &actuals)
            .summed()
            .current(),
    );
    files
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Hint, Rhythm};

    /// The descriptions and titles anywhere in a schema.
    fn texts<'a>(schema: &'a Value, found: &mut Vec<&'a str>) {
        match schema {
            Value::Object(object) => {
                let own = ["description", "title"].map(|key| object.get(key).and_then(Value::as_str));
                found.extend(own.into_iter().flatten());
                object.values().for_each(|value| texts(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| texts(value, found)),
            _ => {}
        }
    }

    #[test]
    fn schemas_speak_finnish_only() {
        let english = [
            "all", "an", "and", "are", "at", "by", "for", "from", "has", "how", "id", "in", "is", "it",
            "name", "not", "of", "or", "that", "the", "to", "what", "when", "where", "which", "with",
        ];
        for schema in Registry::built_in().schemas() {
            let (name, whole) = (&schema.name, schema.published.to_string());
            assert_eq!(
                schema.published["$schema"], "https://json-schema.org/draft/2020-12/schema",
                "{name}"
            );
            for rust in ["uint", "oneOf"] {
                assert!(!whole.contains(rust), "{name}: {rust}");
            }
            let mut found = Vec::new();
            texts(&schema.published, &mut found);
            assert!(found.len() > 1, "{name}");
            for text in found {
                let words = || text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
                assert!(
                    !words().any(|word| english.contains(&word.as_str())),
                    "{name}: {text}"
                );
                assert!(
                    !text.contains(['\n', '`']) && !text.contains("fi:"),
                    "{name}: {text}"
                );
            }
        }
    }

    /// A description can only come from the paragraph `fi:` of a doc comment, so every field has one.
    #[test]
    fn every_property_has_a_description() {
        fn visit(schema: &Value, name: &str) {
            for (key, property) in schema["properties"].as_object().into_iter().flatten() {
                assert!(
                    property["description"]
                        .as_str()
                        .is_some_and(|text| !text.is_empty()),
                    "{name} {key}"
                );
            }
            let types = schema["$defs"].as_object().into_iter();
            types
                .flat_map(|types| types.values())
                .for_each(|value| visit(value, name));
        }
        for schema in Registry::built_in().schemas() {
            visit(&schema.published, &schema.name);
        }
    }

    #[test]
    fn a_key_that_is_missing_is_explained() {
        fn visit(shape: &Shape, file: &DataFile) {
            match shape {
                Shape::List(inner) | Shape::Map(inner) | Shape::Optional(inner) => visit(inner, file),
                Shape::Record(record) => {
                    for field in &record.fields {
                        let says_nothing =
                            matches!(&field.hint, Hint::Meaning(meaning) if meaning.is_empty());
                        assert!(!(field.required && says_nothing), "{file} {}", field.key);
                        visit(&field.shape, file);
                    }
                }
                _ => {}
            }
        }
        let files = Registry::built_in().files();
        files.for_each(|declared| visit(&declared.schema.shape, &declared.file));
    }

    #[test]
    fn a_file_is_declared_once_and_a_schema_published_once() {
        let files = &Registry::built_in().files;
        for (i, declaration) in files.iter().enumerate() {
            assert!(
                files
                    .iter()
                    .skip(i + 1)
                    .all(|other| other.file != declaration.file),
                "{}",
                declaration.file
            );
        }
        let names: Vec<&str> = Registry::built_in()
            .schemas()
            .iter()
            .map(|schema| &*schema.name)
            .collect();
        assert_eq!(
            names.join(" "),
            "vuosikello asiakas sopimus palvelut kehittaminen talous kokous palvelutilanne kehitystarpeet projektit kysely \
             budjetti toteuma riskit lukitus jyvitys sarakkeet ilme yhteinen-budjetti yhteinen-toteuma"
        );
    }

    #[test]
    fn the_clock_may_name_the_tasks_that_were_added() {
        let schema = json!({ "type": "object", "properties": {} });
        let schema = FileSchema::of_value("kortti", schema).unwrap();
        let file = DataFile::new(DataFolder::of_customer("kortit", Rhythm::Yearly), "kortti");
        let task = ClockTask::new("asiakaskortti");
        let more = Registry::built_in().with(&[Declaration::new(file, &schema)], &[task]);
        let schemas: Vec<&str> = more.schemas().iter().map(|schema| &*schema.name).collect();
        assert_eq!(schemas.last(), Some(&"kortti"));
        let tasks = |registry: &Registry| {
            let settings = registry.get(&DataFile::CONFIGURATION).unwrap();
            let task = settings
                .schema
                .published
                .pointer("/$defs/ClockEntry/properties/tehtava/enum");
            task.unwrap().as_array().unwrap().len()
        };
        assert_eq!((tasks(Registry::built_in()), tasks(&more)), (12, 13));
        let clock = |task| json!({ "oletukset": { "vuosikello": [{ "tehtava": task }] } });
        let of_task = |registry: &Registry, task| {
            let found = registry
                .validate(&DataFile::CONFIGURATION, &clock(task), |_| true)
                .into_iter();
            found
                .filter(|finding| finding.pointer.ends_with("tehtava"))
                .map(|finding| finding.violation.code())
                .next()
        };
        assert_eq!(of_task(&more, "asiakaskortti"), None);
        assert_eq!(
            of_task(Registry::built_in(), "asiakaskortti"),
            Some("not-a-choice")
        );
    }
}
