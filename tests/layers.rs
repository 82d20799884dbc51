//! The files of a crate import each other in layers, never in circles.
//!
//! What is looked at is their text: `use` declarations, and paths that begin with `crate`, `super`, `self` or a module. The list of a folder's
//! files (`mod x;`) imports none of them, and neither does a re-export (`pub use`): who imports through it imports the file that it
//! leads to. Tests may use everything.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A path in a crate, to a module or to what is in it; that of `lib.rs` is empty.
type Names = Vec<String>;

/// What a file imports, and what others may import through it, by its name there.
#[derive(Default)]
struct File {
    imports: Vec<Names>,
    re_exports: BTreeMap<String, Names>,
}

#[test]
fn no_files_import_each_other_in_circles() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let crates = fs::read_dir(crates).unwrap().map(|entry| entry.unwrap().path());
    let found: Vec<String> = crates
        .flat_map(|folder| circles(&sources(&folder.join("src"))))
        .collect();
    assert!(
        found.is_empty(),
        "files that import each other:\n{}",
        found.join("\n")
    );
}

#[test]
fn circles_are_found_through_re_exports_and_in_paths() {
    let sources = |texts: &[(&str, &str)]| -> BTreeMap<Names, String> {
        let source = |(name, text): &(&str, &str)| (names(name), (*text).to_owned());
        texts.iter().map(source).collect()
    };
    let circle = sources(&[
        (
            "",
            "mod a; mod b;\npub use a::{Part, inner::Whole};\nuse b::Other;",
        ),
        ("a", "fn part() -> super::b::Other {}"),
        ("a::inner", ""),
        ("b", "use crate::{\n    Part, Whole,\n};"),
    ]);
    assert_eq!(circles(&circle), ["a → b", "b → a"]);
    let layers = sources(&[
        ("", "mod a; mod b;\npub use a::Part;"),
        (
            "a",
            "// use crate::b;\npub(in crate::b) struct Part;\n#[cfg(test)]\nmod tests {\n    use crate::b;\n}",
        ),
        ("b", "use super::Part;"),
    ]);
    assert!(circles(&layers).is_empty());
}

/// The texts of the files below a folder, without tests.
fn sources(folder: &Path) -> BTreeMap<Names, String> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<(PathBuf, Names)> = vec![(folder.to_owned(), Vec::new())];
    while let Some((folder, module)) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let below: Names = module.iter().cloned().chain([name.clone()]).collect();
            match name.as_str() {
                "tests" => {}
                _ if path.is_dir() => folders.push((path, below)),
                "lib" | "main" | "mod" => {
                    drop(found.insert(module.clone(), fs::read_to_string(path).unwrap()))
                }
                _ => drop(found.insert(below, fs::read_to_string(path).unwrap())),
            }
        }
    }
    found
}

/// The imports, one on a line, between files that import each other in circles.
fn circles(sources: &BTreeMap<Names, String>) -> Vec<String> {
    let modules: BTreeSet<&Names> = sources.keys().collect();
    let files: BTreeMap<&Names, File> = sources
        .iter()
        .map(|(module, text)| (module, File::read(text, module, &modules)))
        .collect();
    let mut imports: BTreeSet<(&Names, &Names)> = BTreeSet::new();
    for (module, file) in &files {
        let targets = file.imports.iter().filter_map(|path| target(path, &files, 0));
        imports.extend(
            targets
                .filter(|target| target != module)
                .map(|target| (*module, target)),
        );
    }
    // Whoever imports none of the others, or is imported by none, is in no circle.
    loop {
        let (from, to): (BTreeSet<_>, BTreeSet<_>) = imports.iter().copied().unzip();
        let before = imports.len();
        imports.retain(|(importing, imported)| from.contains(imported) && to.contains(importing));
        if imports.len() == before {
            break;
        }
    }
    let tell = |(from, to): &(&Names, &Names)| format!("{} → {}", from.join("::"), to.join("::"));
    imports.iter().map(tell).collect()
}

