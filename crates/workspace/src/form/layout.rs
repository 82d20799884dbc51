//! Which sheets, rows and columns a form has: worked out from the schema of its file.

use serde_json::Value;
use vuosikello_core::Declaration;
use vuosikello_core::schema::{Field, FileSchema, Record, Shape};

use super::VALUE;
use super::labels::{label, path_label, rank};

/// The form of a file.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The name of the file without its extension.
    pub name: String,
    /// What the form is of, which is also the name of its first sheet.
    pub title: String,
    /// The single values, and the lists of texts.
    pub rows: Vec<Row>,
    /// The lists of objects and the maps.
    pub tables: Vec<Table>,
}

/// A row of the first sheet.
#[derive(Debug)]
pub(crate) struct Row {
    /// The keys that lead to the value.
    pub path: Vec<String>,
    pub label: String,
    pub explanation: String,
    /// Whether it must be filled in, as far as what it belongs to is there.
    pub is_required: bool,
    /// What a cell holds.
    pub shape: Shape,
    /// Whether the row may stand several times: each is an item of a list.
    pub repeats: bool,
    /// Whether everything that holds the value must be there too.
    pub is_in_required: bool,
}

/// A sheet of rows.
#[derive(Debug)]
pub(crate) struct Table {
    /// The name of the sheet.
    pub name: String,
    pub explanation: String,
    /// What leads to the list or the map.
    pub path: Vec<Step>,
    /// Whether the rows are items of a list, and not entries of a map.
    pub is_list: bool,
    /// The columns of the keys that the path leaves open, in its order.
    pub keys: Vec<String>,
    pub columns: Vec<Column>,
}

/// A step to a list or a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    /// Any key: the rows say which.
    Any,
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column {
    /// The keys that lead from the item to the value; none when the item is the value.
    pub path: Vec<String>,
    pub label: String,
    pub explanation: String,
    pub is_required: bool,
    pub shape: Shape,
    /// Whether a cell holds a list of texts, one a line.
    pub is_texts: bool,
}

/// The heading of a key that is a year, and of any other.
const YEAR: &str = "Vuosi";
const ID: &str = "Tunnus";

impl Layout {
    /// The form of a file; `None` for one whose values a form cannot hold.
    pub(crate) fn of(declared: &Declaration) -> Option<Self> {
        let FileSchema { published, shape, .. } = &*declared.schema;
        let mut builder = Builder {
            root: published,
            rows: Vec::new(),
            tables: Vec::new(),
        };
        let name = declared.file.stem().to_owned();
        match shape {
            Shape::Record(record) => builder.record(&mut Vec::new(), record, published, true)?,
            Shape::List(item) => builder.list(Vec::new(), &name, String::new(), item, &published["items"])?,
            _ => return None,
        }
        Some(Self {
            name,
            title: published["title"].as_str().unwrap_or_default().to_owned(),
            rows: builder.rows,
            tables: builder.tables,
        })
    }

    /// Whether the form is a single table: the file is one.
    pub(crate) fn is_table(&self) -> bool {
        self.rows.is_empty()
    }
}

/// What stands above the values of the first sheet, a line each: its title, and how it is filled in.
pub(crate) fn intro(layout: &Layout) -> Vec<String> {
    let mut lines = vec![
        layout.title.clone(),
        format!(
            "Täytä sarake {VALUE}. Tähdellä (*) merkityt tiedot ovat pakollisia; muut voi jättää tyhjiksi."
        ),
        "Rivin, joka on monta kertaa, voi kopioida, kun kohtia on enemmän.".to_owned(),
    ];
    if !layout.tables.is_empty() {
        let lists: Vec<&str> = layout.tables.iter().map(|table| table.name.as_str()).collect();
        lines.push(format!(
            "Luettelot ovat omilla välilehdillään: {}.",
            lists.join(", ")
        ));
    }
    lines
}

