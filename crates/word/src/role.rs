//! The roles of styles: headings, running text, lists, cells of tables.
//!
//! A style is known by its *name*: the id differs between language versions of Word (`Heading1`, `Otsikko1`), while
//! the names of Word's own styles are English in the file whatever the user sees. The styles that Word does not
//! have carry Finnish names, as the user meets them in the style list.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use vuosikello_document::{Light, RowKind};

macro_rules! roles {
    (
        everywhere { $($(#[$doc:meta])* $role:ident = $name:literal, $kind:literal;)* }
        spare { $($(#[$spare_doc:meta])* $spare:ident = $spare_name:literal, $spare_kind:literal;)* }
    ) => {
        /// The role of a style.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Role { $($(#[$doc])* $role,)* $($(#[$spare_doc])* $spare),* }

        impl Role {
            /// The roles whose styles every file has, in the order of their numbers.
            pub(crate) const ALL: &'static [Role] = &[$(Role::$role),*];

            /// The roles whose styles only files have that use one of them; their numbers come after the others.
            pub(crate) const SPARE: &'static [Role] = &[$(Role::$spare),*];

            /// The name of the style in the file.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Role::$role => $name,)* $(Role::$spare => $spare_name),* }
            }

            /// The kind of the style in the file: `paragraph`, `character` or `table`.
            pub(crate) fn kind(self) -> &'static str {
                match self { $(Role::$role => $kind,)* $(Role::$spare => $spare_kind),* }
            }
        }
    };
}

roles! {
  everywhere {
    Title = "Title", "paragraph";
    Subtitle = "Subtitle", "paragraph";
    Heading1 = "heading 1", "paragraph";
    Heading2 = "heading 2", "paragraph";
    Heading3 = "heading 3", "paragraph";
    Body = "Body Text", "paragraph";
    Note = "Huomautus", "paragraph";
    ListBullet = "List Bullet", "paragraph";
    ListNumber = "List Number", "paragraph";
    ListContinue1 = "List Continue", "paragraph";
    ListContinue2 = "List Continue 2", "paragraph";
    ListContinue3 = "List Continue 3", "paragraph";
    ListContinue4 = "List Continue 4", "paragraph";
    ListContinue5 = "List Continue 5", "paragraph";
    Caption = "caption", "paragraph";
    ContentsHeading = "TOC Heading", "paragraph";
    Contents1 = "toc 1", "paragraph";
    Contents2 = "toc 2", "paragraph";
    Contents3 = "toc 3", "paragraph";
    Header = "header", "paragraph";
    /// The fields of the header that stand out: who sends what.
    HeaderTitle = "Ylätunnisteen otsikko", "paragraph";
    Footer = "footer", "paragraph";
    CellText = "Taulukkoteksti", "paragraph";
    CellFigure = "Taulukkoluku", "paragraph";
    CellHeader = "Taulukon otsikkorivi", "paragraph";
    CellGroup = "Taulukon ryhmä", "paragraph";
    CellSubtotal = "Taulukon välisumma", "paragraph";
    CellTotal = "Taulukon summa", "paragraph";
    /// The thin empty paragraph between two tables: without one Word takes them for one table.
    TableGap = "Taulukon väli", "paragraph";
    Term = "Tiedon nimi", "paragraph";
    TermLine = "Tiedon sisältö", "paragraph";
    SignatoryOrganisation = "Allekirjoittajan organisaatio", "paragraph";
    SignatureLine = "Allekirjoitusviiva", "paragraph";
    SignatoryName = "Allekirjoittajan nimi", "paragraph";
    SignatoryTitle = "Allekirjoittajan tehtävä", "paragraph";
    Hyperlink = "Hyperlink", "character";
    DataTable = "Sopimustaulukko", "table";
    Definitions = "Tiedot", "table";
    Signatures = "Allekirjoitukset", "table";
    HeaderFields = "Asiakirjan tunnisteet", "table";
  }
  spare {
    Heading4 = "heading 4", "paragraph";
    Heading5 = "heading 5", "paragraph";
    Heading6 = "heading 6", "paragraph";
    FootnoteText = "footnote text", "paragraph";
    FootnoteReference = "footnote reference", "character";
    EndnoteText = "endnote text", "paragraph";
    EndnoteReference = "endnote reference", "character";
    /// The marks of states.
    MarkGood = "Tila kunnossa", "character";
    MarkAttention = "Tila huomioitavaa", "character";
    MarkBad = "Tila ongelma", "character";
    MarkUnknown = "Tila muu", "character";
  }
}

impl Role {
    /// The style of a heading of the level, 1 to 6.
    pub(crate) fn heading(level: u8) -> Role {
        match level {
            0 | 1 => Role::Heading1,
            2 => Role::Heading2,
            3 => Role::Heading3,
            4 => Role::Heading4,
            5 => Role::Heading5,
            _ => Role::Heading6,
        }
    }

    /// The style of the mark of a state.
    pub(crate) fn mark(light: Light) -> Role {
        match light {
            Light::Good => Role::MarkGood,
            Light::Attention => Role::MarkAttention,
            Light::Bad => Role::MarkBad,
            Light::Unknown => Role::MarkUnknown,
        }
    }

    /// Whether only files have the style that use it.
    pub(crate) fn is_spare(self) -> bool {
        self as usize >= Role::ALL.len()
    }

    /// The style of an entry of the table of contents for a heading of the level, 1 to 3.
    pub(crate) fn contents(level: u8) -> Role {
        match level {
            0 | 1 => Role::Contents1,
            2 => Role::Contents2,
            _ => Role::Contents3,
        }
    }

    /// The style of a further paragraph of a list item. Word has five; what lies deeper looks like the fifth.
    pub(crate) fn list_continue(depth: usize) -> Role {
        match depth {
            0 => Role::ListContinue1,
            1 => Role::ListContinue2,
            2 => Role::ListContinue3,
            3 => Role::ListContinue4,
            _ => Role::ListContinue5,
        }
    }

    /// The style of the cells of a row.
    pub(crate) fn cell(kind: RowKind) -> Role {
        match kind {
            RowKind::Body => Role::CellText,
            RowKind::Group => Role::CellGroup,
            RowKind::Subtotal => Role::CellSubtotal,
            RowKind::Total => Role::CellTotal,
        }
    }

    /// The role of the style with the name; Word does not tell names apart by case.
    pub(crate) fn of_name(name: &str) -> Option<Role> {
        static BY_NAME: LazyLock<BTreeMap<String, Role>> = LazyLock::new(|| {
            Role::ALL
                .iter()
                .chain(Role::SPARE)
                .map(|role| (role.name().to_lowercase(), *role))
                .collect()
        });
        BY_NAME.get(&name.to_lowercase()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_numbered_in_their_order_and_found_by_name_in_any_case() {
        for (number, role) in Role::ALL.iter().chain(Role::SPARE).enumerate() {
            assert_eq!(role.is_spare(), number >= Role::ALL.len());
            assert_eq!(*role as usize, number);
            assert_eq!(Role::of_name(&role.name().to_uppercase()), Some(*role));
        }
        assert_eq!(Role::of_name("Heading 9"), None);
    }
}
