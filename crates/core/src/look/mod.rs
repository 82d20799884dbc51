//! How the documents of an organisation look, in every format: the file `ilme` in the folder `ilme`.

mod check;
mod colour;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use colour::Colour;

/// The most colours of series: a theme of Office has six accents (ECMA-376, part 1, § 20.1.6.2), and no chart has more series.
pub const MOST_SERIES: usize = 6;

/// The look of an organisation: colours, typefaces, logo. What is left out is that of the built-in look, [`Look::default`].
///
/// It is the one definition that PDF, Word, PowerPoint and Excel files share. A Word or PowerPoint file of the organisation's own
/// (`malli.docx`, `malli.pptx`) goes before it in its own format, as far as it says something.
///
/// ```
/// use vuosikello_core::Look;
///
/// let look: Look = serde_json::from_str(r#"{ "varit": { "otsikot": "0B5345" } }"#)?;
/// assert_eq!(look.colours.headings.to_string(), "0B5345");
/// assert_eq!(look.colours.links, Look::default().colours.links);
/// assert!(look.check().is_empty());
///
/// // Grey headings cannot be read on white paper.
/// let pale: Look = serde_json::from_str(r#"{ "varit": { "otsikot": "C0C0C0" } }"#)?;
/// assert_eq!(pale.check()[0].violation.code(), "contrast-too-low");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The address of the JSON schema, for an editor; it has no effect on documents.
    ///
    /// fi: Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The colours.
    ///
    /// fi: Värit, joita PDF-, Word-, PowerPoint- ja Excel-tiedostot käyttävät.
    #[serde(rename = "varit", default)]
    pub colours: Colours,
    /// The typefaces.
    ///
    /// fi: Kirjasimet.
    #[serde(rename = "kirjasimet", default)]
    pub typefaces: Typefaces,
    /// The logo, and the room that it has at the head of pages.
    ///
    /// fi: Logo asiakirjojen ensimmäisen sivun ylälaitaan.
    #[serde(rename = "logo", default)]
    pub logo: LogoPlace,
}

/// Colours by what they are for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Colours {
    /// Titles, headings, header rows and the strong lines of tables.
    ///
    /// fi: Otsikoiden, taulukon otsikkorivien ja vahvojen viivojen väri.
    #[serde(rename = "otsikot")]
    pub headings: Colour,
    /// Text that explains: subtitles, captions of fields, page numbers.
    ///
    /// fi: Selittävän tekstin väri: alaotsikot, tietojen nimet, sivunumerot.
    #[serde(rename = "toissijainen")]
    pub secondary: Colour,
    /// The thin lines between rows.
    ///
    /// fi: Rivien välisten ohuiden viivojen väri.
    #[serde(rename = "viivat")]
    pub lines: Colour,
    /// The surface of header rows, sums and boxes, on which text stands.
    ///
    /// fi: Otsikkorivien, summien ja laatikoiden pohjaväri, jolla teksti on.
    #[serde(rename = "pinta")]
    pub surface: Colour,
    /// Links.
    ///
    /// fi: Linkkien väri.
    #[serde(rename = "linkit")]
    pub links: Colour,
    /// The series of charts, in order: one to six.
    ///
    /// fi: Kaavioiden sarjojen värit järjestyksessä, enintään kuusi.
    #[serde(rename = "sarjat")]
    pub series: Vec<Colour>,
    /// The marks of states.
    ///
    /// fi: Tilamerkkien värit; merkin vieressä on aina sana.
    #[serde(rename = "tilat")]
    pub states: StateColours,
}

/// The colours of the marks of states. A word stands beside each mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StateColours {
    /// Out of order, late.
    ///
    /// fi: Ongelma tai myöhässä (■).
    #[serde(rename = "ongelma")]
    pub bad: Colour,
    /// Needs attention.
    ///
    /// fi: Huomioitavaa tai riski (▲).
    #[serde(rename = "huomio")]
    pub attention: Colour,
    /// As it should be.
    ///
    /// fi: Kunnossa tai tehty (●).
    #[serde(rename = "kunnossa")]
    pub good: Colour,
    /// Not known, or stopped.
    ///
    /// fi: Ei tiedossa tai keskeytetty.
    #[serde(rename = "muu")]
    pub unknown: Colour,
}

