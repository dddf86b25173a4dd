//! The command line.

fn main() -> std::process::ExitCode {
    addsup::cli::run()
}
