//! The example workspace, whose customers show what files may hold.

use std::path::Path;

use vuosikello_workspace::{Failure, Workspace};

fn example(name: &str) -> Workspace {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(name);
    Workspace::open(&root, |_| true).unwrap()
}

#[test]
fn every_meeting_of_the_examples_is_read() {
    for name in ["ork", "alku"] {
        let workspace = example(name);
        for customer in workspace.customers() {
            for id in workspace.meetings(customer).unwrap() {
                match workspace.meeting(customer, id) {
                    Ok(loaded) => assert_eq!(loaded.dossier.meeting.id, id),
                    Err(Failure::Problems(problems)) => {
                        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                        panic!("{customer} {id}:\n{}", lines.join("\n"));
                    }
                    Err(other) => panic!("{other}"),
                }
            }
        }
    }
}
