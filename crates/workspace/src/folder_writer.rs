//! The files of one folder, written together.

use std::fs;
use std::path::{Path, PathBuf};

use vuosikello::PackFile;

use crate::batch::{Made, MadeFile};
use crate::drafts::KeptOriginals;
use crate::failure::Failure;
use crate::output::{LARGEST, Manifest, Outcome, read_plain, write_whole};

/// Writes the files of one folder, none over a file that a person has changed, and collects what a person must know.
#[derive(Debug)]
pub(crate) struct FolderWriter<'a> {
    base: &'a Path,
    folder: PathBuf,
    /// Knows the files that carry no seal of their own; only some folders have one.
    manifest: Option<Manifest>,
    /// Knows what the Word files were made from; only some folders have it.
    originals: Option<KeptOriginals>,
    files: Vec<MadeFile>,
    notes: Vec<String>,
    /// The files that a person has changed, and those that were written, from the folder.
    kept: Vec<String>,
    written: Vec<String>,
    /// The PDF files made of Word files that a person has changed, from the folder.
    of_edited: Vec<String>,
}

impl<'a> FolderWriter<'a> {
    /// `folder` is given from `base`, with `/` between folders. Files without a seal are known by the manifest of the folder, where it
    /// `has_manifest`.
    pub(crate) fn new(base: &'a Path, folder: &str, has_manifest: bool) -> Self {
        let folder = base.join(folder.split('/').collect::<PathBuf>());
        Self {
            base,
            manifest: has_manifest.then(|| Manifest::read(&folder)),
            folder,
            originals: None,
            files: Vec::new(),
            notes: Vec::new(),
            kept: Vec::new(),
            written: Vec::new(),
            of_edited: Vec::new(),
        }
    }

    /// Keeps what the Word files are made from beside them, for those that will lose it.
    pub(crate) fn keeping_originals(self) -> Self {
        Self {
            originals: Some(KeptOriginals::read(&self.folder)),
            ..self
        }
    }

