//! The command line.

fn main() -> std::process::ExitCode {
    eprintln!("addsup: the command is not built yet");
    std::process::ExitCode::from(2)
}
