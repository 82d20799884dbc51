//! What each file of data holds: declared here once, for readers, checks, schemas, and lists of what is there or missing.

use std::sync::{Arc, LazyLock};

use serde_json::Value;

use crate::schema::{FileSchema, Shape, survey_schema, validate};
use crate::{
    ActualLine, Agreement, BudgetLine, BudgetVersion, Configuration, Customer, DataFile, DataFolder,
    DevelopmentItem, Findings, KeyShare, Lock, Meeting, Need, Notes, Project, Risk, Service, ServiceStatus,
    SharedActual, SharedLine, SurveySettings, VersionLine,
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
    pub summed: Option<&'static str>,
    /// Where its rows come from.
    pub provenance: Provenance,
}

impl Declaration {
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

/// The files of data that a workspace can hold.
#[derive(Debug, Clone)]
pub struct Registry(Vec<Declaration>);

impl Registry {
    /// The files that are built in. The rows of a survey may hold anything here: their columns are settings.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Registry> = LazyLock::new(declared);
        &BUILT_IN
    }

    /// The same for an organisation, whose survey asks what its settings say.
    pub fn of(settings: &SurveySettings) -> Self {
        let mut registry = Self::built_in().clone();
        for declaration in &mut registry.0 {
            if declaration.file == DataFile::SURVEY {
                Arc::make_mut(&mut declaration.schema).shape = settings.shape();
            }
        }
        registry
    }

    /// The declaration of a file; `None` when nobody has declared it.
    pub fn get(&self, file: DataFile) -> Option<&Declaration> {
        self.0.iter().find(|known| known.file == file)
    }

    /// What is wrong with the value of a file by its schema. `can_show` says whether the fonts of all documents have a
    /// character. A file that nobody has declared may hold anything.
    pub fn validate(&self, file: DataFile, value: &Value, can_show: fn(char) -> bool) -> Findings {
        let shape = self
            .get(file)
            .map_or(&Shape::Anything, |declaration| &declaration.schema.shape);
        validate(file, value, shape, can_show)
    }

    /// The files of a kind of folder.
    pub fn of_folder(&self, folder: DataFolder) -> impl Iterator<Item = &Declaration> + Clone {
        self.0.iter().filter(move |known| known.file.folder() == folder)
    }

    /// The published schemas, each once: what `vuosikello schema NAME` prints, so that an editor completes and checks the
    /// files. The schemas of tables are lists of rows, as when they are kept as JSON.
    pub fn schemas(&self) -> Vec<&FileSchema> {
        let schemas = self.0.iter().map(|known| &*known.schema);
        let mut schemas: Vec<&FileSchema> = schemas.filter(|schema| !schema.published.is_null()).collect();
        schemas.dedup_by_key(|schema| schema.name);
        schemas
    }
}

/// A file of `schema` that need not be there, is kept by people, and is not summed.
fn file(file: DataFile, schema: &Arc<FileSchema>) -> Declaration {
    Declaration {
        file,
        schema: Arc::clone(schema),
        is_required: false,
        summed: None,
        provenance: Provenance::Kept,
    }
}

/// The versions of a budget. Only the live one changes from day to day.
fn versions(
    of: fn(BudgetVersion) -> DataFile,
    schema: &Arc<FileSchema>,
) -> impl Iterator<Item = Declaration> {
    BudgetVersion::ALL.into_iter().map(move |version| Declaration {
        summed: AMOUNTS,
        provenance: match version.can_be_locked() {
            true => Provenance::Exported,
            false => Provenance::Current,
        },
        ..file(of(version), schema)
    })
}

/// The column of amounts.
const AMOUNTS: Option<&str> = Some("summa");

