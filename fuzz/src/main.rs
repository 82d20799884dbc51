//! Gives the readers and writers of other people's files what no program would write; see `README.md`.

mod again;
mod bytes;
mod office_files;
mod pdf_files;
mod random;
mod targets;
mod text_files;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use random::Random;
use targets::{Case, Sample, Target};

/// A case that takes longer has failed.
const LONGEST: Duration = Duration::from_secs(2);

/// So many files are kept of one kind of failure.
const KEPT: usize = 3;

struct Options {
    target: Target,
    seconds: u64,
    seed: u64,
    found: PathBuf,
    corpus: Vec<PathBuf>,
    /// A folder with cases that were found before; they are run in the place of new ones.
    again: Option<PathBuf>,
    /// Whether these are made smaller.
    shrinks: bool,
}

fn main() -> ExitCode {
    let run = |options: Options| match &options.again {
        Some(folder) => run_again(&options, folder),
        None => run(&options),
    };
    match options().and_then(run) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options, String> {
    let usage = "vuosikello-fuzz word|redline|append|deck|looks|workspace [--seconds N] [--seed N] [--found FOLDER] FILE|FOLDER… | --again FOLDER [--shrink]";
    let mut arguments = std::env::args().skip(1);
    let target = arguments.next().as_deref().and_then(Target::of).ok_or(usage)?;
    let mut options = Options {
        target,
        seconds: 60,
        seed: 1,
        found: PathBuf::from("found"),
        corpus: Vec::new(),
        again: None,
        shrinks: false,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(usage);
        match argument.as_str() {
            "--seconds" => options.seconds = value()?.parse().map_err(|_| usage)?,
            "--seed" => options.seed = value()?.parse().map_err(|_| usage)?,
            "--again" => options.again = Some(PathBuf::from(value()?)),
            "--shrink" => options.shrinks = true,
            "--found" => options.found = PathBuf::from(value()?),
            _ => options.corpus.push(PathBuf::from(argument)),
        }
    }
    Ok(options)
}

/// Runs cases until the time is over; how many kinds of failures there were.
fn run(options: &Options) -> Result<usize, String> {
    let corpus = corpus(options)?;
    fs::create_dir_all(&options.found).map_err(|error| error.to_string())?;
    let scratch = scratch(options)?;
    let panicked = Arc::new(Mutex::new(String::new()));
    let place = Arc::clone(&panicked);
    panic::set_hook(Box::new(move |info| {
        *place.lock().unwrap_or_else(PoisonError::into_inner) = info.to_string();
    }));
    let mut random = Random::new(options.seed);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let (start, mut cases, mut slowest) = (Instant::now(), 0u64, Duration::ZERO);
    while start.elapsed() < Duration::from_secs(options.seconds) {
        let case = options.target.case(&corpus, &mut random);
        cases += 1;
        keep(options, "nyt", &case, "")?;
        let (result, mut took) = timed(options.target, &case, &scratch);
        // On a machine that does other work too, what is slow once may only have waited.
        if took > LONGEST && result.is_ok() {
            took = took.min(timed(options.target, &case, &scratch).1);
        }
        slowest = slowest.max(took);
        let failure = match result {
            Err(_) => Some(panicked.lock().unwrap_or_else(PoisonError::into_inner).clone()),
            Ok(Some(failure)) => Some(failure),
            Ok(None) => (took > LONGEST).then(|| format!("kesti {} ms", took.as_millis())),
        };
        if let Some(failure) = failure {
            let kind: String = failure
                .chars()
                .filter(|it| !it.is_ascii_digit())
                .take(60)
                .collect();
            let count = kinds.entry(kind).or_default();
            *count += 1;
            if *count <= KEPT {
                println!("{cases}: {failure}");
                keep(options, &format!("{cases}"), &case, &failure)?;
            }
        }
    }
    println!(
        "{cases} cases, {} kinds of failures, slowest {} ms",
        kinds.len(),
        slowest.as_millis()
    );
    for (kind, count) in &kinds {
        println!("{count} × {kind}");
    }
    Ok(kinds.len())
}

/// Runs the cases of a folder again; how many still fail. Those made smaller go to the folder of `--found`.
fn run_again(options: &Options, folder: &Path) -> Result<usize, String> {
    panic::set_hook(Box::new(|_| {}));
    let scratch = scratch(options)?;
    let failure = |case: &Case| match timed(options.target, case, &scratch) {
        (Err(_), _) => Some("panic".to_owned()),
        (Ok(failure), _) => failure,
    };
    let cases = again::cases(folder, options.target)?;
    let (all, mut failed) = (cases.len(), 0);
    for (number, case) in cases {
        let Some(text) = failure(&case) else { continue };
        failed += 1;
        println!("{number}: {text}");
        if options.shrinks {
            let kind = |text: &str| text.chars().take(32).collect::<String>();
            let mut same = |case: &Case| {
                let failure = options.target.run_again(case, &text, &scratch);
                failure.is_some_and(|other| kind(&other) == kind(&text))
            };
            let small = again::shrunk(case, &mut same);
            fs::create_dir_all(&options.found).map_err(|error| error.to_string())?;
            let failure = failure(&small).unwrap_or_default();
            keep(options, &number.to_string(), &small, &failure)?;
        }
    }
    println!("{failed} of {all} fail");
    Ok(failed)
}

/// What a case gives, and how long it takes.
fn timed(target: Target, case: &Case, scratch: &Path) -> (std::thread::Result<Option<String>>, Duration) {
    let begin = Instant::now();
    let result = panic::catch_unwind(AssertUnwindSafe(|| target.run(case, scratch)));
    (result, begin.elapsed())
}

fn keep(options: &Options, name: &str, case: &Case, failure: &str) -> Result<(), String> {
    let write = |path: PathBuf, bytes: &[u8]| fs::write(path, bytes).map_err(|error| error.to_string());
    for (of, bytes) in case {
        let path = case.iter().find(|(of, _)| *of == "polku");
        let path = path.map(|(_, path)| String::from_utf8_lossy(path).into_owned());
        let own = path.as_deref().and_then(|path| path.rsplit('.').next());
        let only = options.target.extensions().first().copied().unwrap_or_default();
        let file = format!("{name}-{of}.{}", own.unwrap_or(only));
        write(options.found.join(file), bytes)?;
    }
    match failure.is_empty() {
        true => Ok(()),
        false => write(options.found.join(format!("{name}.txt")), failure.as_bytes()),
    }
}

/// The good files, in the order of their names.
fn corpus(options: &Options) -> Result<Vec<Sample>, String> {
    let extensions = options.target.extensions();
    let mut corpus = Vec::new();
    for root in &options.corpus {
        let mut files = Vec::new();
        gather(root, extensions, &mut files);
        files.sort();
        for path in files {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let path = path.strip_prefix(root).unwrap_or(&path);
            let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            corpus.push(Sample { path, bytes });
        }
    }
    match corpus.is_empty() {
        true => Err(format!("no files with the extension {}", extensions.join(", "))),
        false => Ok(corpus),
    }
}

fn gather(path: &Path, extensions: &[&str], files: &mut Vec<PathBuf>) {
    let is_wanted = |extension: &std::ffi::OsStr| extensions.iter().any(|wanted| extension == *wanted);
    if path.is_file() && path.extension().is_some_and(is_wanted) {
        return files.push(path.to_owned());
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        gather(&entry.path(), extensions, files);
    }
}

/// The copy of the workspace in which files are changed; the other targets need none.
fn scratch(options: &Options) -> Result<PathBuf, String> {
    match (options.target, options.corpus.first()) {
        (Target::Workspace, Some(root)) => workspace::copy(root, &options.found.join("tyotila")),
        _ => Ok(PathBuf::new()),
    }
}
