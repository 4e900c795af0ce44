//! The one table that is printed.

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Milliseconds; less is better.
    Milliseconds,
    /// Requests per second; more is better.
    PerSecond,
    /// 10⁶ bytes; less is better.
    Megabytes,
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Milliseconds => format!("{value:.1} ms"),
            Self::PerSecond => format!("{value:.0} /s"),
            Self::Megabytes => format!("{value:.0} MB"),
        }
    }
}

/// What is asked of a number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Goal {
    /// Ours, in its unit.
    AtMost(f64),
    /// Ours divided by the peer's.
    RatioAtLeast(f64),
    /// Shown beside the others, without a goal.
    None,
}

/// Another program that does the same.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// In the unit of the row; else why there is no number.
    pub(crate) value: Result<f64, String>,
    /// Ours divided by the peer's where it was taken pair by pair; else the two numbers are divided.
    pub(crate) ratio: Option<f64>,
}

impl Peer {
    /// A peer whose number stands beside ours.
    pub(crate) fn new(name: &'static str, value: Result<f64, String>) -> Self {
        Self { name, value, ratio: None }
    }
}

/// One measurement.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) ours: f64,
    pub(crate) unit: Unit,
    pub(crate) goal: Goal,
    pub(crate) peers: Vec<Peer>,
}

impl Row {
    /// A row in milliseconds without peers.
    pub(crate) fn ms(what: impl Into<String>, ours: f64, goal: Goal) -> Self {
        Self { what: what.into(), ours, unit: Unit::Milliseconds, goal, peers: vec![] }
    }

    /// How many times as good as the peer.
    fn ratio(&self, peer: &Peer) -> Option<f64> {
        let theirs = *peer.value.as_ref().ok()?;
        peer.ratio.or(Some(if self.unit == Unit::PerSecond { self.ours / theirs } else { theirs / self.ours }))
    }

    fn goal(&self) -> [String; 2] {
        let reached = |is: bool| if is { "reached" } else { "MISSED" }.to_owned();
        match self.goal {
            Goal::AtMost(most) => [format!("≤ {}", self.unit.show(most)), reached(self.ours <= most)],
            Goal::RatioAtLeast(least) => {
                let ratio = self.peers.first().and_then(|p| self.ratio(p));
                [format!("≥ {least} × peer"), ratio.map_or_else(|| "no peer".to_owned(), |r| reached(r >= least))]
            }
            Goal::None => [String::new(), String::new()],
        }
    }

    /// One line for each peer, at least one; the first also says what and ours.
    fn lines(&self) -> Vec<[String; 6]> {
        let peer = |p: &Peer| match &p.value {
            Ok(value) => {
                let ratio = self.ratio(p).map(|r| format!("{r:.2}")).unwrap_or_default();
                [format!("{} {}", p.name, self.unit.show(*value)), ratio]
            }
            Err(reason) => [format!("{}: {reason}", p.name), String::new()],
        };
        let mut peers: Vec<[String; 2]> = self.peers.iter().map(peer).collect();
        if peers.is_empty() {
            peers.push([String::new(), String::new()]);
        }
        let [goal, reached] = self.goal();
        let mut head = [self.what.clone(), self.unit.show(self.ours), goal, reached];
        peers
            .into_iter()
            .map(|[name, ratio]| {
                let [what, ours, goal, reached] = std::mem::take(&mut head);
                [what, ours, goal, reached, ratio, name]
            })
            .collect()
    }
}

/// Prints the rows in columns.
pub(crate) fn print(rows: &[Row]) {
    let head =
        ["what (median of several runs)", "ours", "goal", "", "ratio", "peer in the same run"].map(str::to_owned);
    let lines: Vec<[String; 6]> = std::iter::once(head).chain(rows.iter().flat_map(Row::lines)).collect();
    let width = |column: usize| lines.iter().map(|l| l[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 5] = std::array::from_fn(width);
    println!();
    for [what, ours, goal, reached, ratio, peer] in &lines {
        let [a, b, c, d, e] = widths;
        println!("{what:a$}  {ours:>b$}  {goal:c$}  {reached:d$}  {ratio:>e$}  {peer}");
    }
    println!("\nratio: how many times as good as the peer (its time over ours, our requests over its)");
}
