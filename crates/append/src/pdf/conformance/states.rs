//! Graphics states (ISO 19005-2 § 6.2.5, 6.2.10) and rendering intents (§ 6.2.6).

use lopdf::{Dictionary, Object};

use super::pass::{Content, Frame, Mode, Status};
use crate::pdf::breach::Fault;
use crate::pdf::entries::dictionary;
use crate::pdf::refusal::Refusal;

/// Whether a name is that of a rendering intent.
pub(in crate::pdf) fn is_intent(name: &[u8]) -> bool {
    matches!(
        name,
        b"RelativeColorimetric" | b"AbsoluteColorimetric" | b"Perceptual" | b"Saturation"
    )
}

/// Whether a name is that of a blend mode (ISO 32000-1 § 11.3.5).
pub(in crate::pdf) fn is_blend_mode(name: &[u8]) -> bool {
    const MODES: &str = "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight \
                         SoftLight Difference Exclusion Hue Saturation Color Luminosity";
    MODES.split(' ').any(|mode| mode.as_bytes() == name)
}

impl<'r> Content<'r> {
    /// `gs`: the address of the font that the state sets, if it sets one.
    pub(super) fn graphics_state(
        &mut self,
        name: Option<&[u8]>,
        resources: &'r Dictionary,
    ) -> Result<Option<usize>, Refusal> {
        match self.resource(resources, b"ExtGState", name) {
            Some(state) => self.graphics_state_of(state, resources),
            None => Ok(None),
        }
    }

    pub(super) fn graphics_state_of(
        &mut self,
        state: &'r Object,
        resources: &'r Dictionary,
    ) -> Result<Option<usize>, Refusal> {
        let document = &self.file.document;
        let Ok((id, Object::Dictionary(state))) = document.dereference(state) else {
            return Ok(None);
        };
        let font = state.get_deref(b"Font", document).and_then(Object::as_array);
        let font = font.ok().and_then(|font| font.first());
        let font = font.map_or(Ok(None), |font| self.font_of(font, resources))?;
        if id.is_some_and(|id| !self.known.insert(id)) {
            return Ok(font);
        }
        for key in ["TR", "TR2"] {
            if let Ok(value) = state.get_deref(key.as_bytes(), document)
                && !changes_nothing(value)
            {
                self.findings.add(Fault::Entry(key.to_owned()));
            }
        }
        if let Ok(halftone) = state.get_deref(b"HT", document)
            && !self.is_allowed_halftone(halftone, true)
        {
            self.findings.add(Fault::Entry("HT".to_owned()));
        }
        let is_set = |key: &[u8]| matches!(state.get_deref(key, document), Ok(Object::Boolean(true)));
        let one = matches!(state.get_deref(b"OPM", document), Ok(Object::Integer(1)));
        self.used.overprints |= one && (is_set(b"OP") || is_set(b"op"));
        if let Some(mask) = dictionary(document, state, b"SMask")
            && let Ok(group) = mask.get(b"G")
        {
            self.form(group, resources, Frame::new(None, Mode::Off, Status::Artifact))?;
        }
        Ok(font)
    }

    /// A halftone (§ 6.2.5): of type 1, or of type 5 for several inks, without a name; with a transfer function only for an ink that
    /// is not one of the four.
    fn is_allowed_halftone(&self, halftone: &Object, is_default: bool) -> bool {
        let document = &self.file.document;
        let halftone = match halftone {
            Object::Dictionary(halftone) => halftone,
            Object::Stream(halftone) => &halftone.dict,
            Object::Name(name) => return name == b"Default",
            _ => return true,
        };
        let kind = halftone
            .get_deref(b"HalftoneType", document)
            .and_then(Object::as_i64)
            .ok();
        if halftone.has(b"HalftoneName") {
            return false;
        }
        match kind {
            Some(1) => !is_default || !halftone.has(b"TransferFunction"),
            Some(5) => halftone.iter().all(|(ink, value)| {
                let Ok((_, Object::Dictionary(inner))) = document.dereference(value) else {
                    return true;
                };
                let has_function = inner.has(b"TransferFunction");
                let is_process = matches!(ink.as_slice(), b"Cyan" | b"Magenta" | b"Yellow" | b"Black");
                let fits = ink == b"Default" || has_function != is_process;
                fits && self.is_allowed_halftone(&Object::Dictionary(inner.clone()), false)
            }),
            _ => false,
        }
    }
}

/// Whether a transfer function changes no colour.
pub(in crate::pdf) fn changes_nothing(function: &Object) -> bool {
    match function {
        Object::Name(name) => matches!(name.as_slice(), b"Identity" | b"Default"),
        Object::Array(functions) => functions
            .iter()
            .all(|it| matches!(it, Object::Name(name) if name == b"Identity")),
        _ => false,
    }
}
