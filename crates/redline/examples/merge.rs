//! Merges Word files: `merge BASE.docx THEIRS.docx NEW.docx OUT.docx`.

use std::error::Error;

use vuosikello_redline::{Stamp, merge};

fn main() -> Result<(), Box<dyn Error>> {
    let stamp = Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    for files in arguments.chunks_exact(4) {
        let [base, theirs, new] = [&files[0], &files[1], &files[2]].map(std::fs::read);
        let merged = merge(&base?, &theirs?, &new?, &stamp)?;
        std::fs::write(&files[3], &merged.bytes)?;
        println!("{}: {} marks", files[3], merged.marks);
        merged
            .clashes
            .iter()
            .for_each(|clash| println!("  {}: {clash}", clash.clause));
        merged
            .remarks
            .iter()
            .for_each(|remark| println!("  {}: {remark}", remark.part));
    }
    Ok(())
}
