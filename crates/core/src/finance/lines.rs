//! The lines of agreements, budgets and common costs: five tables that share their fields.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Date, Money, Month};

/// What checks ask of a line, whichever table it is of.
pub(crate) trait CostLine {
    fn cost_type(&self) -> &str;
    fn amount(&self) -> Money;
    fn month(&self) -> Option<Month> {
        None
    }
    fn target(&self) -> Option<&str> {
        None
    }
    fn key(&self) -> Option<&str> {
        None
    }
}

/// Declares the type of the lines of a table by its fields in order. What `description` and `amount` mean differs from table to
/// table; every other field is the same wherever it is.
macro_rules! line {
    (@ $name:ident $meta:tt { $($fields:tt)* } { $($methods:tt)* } month, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// The month of the cost.
            ///
            /// fi: Kuukausi.
            #[serde(rename = "kuukausi")]
            pub month: Month,
        } { $($methods)* fn month(&self) -> Option<Month> { Some(self.month) } } $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } $methods:tt cost_type, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// The cost type; one of those in the settings.
            ///
            /// fi: Kustannuslaji; jokin asetuksissa luetelluista.
            #[serde(rename = "kustannuslaji")]
            pub cost_type: String,
        } $methods $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } { $($methods:tt)* } target, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// The id of a service or a development item; `None` when the line concerns no single one.
            ///
            /// fi: Palvelun tai kehittämiskohteen tunnus; tyhjä, kun rivi ei kohdistu yhteen.
            #[serde(rename = "kohde", default, skip_serializing_if = "Option::is_none")]
            pub target: Option<String>,
        } { $($methods)* fn target(&self) -> Option<&str> { self.target.as_deref() } } $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } $methods:tt description: $text:literal, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// What the cost is for; tells lines without a target apart.
            ///
            #[doc = concat!("fi: ", $text)]
            #[serde(rename = "selite")]
            pub description: String,
        } $methods $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } { $($methods:tt)* } key, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// The key by which the cost is split between the customers.
            ///
            /// fi: Jyvitysperuste, jolla kustannus jaetaan.
            #[serde(rename = "peruste")]
            pub key: String,
        } { $($methods)* fn key(&self) -> Option<&str> { Some(&self.key) } } $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } $methods:tt amount: $text:literal, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// The amount; of a common cost, that of all customers together.
            ///
            #[doc = concat!("fi: ", $text)]
            #[serde(rename = "summa")]
            pub amount: Money,
        } $methods $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } $methods:tt reason, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// Why the forecast deviates from the budget.
            ///
            /// fi: Syy, miksi ennuste poikkeaa talousarviosta.
            #[serde(rename = "syy", default, skip_serializing_if = "Option::is_none")]
            pub reason: Option<String>,
        } $methods $($rest)* }
    };
    (@ $name:ident $meta:tt { $($fields:tt)* } $methods:tt extracted, $($rest:tt)*) => {
        line! { @ $name $meta { $($fields)*
            /// The day on which the line was taken out of its source system.
            ///
            /// fi: Päivä, jona tiedot poimittiin lähdejärjestelmästä.
            #[serde(rename = "poimittu", default, skip_serializing_if = "Option::is_none")]
            pub extracted: Option<Date>,
        } $methods $($rest)* }
    };
    (@ $name:ident [$($meta:tt)*] { $($fields:tt)* } { $($methods:tt)* }) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($fields)* }

        impl CostLine for $name {
            fn cost_type(&self) -> &str {
                &self.cost_type
            }
            fn amount(&self) -> Money {
                self.amount
            }
            $($methods)*
        }
    };
    ($(#[$meta:meta])* $name:ident { $($fields:tt)* }) => {
        line! { @ $name [$(#[$meta])*] {} {} $($fields)* }
    };
}

line! {
    /// A line of the budget of an agreement; a row of the table `talous`.
    BudgetLine { cost_type, target, description: "Selite.", amount: "Summa.", }
}
line! {
    /// A line of a version; a row of the tables `tae-b0` … `tae-b3`, `tpe-1`, `tpe-2` and `tilinpaatos`.
    VersionLine {
        cost_type, target, description: "Selite; erottaa rivit, joilla ei ole kohdetta.", amount: "Summa.", reason,
    }
}
line! {
    /// An actual cost of a month; a row of the table `toteuma`.
    ActualLine {
        month, cost_type, target,
        description: "Selite; sama kuin talousarvion rivillä, kun kohdetta ei ole.",
        amount: "Summa.", extracted,
    }
}
line! {
    /// A common cost of a version; a row of the common tables `tae-b0` … `tilinpaatos`.
    SharedLine {
        cost_type, description: "Selite.", key, amount: "Kaikkien asiakkaiden kustannus yhteensä.", reason,
    }
}
line! {
    /// A common cost of a month; a row of the common table `toteuma`.
    SharedActual {
        month, cost_type, description: "Selite; sama kuin talousarvion rivillä.", key,
        amount: "Kaikkien asiakkaiden kustannus yhteensä.", extracted,
    }
}

/// What a line is about: its target, or, without one, its description. The order puts targets first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject<'a> {
    Target(&'a str),
    Description(&'a str),
}

impl<'a> Subject<'a> {
    pub(super) fn of(target: Option<&'a str>, description: &'a str) -> Self {
        target.map_or(Self::Description(description), Self::Target)
    }
}

impl VersionLine {
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject::of(self.target.as_deref(), &self.description)
    }
}

impl ActualLine {
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject::of(self.target.as_deref(), &self.description)
    }
}
