//! Compares Word files in pairs: `redline OLD.docx NEW.docx OUT.docx [OLD NEW OUT …]`.

use std::error::Error;

use vuosikello_redline::{Stamp, redline};

fn main() -> Result<(), Box<dyn Error>> {
    let stamp = Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    for files in arguments.chunks_exact(3) {
        let [old, new, out] = [&files[0], &files[1], &files[2]];
        match redline(&std::fs::read(old)?, &std::fs::read(new)?, &stamp) {
            Ok(redline) => {
                std::fs::write(out, &redline.bytes)?;
                println!("{out}: {} marks", redline.marks);
                redline
                    .remarks
                    .iter()
                    .for_each(|remark| println!("  {}: {remark}", remark.part));
            }
            Err(error) => println!("{out}: {error}"),
        }
    }
    Ok(())
}
