//! Rebuilds the program when the workspaces that it carries change.

fn main() {
    println!("cargo:rerun-if-changed=../../examples");
}
