//! The flags that all commands share.

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

/// The flags of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Yhteiset valitsimet")]
pub(crate) struct Common {
    /// Työtilan kansio; oletuksena lähin kansio ylöspäin, jossa on vuosikello.json tai vuosikello.xlsx
    #[arg(short = 'w', long, global = true, value_name = "KANSIO")]
    pub(crate) workspace: Option<PathBuf>,
    /// Tulosteen muoto
    #[arg(long, global = true, value_enum, default_value_t = Format::Text, value_name = "MUOTO", hide_possible_values = true, hide_default_value = true, help = "Tulosteen muoto: text (oletus) tai json; komennolla calendar myös md ja ics")]
    pub(crate) format: Format,
    /// Tulosta vain virheet
    #[arg(short = 'q', long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Tulosta jokainen tiedosto
    #[arg(short = 'v', long, global = true)]
    pub(crate) verbose: bool,
    /// Värit
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "MILLOIN", hide_possible_values = true, hide_default_value = true, help = "Värit: auto (oletus), always tai never")]
    pub(crate) color: Color,
    /// Näytä tämä ohje
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Näytä ohjelman versio
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    /// Of a calendar only.
    Md,
    /// Of a calendar only.
    Ics,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
