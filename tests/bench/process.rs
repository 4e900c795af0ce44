//! Other processes: the real program, servers that say where they listen, and the memory they hold.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

/// The real program, built as it is shipped, with arguments.
pub(crate) fn satsing(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_satsing"));
    command.args(arguments);
    command
}

/// Runs to the end and gives what it wrote to standard output.
///
/// # Errors
/// With what it wrote to standard error, where it failed.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?} could not be started"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// A server in a process of its own; it ends when dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    child: Child,
}

impl Server {
    /// Starts it and waits for the line that ends with its address.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        // Warnings only: nobody reads the pipe while it serves.
        let child = command.env("RUST_LOG", "warn").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.with_context(|| format!("{command:?} could not be started"))?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let address = line.split_whitespace().last().unwrap_or_default().trim_start_matches("http://").parse();
        match address {
            Ok(address) => Ok(Self { address, child }),
            Err(_) => {
                let _ = child.kill();
                let output = child.wait_with_output()?;
                bail!("{command:?} does not serve: {line:?} {}", String::from_utf8_lossy(&output.stderr).trim())
            }
        }
    }

    /// Resident memory now and at its highest, 10⁶ bytes.
    pub(crate) fn resident_megabytes(&self) -> Result<(f64, f64)> {
        resident_megabytes(&self.child.id().to_string())
    }
}

/// Resident memory of a process (`self` is this one) now and at its highest, 10⁶ bytes.
pub(crate) fn resident_megabytes(process: &str) -> Result<(f64, f64)> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let field = |name: &str| {
        let line = status.lines().find_map(|l| l.strip_prefix(name)).with_context(|| format!("no {name} in /proc"))?;
        let kib: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
        anyhow::Ok(kib * 1024.0 / 1e6)
    };
    Ok((field("VmRSS:")?, field("VmHWM:")?))
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