fn declared() -> Registry {
    let required = |file| Declaration {
        is_required: true,
        ..file
    };
    let current = |file| Declaration {
        provenance: Provenance::Current,
        ..file
    };
    let summed = |file| Declaration {
        summed: AMOUNTS,
        ..file
    };
    let mut files = vec![
        file(
            DataFile::CONFIGURATION,
            &FileSchema::of::<Configuration>(
                "vuosikello",
                "Työtilan asetukset",
                "Tiedosto vuosikello.json: palvelukeskus, sopimusvuodet ja oletukset.",
            ),
        ),
        file(
            DataFile::CUSTOMER,
            &FileSchema::of::<Customer>(
                "asiakas",
                "Asiakas",
                "Tiedosto asiakkaat/<tunnus>/asiakas.json: asiakas, sen virastot ja yhteyshenkilöt.",
            ),
        ),
        file(
            DataFile::AGREEMENT,
            &FileSchema::of::<Agreement>(
                "sopimus",
                "Palvelusopimus",
                "Tiedosto asiakkaat/<tunnus>/sopimukset/<vuosi>/sopimus.json: asiakkaan sopimus yhdelle vuodelle.",
            ),
        ),
        required(file(
            DataFile::SERVICES,
            &FileSchema::of::<Vec<Service>>(
                "palvelut",
                "Jatkuvat palvelut",
                "Taulukko palvelut: yksi rivi jokaisesta jatkuvasta palvelusta.",
            ),
        )),
        file(
            DataFile::DEVELOPMENT,
            &FileSchema::of::<Vec<DevelopmentItem>>(
                "kehittaminen",
                "Kehittäminen",
                "Taulukko kehittaminen: yksi rivi jokaisesta vuoden projektista ja suuremmasta tehtävästä.",
            ),
        ),
        summed(required(file(
            DataFile::BUDGET,
            &FileSchema::of::<Vec<BudgetLine>>(
                "talous",
                "Talous",
                "Taulukko talous: yksi rivi jokaisesta budjettirivistä.",
            ),
        ))),
        file(
            DataFile::MEETING,
            &FileSchema::of::<Meeting>(
                "kokous",
                "Seurantaryhmän kokous",
                "Tiedosto asiakkaat/<tunnus>/kokoukset/<vuosi>-Q<neljännes>/kokous.json: kokouksen aika, paikka, osallistujat ja lisäasiat.",
            ),
        ),
        current(file(
            DataFile::SERVICE_STATUS,
            &FileSchema::of::<Vec<ServiceStatus>>(
                "palvelutilanne",
                "Palvelujen tilanne",
                "Kokouksen taulukko palvelutilanne: yksi rivi jokaisesta palvelusta.",
            ),
        )),
        current(file(
            DataFile::NEEDS,
            &FileSchema::of::<Vec<Need>>(
                "kehitystarpeet",
                "Kehitystarpeet",
                "Kokouksen taulukko kehitystarpeet: yksi rivi jokaisesta tarpeesta.",
            ),
        )),
        current(file(
            DataFile::PROJECTS,
            &FileSchema::of::<Vec<Project>>(
                "projektit",
                "Projektit",
                "Kokouksen taulukko projektit: yksi rivi jokaisesta projektista.",
            ),
        )),
        Declaration {
            provenance: Provenance::Exported,
            ..file(DataFile::SURVEY, &Arc::new(survey_schema()))
        },
        file(
            DataFile::NOTES,
            &FileSchema::unpublished::<Notes>("muistiinpanot"),
        ),
    ];
    files.extend(versions(
        DataFile::version,
        &FileSchema::of::<Vec<VersionLine>>(
            "budjetti",
            "Budjetin versio",
            "Taulukot asiakkaat/<tunnus>/budjetti/<vuosi>/tae-b0 … tae-b3, tpe-1, tpe-2 ja tilinpaatos: yksi rivi jokaisesta budjettirivistä.",
        ),
    ));
    files.extend([
        summed(current(file(
            DataFile::ACTUALS,
            &FileSchema::of::<Vec<ActualLine>>(
                "toteuma",
                "Toteuma",
                "Taulukko asiakkaat/<tunnus>/budjetti/<vuosi>/toteuma: toteutuneet kustannukset kuukausittain.",
            ),
        ))),
        file(
            DataFile::RISKS,
            &FileSchema::of::<Vec<Risk>>(
                "riskit",
                "Talouden riskit",
                "Taulukko asiakkaat/<tunnus>/budjetti/<vuosi>/riskit: mikä voi muuttaa talousarviota tai ennustetta.",
            ),
        ),
    ]);
    let lock = FileSchema::of::<Lock>(
        "lukitus",
        "Version lukitus",
        "Tiedosto asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut/<versio>.json: mitä versiosta kirjattiin lukittaessa.",
    );
    files.extend(BudgetVersion::ALL.map(|version| file(DataFile::lock(version), &lock)));
    files.push(required(file(
        DataFile::SHARED_KEYS,
        &FileSchema::of::<Vec<KeyShare>>(
            "jyvitys",
            "Jyvitysperusteet",
            "Taulukko yhteiset/<vuosi>/jyvitys: asiakkaiden osuudet yhteisistä kustannuksista.",
        ),
    )));
    files.extend(versions(
        DataFile::shared_version,
        &FileSchema::of::<Vec<SharedLine>>(
            "yhteinen-budjetti",
            "Yhteisten kustannusten versio",
            "Taulukot yhteiset/<vuosi>/tae-b0 … tae-b3, tpe-1, tpe-2 ja tilinpaatos: kaikkien asiakkaiden yhteiset kustannukset.",
        ),
    ));
    files.push(summed(current(file(
        DataFile::SHARED_ACTUALS,
        &FileSchema::of::<Vec<SharedActual>>(
            "yhteinen-toteuma",
            "Yhteisten kustannusten toteuma",
            "Taulukko yhteiset/<vuosi>/toteuma: yhteisten kustannusten toteuma kuukausittain.",
        ),
    ))));
    Registry(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Hint;

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
            let (name, whole) = (schema.name, schema.published.to_string());
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
            visit(&schema.published, schema.name);
        }
    }

    #[test]
    fn a_key_that_is_missing_is_explained() {
        fn visit(shape: &Shape, file: DataFile) {
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
        let Registry(files) = Registry::built_in();
        files
            .iter()
            .for_each(|declared| visit(&declared.schema.shape, declared.file));
    }

    #[test]
    fn a_file_is_declared_once_and_a_schema_published_once() {
        let Registry(files) = Registry::built_in();
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
            .map(|schema| schema.name)
            .collect();
        assert_eq!(
            names.join(" "),
            "vuosikello asiakas sopimus palvelut kehittaminen talous kokous palvelutilanne kehitystarpeet projektit kysely \
             budjetti toteuma riskit lukitus jyvitys yhteinen-budjetti yhteinen-toteuma"
        );
    }
}