/// The typefaces. Word, PowerPoint and Excel files name them, and the reader's machine must have them; PDF files embed theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Typefaces {
    /// The typeface of text in Office files.
    ///
    /// fi: Tekstin kirjasin Word-, PowerPoint- ja Excel-tiedostoissa, esimerkiksi Arial; sen pitää olla lukijan koneella.
    #[serde(rename = "teksti")]
    pub text: String,
    /// The typeface of headings in Word and PowerPoint files.
    ///
    /// fi: Otsikoiden kirjasin Word- ja PowerPoint-tiedostoissa.
    #[serde(rename = "otsikot")]
    pub headings: String,
    /// The files of the typeface that PDF files embed; Noto Sans without.
    ///
    /// fi: PDF-tiedostoihin upotettavan kirjasimen tiedostot kansiossa ilme; muuten Noto Sans.
    #[serde(rename = "pdf", skip_serializing_if = "Option::is_none")]
    pub pdf: Option<FontFiles>,
}

/// The names of the four TrueType files of a typeface, in the folder `ilme`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FontFiles {
    /// Regular.
    ///
    /// fi: Tavallinen leikkaus, TrueType-tiedoston nimi.
    #[serde(rename = "tavallinen")]
    pub regular: String,
    /// Bold.
    ///
    /// fi: Lihavoitu leikkaus, TrueType-tiedoston nimi.
    #[serde(rename = "lihavoitu")]
    pub bold: String,
    /// Italic.
    ///
    /// fi: Kursiivileikkaus, TrueType-tiedoston nimi.
    #[serde(rename = "kursiivi")]
    pub italic: String,
    /// Bold italic.
    ///
    /// fi: Lihavoitu kursiivi, TrueType-tiedoston nimi.
    #[serde(rename = "lihavoitu_kursiivi")]
    pub bold_italic: String,
}

impl FontFiles {
    /// The names: regular, bold, italic, bold italic.
    pub fn names(&self) -> [&str; 4] {
        [&self.regular, &self.bold, &self.italic, &self.bold_italic]
    }
}

/// The logo at the head of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LogoPlace {
    /// The name of the PNG file in the folder `ilme`.
    ///
    /// fi: PNG-tiedoston nimi kansiossa ilme.
    #[serde(rename = "tiedosto")]
    pub file: String,
    /// What the logo shows, for someone who cannot see it; the name of the organisation without.
    ///
    /// fi: Mitä logo esittää, sille, joka ei näe sitä; muuten organisaation nimi.
    #[serde(rename = "vaihtoehtoinen_teksti", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The greatest width, in millimetres.
    ///
    /// fi: Logon suurin leveys millimetreinä, 10–80.
    #[serde(rename = "leveys_mm")]
    #[schemars(range(min = 10, max = 80))]
    pub width: u8,
    /// The greatest height, in millimetres.
    ///
    /// fi: Logon suurin korkeus millimetreinä, 5–25.
    #[serde(rename = "korkeus_mm")]
    #[schemars(range(min = 5, max = 25))]
    pub height: u8,
}

/// The built-in colours: dark blue, orange and blue, which differ in grey where they have to.
impl Default for Colours {
    fn default() -> Self {
        Self {
            headings: Colour::of(0x1B_365D),
            secondary: Colour::of(0x4A_5568),
            lines: Colour::of(0xC9_D1DA),
            surface: Colour::of(0xEE_F2F6),
            links: Colour::of(0x1F_4E9B),
            series: [0x1B_365D, 0x5C_8FB8, 0xC0_5600, 0x2E_7D4F, 0x7A_3B5E, 0x4A_5568]
                .map(Colour::of)
                .to_vec(),
            states: StateColours::default(),
        }
    }
}

impl Default for StateColours {
    fn default() -> Self {
        Self {
            bad: Colour::of(0xC0_5600),
            attention: Colour::of(0x1B_365D),
            good: Colour::of(0x5C_8FB8),
            unknown: Colour::of(0x4A_5568),
        }
    }
}

/// Arial, which every machine with Office has.
impl Default for Typefaces {
    fn default() -> Self {
        Self {
            text: "Arial".to_owned(),
            headings: "Arial".to_owned(),
            pdf: None,
        }
    }
}

impl Default for LogoPlace {
    fn default() -> Self {
        Self {
            file: "logo.png".to_owned(),
            description: None,
            width: 60,
            height: 12,
        }
    }
}
