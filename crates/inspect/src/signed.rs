//! Signed PDF files.
