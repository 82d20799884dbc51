//! What files and folders that nothing reads were probably meant to be.

use std::collections::BTreeSet;

use vuosikello_core::{Declaration, Rhythm, first_of, fold_name, nearest};

use super::{Place, Search};
use crate::folder::{DATA_BYTES, Entry, Found, Listing, extension, stem};
use crate::meant;
use crate::output::Manifest;
use crate::reading::{forms, holds};

/// So many files are named in one remark, about as many as fit on two lines of a terminal; more are counted.
const NAMED: usize = 10;

/// What is wrong, and what would be right.
type Told = (String, String);

impl Search<'_> {
    /// Tells of what is not read in a folder: each by itself of which something is known, the others together.
    pub(super) fn describe(
        &mut self,
        listing: &Listing,
        place: Place<'_>,
        steps: &BTreeSet<&str>,
        unread: &[&Entry],
        others: &str,
    ) {
        let mut rest = Vec::new();
        for entry in unread {
            let told = match entry.is_folder {
                true => self.folder_meant(place, steps, &entry.name),
                false => self.file_meant(listing, place, &entry.name),
            };
            match told {
                Some((message, fix)) => {
                    let path = match listing.path.as_str() {
                        "" => entry.name.clone(),
                        folder => format!("{folder}/{}", entry.name),
                    };
                    self.remark(place.customer, &path, &message, &fix);
                }
                None => rest.push(entry.name.as_str()),
            }
        }
        if !rest.is_empty() {
            let fix = match others {
                "" => self.read_here(place, steps),
                others => others.to_owned(),
            };
            let folder = match listing.path.as_str() {
                "" => ".",
                folder => folder,
            };
            self.remark(
                place.customer,
                folder,
                &format!("mikään ei lue näitä: {}", named(&rest)),
                &fix,
            );
        }
    }

    fn declared(&self, pattern: &str) -> impl Iterator<Item = &Declaration> + Clone {
        // Files without a published schema have a reader, and a form, of their own.
        let files = self.kinds.registry().files();
        let files = files.filter(|declared| !declared.schema.published.is_null());
        files.filter(move |declared| declared.file.folder().pattern() == pattern)
    }

    /// Which file of data a file was probably meant to be.
    fn file_meant(&self, listing: &Listing, place: Place<'_>, name: &str) -> Option<Told> {
        let stem = stem(name);
        let here = || self.declared(place.pattern);
        let stems = || here().map(|declared| declared.file.stem());
        let meant = meant::marked(stem, stems())
            .or_else(|| meant::mentioned(stem, stems()))
            .or_else(|| nearest(&fold_name(stem), stems()));
        if let Some(declared) = here().find(|declared| meant == Some(declared.file.stem())) {
            return Some(self.named_here(listing, declared, name));
        }
        let others = self.kinds.registry().files();
        let others = others.filter(|declared| !declared.schema.published.is_null());
        let meant = meant::marked(stem, others.clone().map(|declared| declared.file.stem()))?;
        let of_name = others.filter(|declared| declared.file.stem() == meant && is_form(name, declared));
        let folders: Vec<&str> = of_name.map(|declared| declared.file.folder().pattern()).collect();
        (!folders.is_empty()).then(|| {
            let fix = format!("{meant} kuuluu kansioon {}", folders.join(" tai "));
            ("tiedostoa ei lueta tässä kansiossa".to_owned(), fix)
        })
    }

    /// What is said of a file that was probably meant to be a file of its folder.
    fn named_here(&self, listing: &Listing, declared: &Declaration, name: &str) -> Told {
        let wanted = declared.file.stem();
        let forms = forms(declared);
        let read = listing
            .files()
            .find(|file| crate::reading::is_read_as(file, declared));
        if let Some(read) = read.filter(|read| self.is_imported(listing, read)) {
            let message = format!("tiedostoa ei lueta: luetaan {read}, joka on tuotu komennolla import");
            let path = format!("{}/{name}", listing.path);
            let fix = format!(
                "jos {read} on tuotu tästä, tämän voi siirtää pois; jos tämä on uudempi, tuo se: vuosikello import \"{path}\" --save"
            );
            return (message, fix);
        }
        if let Some(read) = read.filter(|_| holds(listing, declared)) {
            let message = format!(
                "tiedostoa ei lueta: luetaan {read}, ja tämä näyttää sen kopiolta tai toiselta versiolta"
            );
            return (
                message,
                format!("jos tämä on oikea, poista {read} ja nimeä tämä {wanted}; muuten poista tämä"),
            );
        }
        if is_form(name, declared) {
            let message = format!("tiedostoa ei lueta: tarkoitettiinko {wanted}?");
            return (message, format!("nimeä tiedosto {wanted}.{}", extension(name)));
        }
        let names: Vec<String> = forms.iter().map(|form| format!("{wanted}.{form}")).collect();
        let message = format!("tiedostoa ei lueta: tarkoitettiinko {wanted}?");
        (message, format!("tallenna se muodossa {}", names.join(", ")))
    }

    /// Whether a table was written by an import and nobody has changed it since.
    fn is_imported(&self, listing: &Listing, name: &str) -> bool {
        let folder = &self.workspace.folder;
        let path = format!("{}/{name}", listing.path);
        match folder.read(&path, DATA_BYTES) {
            Ok(Found::File(bytes)) => Manifest::read(&folder.path(&listing.path)).is_ours(name, &bytes),
            _ => false,
        }
    }

    /// Which folder a folder was probably meant to be.
    fn folder_meant(&self, place: Place<'_>, steps: &BTreeSet<&str>, name: &str) -> Option<Told> {
        let literal = |step: &&&str| !step.starts_with('<');
        let names = || steps.iter().filter(literal).copied();
        if steps.contains(Rhythm::Yearly.placeholder()) {
            let fix = match meant::year(name) {
                Some(year) => format!(
                    "vuoden {year} kansion nimi on {year}; siirrä sen tiedostot oikean vuoden kansioon"
                ),
                None => "kansion nimi on vuosi, esimerkiksi 2027; siirrä muut kansiot muualle".to_owned(),
            };
            return Some((format!("kansiota ei lueta: nimi \"{name}\" ei ole vuosi"), fix));
        }
        let near = meant::mentioned(name, names()).or_else(|| nearest(&fold_name(name), names()));
        if let Some(near) = near {
            return Some((
                format!("kansiota ei lueta: tarkoitettiinko {near}?"),
                format!("nimeä kansio {near}"),
            ));
        }
        let folders = self.kinds.data_folders().into_iter();
        let mut homes = folders.filter_map(|folder| {
            let at = folder.pattern().split('/').position(|step| step == name)?;
            let steps: Vec<&str> = folder.pattern().split('/').take(at).collect();
            Some(steps.join("/"))
        });
        let home = homes.find(|home| home != place.pattern)?;
        let fix = format!("kansio {name} kuuluu kansioon {home}");
        Some(("kansiota ei lueta tässä".to_owned(), fix))
    }

    /// What is read in a folder.
    fn read_here(&self, place: Place<'_>, steps: &BTreeSet<&str>) -> String {
        let files = self
            .declared(place.pattern)
            .map(|declared| declared.file.stem().to_owned());
        let folders = steps.iter().map(|step| match step.starts_with('<') {
            true => format!("kansiot {step}"),
            false => format!("kansio {step}"),
        });
        let read: Vec<String> = files.chain(folders).collect();
        format!(
            "tässä luetaan {}; siirrä muu muualle, jos sen pitäisi vaikuttaa johonkin",
            read.join(", ")
        )
    }
}

/// Whether a file has a form in which a file of data is read.
fn is_form(name: &str, declared: &Declaration) -> bool {
    forms(declared).contains(&extension(name).as_str())
}

/// Some names, and how many more there are.
pub(super) fn named(names: &[&str]) -> String {
    first_of(names, NAMED)
}
