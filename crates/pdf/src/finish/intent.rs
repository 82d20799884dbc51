//! The output intent, which gives colours their meaning (ISO 19005-2 § 6.2.3).

use lopdf::{Document, Object, Stream, dictionary};

use crate::Error;

/// The sRGB profile; a file beside it states its origin and licence.
static PROFILE: &[u8] = include_bytes!("../../../../brand/icc/sRGB-v4.icc");

/// Adds sRGB as the output intent.
pub(super) fn add(document: &mut Document) -> Result<(), Error> {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, PROFILE.to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => profile,
    };
    document
        .catalog_mut()?
        .set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}
