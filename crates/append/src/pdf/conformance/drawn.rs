//! What content draws by name: forms, images, patterns, shadings, characters of a font.

use std::ops::Range;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::fonts::UsedFont;
use super::pass::{Content, Drawn, Frame, Loose, Mode, Run, Status};
use crate::pdf::actions::shown;
use crate::pdf::breach::Fault;
use crate::pdf::entries::dictionary;
use crate::pdf::refusal::Refusal;
use crate::pdf::structure::{Holder, Mark};

impl<'r> Content<'r> {
    /// A resource of a kind, by its name.
    pub(super) fn resource(
        &self,
        resources: &'r Dictionary,
        kind: &[u8],
        name: Option<&[u8]>,
    ) -> Option<&'r Object> {
        dictionary(&self.file.document, resources, kind)?.get(name?).ok()
    }

    /// A stream, and its number.
    fn stream(&self, object: &'r Object) -> Option<(Option<ObjectId>, &'r Stream)> {
        let (id, found) = self.file.document.dereference(object).ok()?;
        Some((id, found.as_stream().ok()?))
    }

    /// `Do`.
    pub(super) fn object(
        &mut self,
        run: &mut Run<'r>,
        name: Option<&[u8]>,
        part: Range<usize>,
    ) -> Result<(), Refusal> {
        let Some(object) = self.resource(run.resources, b"XObject", name) else {
            return Ok(());
        };
        let Some((id, stream)) = self.stream(object) else {
            return Ok(());
        };
        let subtype = stream
            .dict
            .get_deref(b"Subtype", &self.file.document)
            .and_then(Object::as_name);
        match subtype.unwrap_or_default() {
            b"Image" => {
                self.image(object, run.resources)?;
                self.draw(run, Drawn::Image, part);
            }
            b"Form" => {
                let holder = id.map(Holder::Form);
                let own = holder.is_some_and(|holder| self.has_marks(holder));
                if own && id.is_some_and(|id| !self.drawn.insert(id)) {
                    self.findings.add(Fault::SharedForm);
                }
                let mode = match run.frame.mode {
                    Mode::Tag if !own && run.status == Status::Loose => Mode::Count,
                    mode => mode,
                };
                let frame = run.inner(holder.filter(|_| own), mode);
                let loose = self.form(object, run.resources, frame)?;
                // With marks of its own, what is loose in it has been dealt with there.
                if mode == Mode::Count || !own {
                    for (is_there, drawn) in [
                        (loose.text, Drawn::Text),
                        (loose.image, Drawn::Image),
                        (loose.lines, Drawn::Lines),
                    ] {
                        if is_there {
                            self.draw(run, drawn, part.clone());
                        }
                    }
                }
            }
            b"PS" => self.findings.add(Fault::PostScript),
            other => self.findings.add(Fault::Entry(shown(other))),
        }
        Ok(())
    }

    /// Whether the structure has marked content of a form.
    fn has_marks(&self, holder: Holder) -> bool {
        let first = Mark {
            holder,
            number: i64::MIN,
        };
        self.marks
            .range(first..)
            .next()
            .is_some_and(|mark| mark.holder == holder)
    }

    /// Looks through a form, or a pattern or glyph, which are drawn like one.
    pub(super) fn form(
        &mut self,
        object: &'r Object,
        outer: &'r Dictionary,
        frame: Frame,
    ) -> Result<Loose, Refusal> {
        let Some((id, stream)) = self.stream(object) else {
            return Ok(Loose::default());
        };
        let key = id.map(|id| (id, frame.mode, frame.status));
        if let Some(known) = key.and_then(|key| self.known_forms.get(&key)) {
            return Ok(*known);
        }
        let id = id.unwrap_or_default();
        if self.open_forms.contains(&id) {
            // A form that draws itself.
            return Err(Refusal::Unreadable);
        }
        let document = &self.file.document;
        self.form_entries(&stream.dict);
        let resources = match dictionary(document, &stream.dict, b"Resources") {
            Some(own) => own,
            None => {
                self.used.resources.entry(id).or_insert_with(|| outer.clone());
                outer
            }
        };
        if let Some(group) = dictionary(document, &stream.dict, b"Group")
            && let Ok(space) = group.get(b"CS")
        {
            self.colour_space(space, resources)?;
        }
        let Some(plain) = self.budget.unpack(stream)? else {
            self.findings.add(Fault::Unreadable);
            return Ok(Loose::default());
        };
        self.open_forms.push(id);
        let outcome = self.run(&plain, resources, frame)?;
        self.open_forms.pop();
        if let Some(mended) = outcome.edits.applied(&plain) {
            self.budget.spend(mended.len())?;
            self.used.forms.insert(id, mended);
        }
        if let Some(key) = key {
            self.known_forms.insert(key, outcome.loose);
        }
        Ok(outcome.loose)
    }

    /// ISO 19005-2 § 6.2.9.
    fn form_entries(&mut self, form: &Dictionary) {
        let is_postscript = form.get(b"Subtype2").and_then(Object::as_name).ok() == Some(b"PS");
        if is_postscript || form.has(b"PS") {
            self.findings.add(Fault::PostScript);
        }
        for key in ["OPI", "Ref"] {
            if form.has(key.as_bytes()) {
                self.findings.add(Fault::Entry(key.to_owned()));
            }
        }
    }

    /// ISO 19005-2 § 6.2.8.
    pub(super) fn image(&mut self, object: &'r Object, resources: &'r Dictionary) -> Result<(), Refusal> {
        let Some((id, stream)) = self.stream(object) else {
            return Ok(());
        };
        if let Some(id) = id {
            self.used.images.insert(id);
            if !self.known.insert(id) {
                return Ok(());
            }
        }
        let (document, image) = (&self.file.document, &stream.dict);
        for key in ["Alternates", "OPI"] {
            if image.has(key.as_bytes()) {
                self.findings.add(Fault::Entry(key.to_owned()));
            }
        }
        let is_mask = matches!(image.get_deref(b"ImageMask", document), Ok(Object::Boolean(true)));
        let bits = image
            .get_deref(b"BitsPerComponent", document)
            .and_then(Object::as_i64)
            .ok();
        if !matches!(
            (is_mask, bits),
            (_, None | Some(1)) | (false, Some(2 | 4 | 8 | 16))
        ) {
            self.findings.add(Fault::Entry("BitsPerComponent".to_owned()));
        }
        if let Ok(space) = image.get(b"ColorSpace")
            && !is_mask
        {
            self.colour_space(space, resources)?;
        }
        self.jpeg2000(stream, resources)?;
        for key in [b"SMask".as_slice(), b"Mask"] {
            if let Ok(mask @ Object::Reference(_)) = image.get(key) {
                self.image(mask, resources)?;
            }
        }
        Ok(())
    }

    /// `sh`, or the shading of a pattern.
    pub(super) fn shading(&mut self, name: Option<&[u8]>, resources: &'r Dictionary) -> Result<(), Refusal> {
        match self.resource(resources, b"Shading", name) {
            Some(shading) => self.shading_of(shading, resources),
            None => Ok(()),
        }
    }

    fn shading_of(&mut self, shading: &'r Object, resources: &'r Dictionary) -> Result<(), Refusal> {
        let space = match self.file.document.dereference(shading) {
            Ok((_, Object::Dictionary(shading))) => shading.get(b"ColorSpace"),
            Ok((_, Object::Stream(shading))) => shading.dict.get(b"ColorSpace"),
            _ => return Ok(()),
        };
        space.map_or(Ok(()), |space| self.colour_space(space, resources))
    }

    /// `scn` with the name of a pattern.
    pub(super) fn pattern(&mut self, name: Option<&[u8]>, resources: &'r Dictionary) -> Result<(), Refusal> {
        let Some(pattern) = self.resource(resources, b"Pattern", name) else {
            return Ok(());
        };
        match self.file.document.dereference(pattern) {
            Ok((_, Object::Stream(_))) => {
                self.form(pattern, resources, Frame::new(None, Mode::Off, Status::Artifact))?;
            }
            Ok((_, Object::Dictionary(found))) => {
                if let Ok(state) = found.get(b"ExtGState") {
                    self.graphics_state_of(state, resources)?;
                }
                if let Ok(shading) = found.get(b"Shading") {
                    self.shading_of(shading, resources)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// `Tf`: the address of the font.
    pub(super) fn font(
        &mut self,
        name: Option<&[u8]>,
        resources: &'r Dictionary,
    ) -> Result<Option<usize>, Refusal> {
        match self.resource(resources, b"Font", name) {
            Some(font) => self.font_of(font, resources),
            None => Ok(None),
        }
    }

    /// The address of a font, which is looked at when it is used first.
    pub(super) fn font_of(
        &mut self,
        font: &'r Object,
        resources: &'r Dictionary,
    ) -> Result<Option<usize>, Refusal> {
        let document = &self.file.document;
        let Ok((_, Object::Dictionary(font))) = document.dereference(font) else {
            return Ok(None);
        };
        let address = std::ptr::from_ref(font) as usize;
        if self.used.fonts.contains_key(&address) {
            return Ok(Some(address));
        }
        let used = UsedFont::new(self.file, font, self.findings.page, self.budget)?;
        self.used.fonts.insert(address, used);
        let is_drawn = font
            .get_deref(b"Subtype", document)
            .and_then(Object::as_name)
            .ok()
            == Some(b"Type3");
        if is_drawn {
            let own = dictionary(document, font, b"Resources").unwrap_or(resources);
            let glyphs = dictionary(document, font, b"CharProcs");
            for (_, glyph) in glyphs.into_iter().flat_map(Dictionary::iter) {
                self.budget.step(1)?;
                self.form(glyph, own, Frame::new(None, Mode::Off, Status::Artifact))?;
            }
        }
        Ok(Some(address))
    }
}
