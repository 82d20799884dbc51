//! The template language: Markdown with Tera 2, rendered with data into blocks. This module holds documentation only;
//! [`Templates`](crate::Templates) renders.
//!
//! A template is a text in Markdown in which Tera puts values. Values are data and never markup: whatever stands in
//! them appears as it is. The words of the language are Finnish, since those who write templates are.
//!
//! ```
//! use serde_json::json;
//! use vuosikello_document::{Block, Cell, Column, Data, Row, Table, Templates, View};
//!
//! let source = "\
//! ## Muistio {{ vuosi }}
//!
//! <! This note is for whoever edits the template. !>
//!
//! {% for nimi in vastuut %}
//! - {{ nimi }}
//! {% endfor %}
//!
//! {% if huomautus is defined %}
//! > {{ huomautus }}
//! {% endif %}
//!
//! [[tehtavat]]
//!
//! {{ taulukko(otsikko=\"Menot\", kuvaus=\"Menot kohteittain.\", rivit=menot,
//!     sarakkeet=[\"kohde | Kohde | 70\", \"summa | Summa, € | luku 30\"]) }}
//! ";
//! let templates = Templates::new([("muistio.md", source)]).unwrap();
//!
//! let mut data = Data::new(&json!({
//!     "vuosi": 2027,
//!     "vastuut": ["Maija Mallikas", "*ei korostusta*"],
//!     "menot": [{ "kohde": "Lisenssit", "summa": "1 250,00 €" }],
//! }));
//! let columns = vec![Column::text("Tehtävä").key("nimi")];
//! let table = Table::new("Tehtävät.", columns).with_rows([Row::body(vec![Cell::text("Sovi tapaaminen")])]);
//! data.set_view("tehtavat", View::table(table));
//!
//! let blocks = templates.render("muistio.md", &data).unwrap();
//! assert!(matches!(&blocks[..], [Block::Title(_), Block::List(_), Block::Table(_), Block::Table(_)]));
//! ```
//!
//! # Tera
//!
//! `{{ … }}` prints a text or a number; printing a record, a list or a truth value is an error that proposes what to write. `{% … %}` is a
//! statement (`if`, `elif`, `else`, `for`, `set`, `include`), and `<! … !>` is a note to whoever edits the template. Filters and tests are those of Tera, such as `length`, `lower`, `join(sep=", ")`,
//! `default(value="…")`, `is defined`; `safe` does nothing, since values are escaped always. `{% include "osa.md" %}` puts another
//! template of the set in.
//!
//! A name that the data do not have is an error with its line and the nearest known name, also in a branch that is not
//! taken, unless the template asks for it with `if` or `default` as well. Syntax is checked before rendering: every mistake is told with its line.
//!
//! Rendering is bounded, by counting and not by the clock: half a million steps (turns of loops, and every 64 bytes of the values and of the source that they go
//! through), 1 MiB for a text that the template makes, 16 MiB of output. A template that renders to nothing is an error. Components of Tera cannot be used.
//!
//! # Markdown
//!
//! The part of CommonMark that an official document needs, with tables, struck text and footnotes. Anything else (HTML, pictures, code,
//! check boxes, other rules than `---`), and marks that are left over or would be joined into text, is an error with its line:
//!
//! | in the template | in the document |
//! |---|---|
//! | `# Otsikko` | the title |
//! | `## Talous {#talous}` to `####` | headings of levels 1–3, with an id where links need one; `{.numeroimaton}` leaves the number out |
//! | paragraphs, `-` and `1.` lists (8 levels), `**…**`, `*…*`, `~~…~~` | the same |
//! | a table: `\| Erä \| Osuus \|`, below it `\|---\|---:\|` and rows | a table without caption and number; a value may stand in a cell |
//! | `[^1]` in the text, `[^1]: …` on a line of its own | a footnote |
//! | `[…](#talous)`, `[…](https://…)` | a link to a heading, or to an address (`https:`, `http:`, `mailto:`) |
//! | `> …` | a notice set apart |
//! | a definition list (`Termi`, next line `: selitys`) | basic data in two columns |
//! | `---` | a page break |
//! | `[[nimi]]`, alone in a paragraph | the [view](crate::View) of that name |
//!
//! # Functions
//!
//! What Markdown has no word for comes from functions. Each stands alone between empty lines, but for `kieli` and `muotoiltu`, which
//! stand in running text. Arguments are named; those in italics may be left out.
//!
//! | function | what it gives | arguments |
//! |---|---|---|
//! | `nakyma` | a view, with chosen columns | [below](#views) |
//! | `taulukko` | a table from rows of data | [below](#tables) |
//! | `kaavio` | a chart of numbers | [below](#charts) |
//! | `sisallys` | the table of contents | `otsikko`: the heading above it; *`taso`*: the deepest level, 1 to 3, 2 when left out |
//! | `sivut` | pages that lie (landscape) or stand from here on, beginning with a new one | `suunta`: `vaaka` or `pysty` |
//! | `alaotsikko` | a line below the title | `teksti` |
//! | `allekirjoitukset` | the signature block | none; the variable `allekirjoittajat` is a list of maps with `organisaatio`, `nimi`, `nimike` |
//! | `kieli` | a passage in another language | `tunnus`: `fi`, `sv` or `en`; `teksti` |
//! | `muotoiltu` | a value in which a person has written emphasis, links and struck text in the words of Markdown, such as notes of a meeting; one that cannot be set so appears as it is, like all other values | `teksti` |
//! | `range` | whole numbers for a loop, at most 1 000 | `end`, *`start`*, *`step_by`*, as in Tera |
//!
//! # Views
//!
//! A [view](crate::View) is a typed table, chart, list or row of key figures, which the program gives with
//! [`Data::set_view`](crate::Data::set_view). `[[projektit]]` places it as it is; where it is a table, `nakyma` chooses and
//! renames its columns:
//!
//! ```text
//! {{ nakyma(nimi="projektit", otsikko="Projektit", kuvaus="Projektien tila.",
//!     sarakkeet=["nimi | Projekti | 34", "tila | Tila | 16", "portti"]) }}
//! ```
//!
//! | argument | what it says |
//! |---|---|
//! | `nimi` | the name of the view |
//! | *`otsikko`*, *`kuvaus`* | caption and alternative text in place of the view's own |
//! | *`sarakkeet`* | the columns in order: `avain`, `avain \| Otsikko`, or as in a table (below), by the [key](crate::Column::key) of the column |
//! | *`kaavio`* | shows the columns as a chart of this kind (the words of `laji`, [below](#charts)): the first names the categories, the others are its series; rows that head or sum up others are left out |
//! | *`riveja`*, *`dioja`*, *`kaikki`* | on slides, how much is shown: at most so many rows or slides (1 to 1 000), or `kaikki=true` |
//!
//! # Tables
//!
//! A table of rows that the template itself or the data have:
//!
//! ```text
//! {{ taulukko(otsikko="Porttipäätökset", kuvaus="Portit ja mitä niissä päätetään.", rivit=portit,
//!     sarakkeet=["portti | Portti | keski 12", "paatos | Mitä päätetään | 88"]) }}
//! ```
//!
//! | argument | what it says |
//! |---|---|
//! | `otsikko`, `kuvaus` | the caption; the alternative text, for someone who cannot see the table |
//! | `rivit` | a list of maps; `rivilaji` in one says that the row is `ryhma` (heads others), `valisumma` or `yhteensa` |
//! | `sarakkeet` | `avain \| Otsikko \| luku 18`: the key in the rows, the header, how the column stands (`vasen`, which may be left out, `keski`, `oikea`, or `luku` for figures) and its width relative to the others |
//! | *`riviotsikot`* | whether the first cells head their rows; `true` when left out |
//!
//! # Charts
//!
//! A chart has one to six series of numbers, each with a number (or none, `null`) for each category. A text such as
//! `1 234,50 €` is no number; amounts of the data are shown as a chart by `nakyma`, from the typed values of a view:
//!
//! ```text
//! {{ nakyma(nimi="kustannusryhmat", kaavio="pylvaat", otsikko="Kustannukset", kuvaus="Ylläpito maksoi eniten.",
//!     sarakkeet=["nimi", "talousarvio | Budjetti", "toteuma"]) }}
//! ```
//!
//! Numbers that the template itself or the data have as numbers:
//!
//! ```text
//! {{ kaavio(otsikko="Kustannukset", kuvaus="Ylläpito maksoi eniten, 1,2 milj. €.", laji="pylvaat", yksikko="euro",
//!     luokat=["Ylläpito", "Henkilötyö"], sarjat=[{"nimi": "Toteuma", "arvot": [1234567.89, null]}]) }}
//! ```
//!
//! | argument | what it says |
//! |---|---|
//! | `otsikko`, `kuvaus` | the caption; what the chart shows, for someone who cannot see it |
//! | `laji` | `pylvaat` (bars side by side), `pinotut` (bars on top of each other), `viivat` (lines over points in time) |
//! | `yksikko` | `euro` (numbers of euros, to the cent) or `luku` |
//! | *`desimaalit`* | how many decimals numbers have, 0 to 6; 0 when left out |
//! | `luokat`, `sarjat` | the categories; the series, each with `nimi` and `arvot` |
//!
//! # Decks
//!
//! In the template of a deck ([`Templates::slides`](crate::Templates::slides)) `#` begins a section and `##` a slide; the very
//! first slide is the title slide. On a slide stand paragraphs, lists of at most two levels, tables, charts and views; `---`
//! parts its left half from its right one, and `>` is what the speaker says. `[[nimi, rivejä 10]]`, `[[nimi, dioja 2]]` and
//! `[[nimi, kaikki]]` say how much of a view is shown: at most ten rows, as many as two slides hold, everything. A slide whose
//! views have nothing to show is left out, and so is a section without slides.