/// The headings of a file that is a table.
pub(crate) fn headings(declared: &Declaration) -> Option<Vec<String>> {
    let layout = Layout::of(declared).filter(Layout::is_table)?;
    let table = layout.tables.into_iter().next()?;
    Some(table.columns.into_iter().map(|column| column.label).collect())
}

/// Walks through a schema; `None` from its methods means that a form cannot hold such a value.
struct Builder<'a> {
    root: &'a Value,
    rows: Vec<Row>,
    tables: Vec<Table>,
}

impl<'a> Builder<'a> {
    /// The schema of the value where there is one, without the reference to it.
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let schema = match schema["anyOf"].as_array().map(Vec::as_slice) {
            Some([value, null]) if null["type"] == "null" => value,
            _ => schema,
        };
        let pointer = schema["$ref"]
            .as_str()
            .and_then(|reference| reference.strip_prefix('#'));
        pointer
            .and_then(|pointer| self.root.pointer(pointer))
            .unwrap_or(schema)
    }

    /// The fields of an object in the order of forms, each with its explanation and its schema.
    fn fields<'f>(&self, record: &'f Record, schema: &'a Value) -> Vec<(&'f Field, String, &'a Value)> {
        let fields = record.fields.iter().filter(|field| field.key != "$schema");
        let mut fields: Vec<_> = fields
            .map(|field| {
                let property = &schema["properties"][field.key.as_str()];
                let explanation = property["description"].as_str().unwrap_or_default();
                (field, explanation.to_owned(), self.resolve(property))
            })
            .collect();
        fields.sort_by_key(|(field, ..)| rank(&field.key));
        fields
    }

    /// An object that stands once: its values are rows.
    fn record(
        &mut self,
        path: &mut Vec<String>,
        record: &Record,
        schema: &'a Value,
        is_in_required: bool,
    ) -> Option<()> {
        for (field, explanation, property) in self.fields(record, schema) {
            path.push(field.key.clone());
            let row = |shape: &Shape, repeats| Row {
                label: path_label(path.iter().map(String::as_str)),
                path: path.clone(),
                explanation: explanation.clone(),
                is_required: field.required,
                shape: shape.clone(),
                repeats,
                is_in_required,
            };
            match field.shape.of_value() {
                shape if is_single(shape) => self.rows.push(row(shape, false)),
                Shape::List(item) if is_single(item) => self.rows.push(row(item, true)),
                Shape::Record(inner) => {
                    self.record(path, inner, property, is_in_required && field.required)?;
                }
                Shape::List(item) => {
                    let steps = path.iter().cloned().map(Step::Key).collect();
                    self.list(steps, &field.key, explanation, item, &property["items"])?;
                }
                Shape::Map(inner) => {
                    let steps = path.iter().cloned().map(Step::Key).collect();
                    self.map(steps, &field.key, explanation, Vec::new(), inner, property)?;
                }
                _ => return None,
            }
            path.pop();
        }
        Some(())
    }

    /// A list of objects, or of lists of texts: a table.
    fn list(
        &mut self,
        path: Vec<Step>,
        key: &str,
        explanation: String,
        item: &Shape,
        schema: &'a Value,
    ) -> Option<()> {
        let columns = match item {
            Shape::Record(record) => {
                let mut columns = Vec::new();
                self.columns(&mut Vec::new(), record, self.resolve(schema), &mut columns, None)?;
                columns
            }
            Shape::List(texts) if is_single(texts) => vec![self.only_column(label(key), texts, true)],
            _ => return None,
        };
        self.table(path, key, explanation, true, Vec::new(), columns);
        Some(())
    }

    /// A map, and maps in it: a table with a column for each open key.
    fn map(
        &mut self,
        mut path: Vec<Step>,
        key: &str,
        explanation: String,
        mut keys: Vec<String>,
        inner: &Shape,
        schema: &'a Value,
    ) -> Option<()> {
        let is_year = schema["propertyNames"]["pattern"].is_string();
        keys.push(if is_year { YEAR } else { ID }.to_owned());
        path.push(Step::Any);
        let value = self.resolve(&schema["additionalProperties"]);
        let columns = match inner {
            shape if is_single(shape) => {
                let is_date = matches!(shape, Shape::Text(Some(format)) if format.name == vuosikello_core::Date::FORMAT);
                vec![self.only_column(if is_date { "Päivä" } else { "Arvo" }.to_owned(), shape, false)]
            }
            Shape::Map(inner) => return self.map(path, key, explanation, keys, inner, value),
            Shape::Record(record) => {
                let at = self.tables.len();
                let mut columns = Vec::new();
                let within = Some((&path, &keys));
                self.columns(&mut Vec::new(), record, value, &mut columns, within)?;
                // The entries themselves stand before what is in them.
                self.table(path, key, explanation, false, keys, columns);
                if let Some(own) = self.tables.pop() {
                    self.tables.insert(at, own);
                }
                return Some(());
            }
            _ => return None,
        };
        self.table(path, key, explanation, false, keys, columns);
        Some(())
    }

    /// The columns of an object in a table. What is a table itself becomes a sheet of its own where the rows have keys.
    fn columns(
        &mut self,
        path: &mut Vec<String>,
        record: &Record,
        schema: &'a Value,
        columns: &mut Vec<Column>,
        within: Option<(&Vec<Step>, &Vec<String>)>,
    ) -> Option<()> {
        for (field, explanation, property) in self.fields(record, schema) {
            path.push(field.key.clone());
            let column = |shape: &Shape, is_texts| Column {
                label: path_label(path.iter().map(String::as_str)),
                path: path.clone(),
                explanation: explanation.clone(),
                is_required: field.required,
                shape: shape.clone(),
                is_texts,
            };
            match (field.shape.of_value(), within) {
                (shape, _) if is_single(shape) => columns.push(column(shape, false)),
                (Shape::List(item), _) if is_single(item) => columns.push(column(item, true)),
                (Shape::Record(inner), _) => self.columns(path, inner, property, columns, None)?,
                (Shape::Map(inner), Some((steps, keys))) => {
                    let steps = steps
                        .iter()
                        .cloned()
                        .chain([Step::Key(field.key.clone())])
                        .collect();
                    self.map(steps, &field.key, explanation, keys.clone(), inner, property)?;
                }
                (Shape::List(item), Some((steps, keys))) => {
                    let steps = steps
                        .iter()
                        .cloned()
                        .chain([Step::Key(field.key.clone())])
                        .collect();
                    self.list(steps, &field.key, explanation, item, &property["items"])?;
                    if let Some(table) = self.tables.last_mut() {
                        table.keys.clone_from(keys);
                    }
                }
                _ => return None,
            }
            path.pop();
        }
        Some(())
    }

    /// The column of items that are single values or texts.
    fn only_column(&self, label: String, shape: &Shape, is_texts: bool) -> Column {
        Column {
            path: Vec::new(),
            label,
            explanation: String::new(),
            is_required: true,
            shape: shape.clone(),
            is_texts,
        }
    }

    fn table(
        &mut self,
        path: Vec<Step>,
        key: &str,
        explanation: String,
        is_list: bool,
        keys: Vec<String>,
        columns: Vec<Column>,
    ) {
        // A name that is taken gets the names of what the table is in before it.
        let own = if path.is_empty() {
            key.to_owned()
        } else {
            label(key)
        };
        let is_taken = |name: &str| self.tables.iter().any(|table| table.name == name);
        let name = if is_taken(&own) {
            let steps = path.iter().filter_map(|step| match step {
                Step::Key(key) => Some(label(key)),
                Step::Any => None,
            });
            steps.collect::<Vec<String>>().join(" ")
        } else {
            own
        };
        self.tables.push(Table {
            name,
            explanation,
            path,
            is_list,
            keys,
            columns,
        });
    }
}

/// Whether a value fits into a cell.
fn is_single(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Text(_) | Shape::Amount(_) | Shape::Integer { .. } | Shape::Truth | Shape::Choice(_)
    )
}
