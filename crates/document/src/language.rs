//! The template language: Markdown with Tera 2, rendered with data into blocks. This module holds documentation only;
//! [`Templates`](crate::Templates) renders.
//!
//! A template is a text in Markdown in which Tera puts values. Values are data and never markup: whatever stands in
//! them appears as it is (the [data](crate::Data) are escaped always). The Markdown is the part of CommonMark that an official document
//! needs:
//!
//! | in the template | in the document |
//! |---|---|
//! | `# Otsikko` | the title |
//! | `## Talous {#talous}` to `####` | headings of levels 1–3; `{.numeroimaton}` leaves the number out |
//! | paragraphs, `-` and `1.` lists, `**…**`, `*…*`, `[…](#talous)` | the same |
//! | `> …` | a notice set apart |
//! | a definition list (`Termi`, next line `: selitys`) | basic data in two columns |
//! | `---` | a page break |
//! | `[[nimi]]`, alone in a paragraph | the [view](crate::View) of that name |
//!
//! What Markdown has no word for comes from functions, each on a line of its own: `nakyma` (a view, with chosen columns),
//! `taulukko` (a table from rows of data), `kaavio` (a chart), `sisallys` (the table of contents), `alaotsikko` (a line below the title), `allekirjoitukset` (the signature block);
//! and within text `kieli` (a passage in another language). `<! … !>` is a note to whoever edits the template.
//!
//! A chart has between one and six series of values, each with a value (or none, `null`) for each category:
//!
//! ```text
//! {{ kaavio(otsikko="Kustannukset", kuvaus="Ylläpito maksoi eniten, 1,2 milj. €.", laji="pylvaat", yksikko="euro",
//!     luokat=["Ylläpito", "Henkilötyö"], sarjat=[{"nimi": "Toteuma", "arvot": ["1 234 567,89 €", null]}]) }}
//! ```
//!
//! | argument | what it says |
//! |---|---|
//! | `otsikko`, `kuvaus` | the caption; what the chart shows, for someone who cannot see it |
//! | `laji` | `pylvaat` (bars side by side), `pinotut` (bars on top of each other), `viivat` (lines over points in time) |
//! | `yksikko` | `euro` (amounts as the data have them) or `luku` (numbers or texts such as `8,5`) |
//! | `desimaalit` | how many decimals numbers have; 0 when left out |
//! | `luokat`, `sarjat` | the categories; the series, each with `nimi` and `arvot` |
//!
//! A table of rows that the template itself or the data have:
//!
//! ```text
//! {{ taulukko(otsikko="Porttipäätökset", kuvaus="Portit ja mitä niissä päätetään.", rivit=portit,
//!     sarakkeet=["portti | Portti | keski 12", "paatos | Mitä päätetään | 88"]) }}
//! ```
//!
//! | argument of `taulukko` | what it says |
//! |---|---|
//! | `otsikko`, `kuvaus` | the caption; the alternative text |
//! | `rivit` | a list of maps; `rivilaji` says that a row is `ryhma`, `valisumma` or `yhteensa` |
//! | `sarakkeet` | `avain \| Otsikko \| luku 18`: the key in the rows, the header, `vasen`, `keski`, `oikea` or `luku`, and the width relative to the others |
//! | `riviotsikot` | whether the first cells head their rows; `true` when left out |
//!
//! | function | arguments |
//! |---|---|
//! | `sisallys` | `otsikko`: the heading above the table of contents; `taso`: the deepest level, 1 to 3, 2 when left out |
//! | `alaotsikko` | `teksti`: a line below the title |
//! | `allekirjoitukset` | none; the variable `allekirjoittajat` is a list of maps with `organisaatio`, `nimi`, `nimike` |
//! | `kieli` | `tunnus`: `fi`, `sv` or `en`; `teksti`: a passage in that language, within a line |
//! | `range` | `start`, `end`, `step_by` as in Tera, at most 1 000 numbers |
//!
//! In the template of a deck ([`Templates::slides`](crate::Templates::slides)) `#` begins a section and `##` a slide; `---` parts
//! its left half from its right one, `>` is what the speaker says, and `[[nimi, rivejä 10]]`, `[[nimi, dioja 2]]` and
//! `[[nimi, kaikki]]` say how much of a view is shown.
//!
//! A name that the data do not have is an error with its line and the nearest known name, also in a branch that is not
//! taken, unless the template asks for it with `if` or `default` as well.
