//! How rules are declared.

/// Declares rules: of each the variant, its stable code, what is wrong when it is broken, and what would be right.
macro_rules! violations {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident $({ $( $(#[$field_doc:meta])* $field:ident: $type:ty ),* $(,)? })?
                    = $code:literal $message:tt => $fix:expr;
            )*
        }
        $(of { $($(#[$nested_doc:meta])* $nested:ident($inner:ty);)* })?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum $name {
            $(
                $(#[$doc])*
                #[doc = concat!("\n\nCode: `", $code, "`.")]
                #[error $message]
                $variant $({ $( $(#[$field_doc])* $field: $type ),* })?,
            )*
            $($($(#[$nested_doc])* #[error(transparent)] $nested(#[from] $inner),)*)?
        }

        impl $name {
            /// The code of the rule, which stays the same from version to version.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                    $($(Self::$nested(violation) => violation.code(),)*)?
                }
            }

            /// The codes of all rules.
            pub fn codes() -> Vec<&'static str> {
                let codes = vec![$($code),*];
                $($(let codes = [codes, <$inner>::codes()].concat();)*)?
                codes
            }

            /// What would be right, as an instruction in Finnish.
            #[allow(unused_variables, reason = "a fix rarely needs all that the message does")]
            pub fn fix(&self) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => String::from($fix),)*
                    $($(Self::$nested(violation) => violation.fix(),)*)?
                }
            }
        }
    };
}
pub(crate) use violations;

pub(crate) fn suggestion(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default()
}