    /// Notes on the disk that files are about to be written, so that those of a run that is killed are known to the next one. Files that
    /// carry a seal are known anyway.
    pub(crate) fn announce<'f>(
        &mut self,
        files: impl Iterator<Item = (&'f str, &'f [u8])>,
    ) -> Result<(), Failure> {
        let Some(manifest) = &mut self.manifest else {
            return Ok(());
        };
        let mut is_news = false;
        for (path, bytes) in files {
            if !PackFile::is_untouched(path, bytes) && !manifest.knows(path, bytes) {
                manifest.announce(path, bytes);
                is_news = true;
            }
        }
        if is_news {
            manifest.write(self.base, &self.folder)?;
        }
        Ok(())
    }

    /// Writes a file to a path below the folder, whole or not at all. One that a person has changed stays, and the new file is
    /// written beside it. Whether it was.
    pub(crate) fn write(&mut self, path: &str, bytes: &[u8]) -> Result<bool, Failure> {
        let target = self.folder.join(path);
        let is_ours = |old: &[u8]| {
            // Another run may have written it just now.
            let is_known = |manifest: &Manifest| {
                manifest.knows(path, old) || Manifest::read(&self.folder).knows(path, old)
            };
            PackFile::is_untouched(path, old) || self.manifest.as_ref().is_some_and(is_known)
        };
        let outcome = write_whole(self.base, &target, bytes, is_ours)?;
        let (is_beside, target) = match &outcome {
            Outcome::Beside { path, because } => {
                let (old, new, is) = (target.display(), path.display(), because.label());
                let note = format!("{old} {is}, joten sitä ei korvattu; uusi on {new}");
                self.notes.push(note);
                (true, path.clone())
            }
            _ => (false, target),
        };
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        if let Some(originals) = &mut self.originals {
            originals.note(&name, bytes);
        }
        if let Some(manifest) = &mut self.manifest {
            match path.rsplit_once('/') {
                Some((below, _)) => manifest.record(&format!("{below}/{name}"), bytes),
                None => manifest.record(&name, bytes),
            }
        }
        self.files.push(MadeFile::new(&target, &outcome));
        let paths = if is_beside {
            &mut self.kept
        } else {
            &mut self.written
        };
        paths.push(path.to_owned());
        Ok(is_beside)
    }

    /// The bytes of a file that a person has changed.
    pub(crate) fn kept(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let path = self.folder.join(path);
        read_plain(&path, LARGEST).map_err(|error| Failure::unreadable(&path, &error))
    }

    /// Whether a person has changed a file, so that it stays.
    pub(crate) fn is_kept(&self, path: &str) -> bool {
        self.kept.iter().any(|kept| kept == path)
    }

    /// Notes that a PDF file is made of a Word file that a person has changed.
    pub(crate) fn note_edited_pdf(&mut self, pdf: &str, word: &str) {
        let word = word.rsplit('/').next().unwrap_or(word);
        let pdf_path = self.folder.join(pdf);
        self.notes.push(format!(
            "{} on tehty muokatusta tiedostosta {word}",
            pdf_path.display()
        ));
        self.of_edited.push(pdf.to_owned());
    }

    /// Notes files of an earlier run in the folder `inner` that do not belong to `whole` (illative) any more, such as an annex that
    /// was taken away or got another number. They are not removed: who has sent one out must see that it is no longer true.
    pub(crate) fn note_leftovers(&mut self, inner: &str, whole: &str) {
        let is_made = |path: &Path| self.files.iter().any(|file| Path::new(&file.path) == path);
        let is_ours = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            read_plain(path, LARGEST).is_ok_and(|bytes| match &self.manifest {
                Some(manifest) => manifest.is_ours(&format!("{inner}/{name}"), &bytes),
                None => name.ends_with(".docx") && PackFile::is_untouched(&name, &bytes),
            })
        };
        let note = |path: PathBuf| {
            let made = self
                .written
                .iter()
                .chain(&self.kept)
                .filter_map(|made| made.rsplit('/').next());
            // A file under another name is no less the same document.
            let same = self
                .originals
                .as_ref()
                .and_then(|originals| originals.same_as(&read_plain(&path, LARGEST).ok()?, made));
            match same {
                Some(name) => format!(
                    "{} on sama asiakirja kuin {name}, jota ei ole muokattu; poista se",
                    path.display()
                ),
                None => format!("{} ei enää kuulu {whole}; poista se", path.display()),
            }
        };
        let mut notes: Vec<String> = fs::read_dir(self.folder.join(inner))
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| !is_made(path) && is_ours(path))
            .map(note)
            .collect();
        notes.sort();
        self.notes.extend(notes);
    }

    /// Adds the files, and what a person must know of them, to `made`, when all that was to be done is `done`. The manifest remembers what
    /// was written also when not all of it could be.
    pub(crate) fn finish(mut self, done: Result<(), Failure>, mut made: Made) -> Result<Made, Failure> {
        let remembered = self.manifest.take().map(|mut manifest| {
            manifest.retain_existing(&self.folder);
            manifest.write(self.base, &self.folder)
        });
        let kept = self.originals.take().map(|originals| originals.write(self.base));
        done?;
        remembered.transpose()?;
        kept.transpose()?;
        self.note_other_pdfs();
        made.files.append(&mut self.files);
        made.notes.append(&mut self.notes);
        Ok(made)
    }

    /// PDF files that were made from the data although a person has changed the Word file.
    fn note_other_pdfs(&mut self) {
        for path in &self.kept {
            let pdf = path.strip_suffix(".docx").map(|stem| format!("{stem}.pdf"));
            if let Some(pdf) = pdf.filter(|pdf| self.written.contains(pdf) && !self.of_edited.contains(pdf)) {
                self.notes.push(format!(
                    "{} on tehty tiedoista ilman Wordissa tehtyjä muokkauksia: Word-tiedostossa on avoimia muutoksia tai kommentteja, tai \
                     sisältöä, joka ei siirry PDF:ään; käsittele ne, tai tallenna PDF Wordista samalla nimellä",
                    self.folder.join(&pdf).display()
                ));
            }
        }
    }
}