/// The file that holds what a path leads to.
fn target<'f>(path: &[String], files: &BTreeMap<&'f Names, File>, depth: usize) -> Option<&'f Names> {
    let is_module = |length: &usize| files.contains_key(&path[..*length].to_vec());
    let length = (0..=path.len()).rev().find(is_module)?;
    let (module, file) = files.get_key_value(&path[..length].to_vec())?;
    let re_exported = path.get(length).and_then(|name| file.re_exports.get(name));
    match re_exported.filter(|_| depth < 8) {
        Some(to) => target(&[to, &path[length + 1..]].concat(), files, depth + 1),
        None => Some(module),
    }
}

impl File {
    fn read(text: &str, module: &Names, modules: &BTreeSet<&Names>) -> Self {
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let mut file = File::default();
        let mut declaration = String::new();
        for line in text.lines() {
            let code = line.split("//").next().unwrap_or_default().trim();
            let is_declaration =
                code.starts_with("use ") || (code.starts_with("pub") && code.contains(" use "));
            if !is_declaration && declaration.is_empty() {
                file.read_paths(code, module, modules);
                continue;
            }
            declaration.push_str(code);
            if code.ends_with(';') {
                file.declare(&std::mem::take(&mut declaration), module, modules);
            }
        }
        file
    }

    /// Adds what a `use` declaration names.
    fn declare(&mut self, declaration: &str, module: &Names, modules: &BTreeSet<&Names>) {
        let (visibility, tree) = declaration.split_once("use ").unwrap_or_default();
        for path in leaves("", tree.trim_end_matches(';')) {
            let Some(path) = absolute(&path, module, modules) else {
                continue;
            };
            match path.last() {
                Some(name) if !visibility.is_empty() => {
                    self.re_exports.insert(name.clone(), path);
                }
                _ => self.imports.push(path),
            }
        }
    }

    /// Adds the paths that stand in code.
    fn read_paths(&mut self, code: &str, module: &Names, modules: &BTreeSet<&Names>) {
        // `pub(in crate::layout)` imports nothing.
        let code = match code.split_once("pub(in ") {
            Some((_, rest)) => rest.split_once(')').unwrap_or_default().1,
            None => code,
        };
        let words = code.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')));
        let paths = words.filter(|word| word.contains("::"));
        self.imports
            .extend(paths.filter_map(|path| absolute(path, module, modules)));
    }
}

/// The single paths of a tree of them: `a::{b, c::{d, e}}`.
fn leaves(before: &str, tree: &str) -> Vec<String> {
    let mut depth = 0;
    let branches = tree.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    let branches = branches.map(str::trim).filter(|branch| !branch.is_empty());
    let paths = branches.flat_map(|branch| match branch.split_once('{') {
        Some((path, below)) => leaves(
            &format!("{before}{path}"),
            below.strip_suffix('}').unwrap_or(below),
        ),
        None => vec![format!(
            "{before}{}",
            branch.split(" as ").next().unwrap_or_default()
        )],
    });
    paths.collect()
}

/// The path from the root of the crate; `None` for what is in another crate, or of a type.
fn absolute(path: &str, module: &Names, modules: &BTreeSet<&Names>) -> Option<Names> {
    let path = names(path);
    let above = path.iter().take_while(|name| *name == "super").count();
    let child = [module.as_slice(), path.get(..1)?].concat();
    match path.first()?.as_str() {
        "crate" => Some(path.get(1..)?.to_vec()),
        "self" => Some([module.as_slice(), path.get(1..)?].concat()),
        "super" => Some(
            [
                module.get(..module.len().checked_sub(above)?)?,
                path.get(above..)?,
            ]
            .concat(),
        ),
        _ if modules.contains(&child) => Some([module.as_slice(), &path].concat()),
        _ => None,
    }
}

fn names(path: &str) -> Names {
    path.split("::")
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}
