//! The model of vuosikello: what is true of an organisation, its customers and their yearly service agreements.
//!
//! The types know no file format and do no I/O. They are read with serde; their keys are Finnish, because the people
//! who write the files are Finnish civil servants, and templates use the same words. Values that have a form of their
//! own ([`Money`], [`Date`], [`CaseNumber`], [`CustomerId`]) are parsed once and cannot be wrong afterwards.
//!
//! A [`Checker`] looks at everything that no single value can know, such as whether sums agree, and reports *all*
//! that it finds as [`Finding`]s.
//!
//! | for | begin with |
//! |---|---|
//! | the settings of an organisation | [`Configuration`] |
//! | the documents of an agreement | [`Dossier`]: [`Customer`], [`Agreement`], [`Service`], [`DevelopmentItem`], [`BudgetLine`] |
//! | the documents of a meeting | [`MeetingDossier`]: [`Meeting`], [`Notes`], [`ServiceStatus`], [`Need`], [`Project`], [`Finance`] |
//! | the slides of a budget | [`BudgetDay`]: [`Finance`], [`BudgetVersion`] |
//! | what is wrong with data | [`Checker`], [`Findings`], [`Violation`] |
//! | the year's clock | [`schedule()`], [`ClockEntry`], [`Timing`] |
//! | JSON schemas | [`Registry`], [`schema::FileSchema`] |
//!
//! The documentation of a field that stands in files has two paragraphs: English, and behind `fi:` the Finnish text of the JSON
//! schemas. Its key in the files is the Finnish one that the schemas name.

mod agreement;
mod annexes;
mod apportion;
mod availability;
mod case_number;
mod check;
mod checker;
mod clean;
mod clock;
mod collation;
mod column_rule;
mod configuration;
mod costs;
mod customer;
mod customer_id;
mod data_file;
mod date;
mod decimal;
mod derived;
mod development;
mod dossier;
mod file_name;
mod finance;
mod finding;
mod format;
mod formats;
mod holidays;
mod inflection;
mod link;
mod look;
mod meeting;
mod money;
mod month;
mod name;
mod nearest;
mod period;
mod person;
mod placeholder;
mod public_body;
mod quarter;
mod registry;
pub mod schema;
mod service;
mod showable;
mod survey;
mod text;
mod time;

pub use agreement::{
    Agreement, AgreementStatus, AllocationShare, Annex, AnnexKind, Appropriation, Classification,
    ExtraClause, Signatory, Signing,
};
pub use apportion::apportion;
pub use availability::Availability;
pub use case_number::{CaseNumber, CaseNumberForm};
pub use check::{FinanceParts, MeetingContext, unfinished};
pub use checker::{Checkable, Checked, Checker};
pub use clean::{clean_line, clean_lines, ends_line, one_line, shortened, turns_direction};
pub use clock::{
    ClockEntry, ClockTask, ClockTheme, Move, OwnEntry, Progress, ScheduledEntry, Timing, schedule,
};
pub use collation::finnish_order;
pub use column_rule::ColumnRule;
pub use configuration::{
    CommonTerms, Configuration, Defaults, HelpDesk, MeetingSettings, Organisation, Statute, YearSettings,
};
pub use costs::{Allocated, Allocation, CostTypeLines};
pub use customer::{
    Agency, Contact, Customer, Engagement, GroupMember, GroupRole, Party, Phase, Representative, Segment,
};
pub use customer_id::CustomerId;
pub use data_file::{DataFile, DataFolder};
pub use date::Date;
pub use decimal::Decimal;
pub use development::{DevelopmentItem, DevelopmentKind, Gate};
pub use dossier::{Dossier, DossierParts};
pub use file_name::{is_file_name, may_stand_in_file_name};
pub use finance::{
    ActualLine, BudgetDay, BudgetLine, BudgetVersion, CostGroup, CostView, Figures, Finance, FinanceOverview,
    KeyShare, Likelihood, Lock, LockDifference, MonthRow, Percentage, Risk, ServiceRow, SharedActual,
    SharedCosts, SharedLine, TopRow, VersionLine, YearMonth,
};
pub use finding::{
    FinanceViolation, Finding, Findings, Hint, LIST_LENGTH, MeetingViolation, NoteViolation,
    StructureViolation, Violation, first_of, listed,
};
pub use format::Malformed;
pub use formats::formats;
pub use holidays::{
    DayOff, Holiday, day_off, holiday_name, holidays, is_working_day, working_day_on_or_before,
};
pub use inflection::propose_forms;
pub use link::{link_address, mailto_address};
pub use look::{Colour, Colours, FontFiles, LogoPlace, Look, MOST_SERIES, StateColours, Typefaces};
pub use meeting::{
    Action, ActionId, AgendaItem, EarlierMeeting, ExtraItem, Item, ItemHandling, ItemKind, ItemNotes,
    Meeting, MeetingDossier, MeetingId, MeetingParts, MeetingStatus, Need, NeedPhase, NextMeeting, Note,
    Notes, OpenAction, Participant, ParticipantRole, Presence, Project, ProjectState, ServiceState,
    ServiceStatus, action_parts, agenda, last_held, timetable,
};
pub use money::{Money, MoneyError};
pub use month::Month;
pub use name::{InflectedName, check_name, initials};
pub use nearest::{begins_alike, fold_name, nearest, nearest_name};
pub use period::{Period, Rhythm};
pub use person::person_named;
pub use placeholder::{placeholder, placeholders};
pub use public_body::PublicBody;
pub use quarter::Quarter;
pub use registry::{Declaration, Provenance, Registry};
pub use service::Service;
pub use showable::{Shown, shown_by_words};
pub use survey::{
    AreaResult, Grade, Mean, MeanChange, Nps, NpsChange, NpsCounts, OpenAnswers, Rating, Recommendation,
    SurveyAnswer, SurveyQuestion, SurveyResults, SurveySettings,
};
pub use text::{
    TextError, check_text, composed, is_blank, is_plainly_composed, pointer_step, spelled_letters,
};
pub use time::TimeOfDay;
