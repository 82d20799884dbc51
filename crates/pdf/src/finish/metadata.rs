//! The metadata of the file: XMP (ISO 16684-1) with the claims of conformance, and the same in the information dictionary
//! (ISO 19005-2 § 6.6.2.3.3 requires that they agree).

use lopdf::{Document, Object, Stream, dictionary};
use vuosikello_document::Head;

use super::objects::text;
use crate::Error;

const PRODUCER: &str = concat!("vuosikello ", env!("CARGO_PKG_VERSION"));

/// What a file claims to conform to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claims {
    /// PDF/A-2a.
    pub(super) archival: bool,
    /// PDF/UA-1.
    pub(super) accessible: bool,
}

/// Adds the metadata of the main document, with the claims that hold.
pub(super) fn add(document: &mut Document, head: &Head, claims: Claims) -> Result<(), Error> {
    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp(head, claims).into_bytes(),
    );
    // Plain, so that archives can read it without a PDF library.
    let packet = document.add_object(packet.with_compression(false));
    let date = Object::string_literal(head.date.format("D:%Y%m%d120000Z").to_string());
    let information = dictionary! {
        "Title" => text(&head.title),
        "Author" => text(&head.organisation),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    let information = document.add_object(information);
    document.trailer.set("Info", information);
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", packet);
    catalog.set("Lang", Object::string_literal(head.language.tag()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.remove(b"PageLayout");
    Ok(())
}

/// The XMP packet. Its extension schema describes the property of PDF/UA, which PDF/A does not know (ISO 19005-2 § 6.6.2.3).
fn xmp(head: &Head, claims: Claims) -> String {
    let [title, author] = [&head.title, &head.organisation].map(|text| escape(text));
    let (language, date) = (head.language.tag(), head.date.format("%Y-%m-%dT12:00:00Z"));
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{a}{ua}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
        a = if claims.archival {
            "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
        } else {
            ""
        },
        ua = if claims.accessible {
            "<pdfuaid:part>1</pdfuaid:part>\n"
        } else {
            ""
        },
    )
}

/// The text escaped for XML; characters that XML 1.0 forbids are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_cannot_break_the_packet() {
        assert_eq!(escape("a<b>&\u{0}]]>ä"), "a&lt;b&gt;&amp;]]&gt;ä");
    }
}
