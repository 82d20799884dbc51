//! Colour spaces (ISO 19005-2 § 6.2.4).

use lopdf::{Dictionary, Object};

use super::pass::Content;
use super::profiles::Profile;
use crate::pdf::breach::Fault;
use crate::pdf::entries::dictionary;
use crate::pdf::refusal::Refusal;

/// Colour spaces lie in others at most so deep: a pattern of an index of an ink of a profile is four deep, and two are left over.
const DEEPEST: usize = 6;
/// The most inks of a colour space (§ 6.1.13).
const MOST_INKS: usize = 32;

pub(super) const INVALID_PROFILE: &str = "tiedostossa on vääränlainen väriprofiili";

impl<'r> Content<'r> {
    /// `cs` and `CS`: a device space, or one of the resources.
    pub(super) fn named_colour_space(
        &mut self,
        name: Option<&[u8]>,
        resources: &'r Dictionary,
    ) -> Result<(), Refusal> {
        if name == Some(b"DeviceCMYK") {
            self.inks(resources);
            return Ok(());
        }
        match self.resource(resources, b"ColorSpace", name) {
            Some(space) => self.colour_space(space, resources),
            None => Ok(()),
        }
    }

    /// Colours of printing inks, which our output intent does not describe: the resources must, or the output intent of the file.
    pub(super) fn inks(&mut self, resources: &'r Dictionary) {
        let described = dictionary(&self.file.document, resources, b"ColorSpace");
        if described.is_some_and(|spaces| spaces.has(b"DefaultCMYK")) {
            return;
        }
        if self.file.inks.is_some() {
            self.used.uses_own_inks = true;
            self.used.inks_of_profile = true;
        } else {
            self.findings.add(Fault::Cmyk);
        }
    }

    /// Looks at a colour space and those in it.
    pub(super) fn colour_space(
        &mut self,
        space: &'r Object,
        resources: &'r Dictionary,
    ) -> Result<(), Refusal> {
        let document = &self.file.document;
        let mut open = vec![(space, 0)];
        while let Some((space, depth)) = open.pop() {
            self.budget.step(1)?;
            let Ok((id, space)) = document.dereference(space) else {
                continue;
            };
            if depth > DEEPEST || id.is_some_and(|id| !self.known.insert(id)) {
                continue;
            }
            let parts = match space {
                Object::Name(name) if name == b"DeviceCMYK" => {
                    self.inks(resources);
                    continue;
                }
                Object::Array(parts) => parts,
                _ => continue,
            };
            let family = parts
                .first()
                .and_then(|family| family.as_name().ok())
                .unwrap_or_default();
            let part = |index: usize| parts.get(index).map(|part| (part, depth + 1));
            match family {
                b"DeviceCMYK" => self.inks(resources),
                b"ICCBased" => self.profile(parts.get(1))?,
                b"Indexed" | b"I" | b"Pattern" => open.extend(part(1)),
                b"Separation" => open.extend(part(2)),
                b"DeviceN" => {
                    self.several_inks(parts);
                    open.extend(part(2));
                    let more = parts.get(4).and_then(|more| document.dereference(more).ok());
                    let more = more.and_then(|(_, more)| more.as_dict().ok());
                    let colorants = more.and_then(|more| dictionary(document, more, b"Colorants"));
                    open.extend(
                        colorants
                            .into_iter()
                            .flat_map(Dictionary::iter)
                            .map(|(_, space)| (space, depth + 1)),
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn profile(&mut self, stream: Option<&'r Object>) -> Result<(), Refusal> {
        let document = &self.file.document;
        let Some(Ok((id, Object::Stream(stream)))) = stream.map(|stream| document.dereference(stream)) else {
            self.findings.add(Fault::ColourSpace(INVALID_PROFILE));
            return Ok(());
        };
        if id.is_some_and(|id| !self.known.insert(id)) {
            return Ok(());
        }
        let components = stream
            .dict
            .get_deref(b"N", document)
            .and_then(Object::as_i64)
            .ok();
        let plain = self.budget.unpack(stream)?.unwrap_or_default();
        match Profile::read(&plain) {
            Some(profile) if profile.is_allowed() && profile.components() == components => {
                self.used.inks_of_profile |= profile.space == b"CMYK";
            }
            _ => self.findings.add(Fault::ColourSpace(INVALID_PROFILE)),
        }
        Ok(())
    }

    /// A space of several inks: each that is none of the four process colours must be described (§ 6.2.4.4).
    fn several_inks(&mut self, parts: &'r [Object]) {
        let document = &self.file.document;
        let found = |index: usize| parts.get(index).and_then(|part| document.dereference(part).ok());
        let inks = found(1).and_then(|(_, inks)| inks.as_array().ok());
        let inks = inks.map_or(&[][..], Vec::as_slice);
        if inks.len() > MOST_INKS {
            self.findings.add(Fault::Limit("väriavaruudessa on yli 32 väriä"));
        }
        let more = found(4).and_then(|(_, more)| more.as_dict().ok());
        let colorants = more.and_then(|more| dictionary(document, more, b"Colorants"));
        let process = more.and_then(|more| dictionary(document, more, b"Process"));
        let process = process.and_then(|process| process.get_deref(b"Components", document).ok());
        let process = process
            .and_then(|names| names.as_array().ok())
            .map_or(&[][..], Vec::as_slice);
        let is_described = |ink: &Object| {
            let name = ink.as_name().unwrap_or_default();
            matches!(name, b"Cyan" | b"Magenta" | b"Yellow" | b"Black" | b"None")
                || process.contains(ink)
                || colorants.is_some_and(|colorants| colorants.has(name))
        };
        if !inks.iter().all(is_described) {
            self.findings.add(Fault::ColourSpace(
                "tiedostossa on lisävärejä, joita ei ole kuvattu",
            ));
        }
    }
}
