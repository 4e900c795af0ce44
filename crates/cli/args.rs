//! What can be said on the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Områdebasert planlegging: behov, universelle arenaer og Innbyggernes modell.
#[derive(Debug, Parser)]
#[command(name = "satsing", version, about)]
pub(crate) struct Args {
    /// Fil med innstillinger (TOML); flagg går foran miljøvariabler, og de foran filen.
    #[arg(long, global = true, env = "SATSING_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start tjenesten. Finnes ikke lageret, lages det med demodata.
    Serve(Serve),
    /// Les et lag fra en fil eller adresse inn i lageret.
    Import(Import),
    /// Skriv data ut til en fil.
    Export(Export),
    /// Ordne sonene etter behov, med usikkerheten i hver plass.
    Rank(Rank),
    /// Flytt et helt lager, med versjoner og historikk, til et annet: fil eller database.
    Migrate(Migrate),
    /// Versjonene av dataene: loggen, forskjellen mellom to, og tilbake til en.
    #[command(subcommand)]
    Data(Data),
    /// Gjør en database klar, og gi en rolle det en tjeneste trenger.
    #[command(subcommand)]
    Database(Database),
    /// Skriv en sikkerhetskopi mens tjenesten går.
    Backup(Backup),
    /// Hent et lager tilbake fra en sikkerhetskopi.
    Restore(Restore),
    /// Kontroller et lager eller en sikkerhetskopi: innhold, geometri og henvisninger.
    Verify(Verify),
    /// Brukere og hva de har lov til.
    #[command(subcommand)]
    User(User),
    /// Nøkler for maskiner.
    #[command(subcommand)]
    Token(Token),
    /// Innstillingene, og hvor hver av dem kommer fra.
    #[command(subcommand)]
    Config(Config),
    /// Skriv OpenAPI-dokumentet til standard ut.
    Openapi,
}

/// Lager.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct StoreArg {
    /// Fil (GeoPackage) eller postgres://…
    #[arg(long, env = "SATSING_STORE", hide_env_values = true, default_value = "satsing.gpkg")]
    pub store: String,
    /// Mappe med prosjektets egne data og oppskrifter i stedet for dem som ligger i programmet.
    #[arg(long, env = "SATSING_DATA")]
    pub data: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub store: StoreArg,
    /// Adresse og port; port 0 tar en ledig.
    #[arg(long, env = "SATSING_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Stopp når standard inn lukkes, så tjenesten ikke overlever programmet som startet den.
    #[arg(long)]
    pub stop_with_stdin: bool,
    /// Fil på denne maskinen som de siste dataene legges i, så tjenesten kan starte mens databasen er borte.
    #[arg(long, env = "SATSING_LAST_KNOWN")]
    pub last_known: Option<PathBuf>,
    /// Adressen som andre når tjenesten på, til lenker i TileJSON.
    #[arg(long, env = "SATSING_PUBLIC_URL")]
    pub public_url: Option<String>,
}

/// Lag som kan leses inn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportLayer {
    /// Levekårssoner
    Zones,
    /// Skolekretser
    Districts,
    /// Skoler, barnehager og andre steder
    Places,
    /// Befolkning på rutenett
    Population,
    /// Adressepunkter som tall fordeles etter
    Addresses,
    /// Kommuneplanens arealdel
    Plan,
    /// Gangnett: gater, gangveger, trapper, elver og jernbaner
    Network,
    /// Levekårstall (CSV eller XLSX)
    Indicators,
}

impl From<ImportLayer> for domain::Layer {
    fn from(layer: ImportLayer) -> Self {
        match layer {
            ImportLayer::Zones => Self::Zones,
            ImportLayer::Districts => Self::Districts,
            ImportLayer::Places => Self::Places,
            ImportLayer::Population => Self::Population,
            ImportLayer::Addresses => Self::Addresses,
            ImportLayer::Plan => Self::Plan,
            ImportLayer::Network => Self::Network,
            ImportLayer::Indicators => Self::Indicators,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// Hvilket lag.
    pub layer: ImportLayer,
    /// Fil eller adresse som GDAL kan lese.
    pub source: String,
    #[command(flatten)]
    pub store: StoreArg,
    /// Navnet på en oppskrift, eller en TOML-fil; ellers velges den som passer.
    #[arg(long)]
    pub recipe: Option<String>,
    /// Les og kontroller uten å skrive noe.
    #[arg(long)]
    pub dry_run: bool,
    /// Skriv rapporten som JSON på standard ut.
    #[arg(long)]
    pub json: bool,
    /// Hvor avviste rader skrives; ellers ved siden av lageret.
    #[arg(long)]
    pub rejects: Option<PathBuf>,
    /// Hvem som gjør endringen.
    #[arg(long, default_value = "kommandolinje")]
    pub author: String,
}

/// Hva som skrives ut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportKind {
    /// En GeoPackage til å gi videre, uten interne tabeller
    Gpkg,
    /// En mappe med GeoParquet, en fil per lag i GeoPackagen, til analyse i andre verktøy
    Geoparquet,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Hva.
    pub kind: ExportKind,
    #[command(flatten)]
    pub store: StoreArg,
    /// Filen eller mappen som lages; en som finnes, røres ikke.
    #[arg(long)]
    pub out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Migrate {
    /// Lageret som flyttes: fil eller postgres://…; det blir stående som det er.
    #[arg(long)]
    pub from: String,
    /// Lageret det flyttes til.
    #[arg(long)]
    pub to: String,
    /// Gi opp det som står der fra før.
    #[arg(long)]
    pub replace: bool,
    /// Skriv tabeller, antall og kontrollsummer som JSON på standard ut.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Data {
    /// Alle versjoner: når, hvem, hvorfor, og hvilke kilder de brakte.
    Log(DataLog),
    /// Hva som er kommet, borte og endret fra en versjon til en annen.
    Diff(DataDiff),
    /// Gjør alt slik det var i en versjon, som en ny versjon.
    Rollback(Rollback),
}

#[derive(Debug, clap::Args)]
pub(crate) struct DataLog {
    #[command(flatten)]
    pub store: StoreArg,
    /// Skriv som JSON på standard ut.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DataDiff {
    /// Fra versjon.
    pub from: u64,
    /// Til versjon; ellers den siste.
    pub to: Option<u64>,
    #[command(flatten)]
    pub store: StoreArg,
    /// Skriv som JSON på standard ut.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Rollback {
    /// Versjonen alt skal bli som.
    pub to: u64,
    #[command(flatten)]
    pub store: StoreArg,
    /// Hvorfor; står i loggen.
    #[arg(long)]
    pub reason: Option<String>,
    /// Hvem som gjør endringen.
    #[arg(long, default_value = "kommandolinje")]
    pub author: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Database {
    /// Lag eller oppdater tabellene som eieren av databasen, og gi en rolle rett til å lese og skrive rader.
    Prepare(Prepare),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Vis hver innstilling med verdi og opphav; det som er hemmelig, vises ikke.
    Show(ConfigShow),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ConfigShow {
    #[command(flatten)]
    pub serve: Serve,
    /// Skriv som JSON på standard ut.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Prepare {
    /// Adressen til databasen, som eieren.
    #[arg(long)]
    pub store: String,
    /// Rollen tjenesten skal logge inn som.
    #[arg(long)]
    pub role: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    /// Filen som lages, for eksempel satsing-2026-11-26.satsing.zip; en som finnes, røres ikke.
    pub out: PathBuf,
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Restore {
    /// Sikkerhetskopien.
    pub file: PathBuf,
    #[command(flatten)]
    pub store: StoreArg,
    /// Gi opp det som står i lageret fra før.
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// En sikkerhetskopi; ellers kontrolleres lageret.
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub store: StoreArg,
    /// Skriv som JSON på standard ut.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Rank {
    #[command(flatten)]
    pub store: StoreArg,
    /// Vektprofil; ellers den første i katalogen.
    #[arg(long)]
    pub profile: Option<String>,
    /// Hvor mange soner som regnes som de mest utsatte.
    #[arg(long)]
    pub k: Option<usize>,
    /// Frø for trekningene; samme frø gir samme svar.
    #[arg(long)]
    pub seed: Option<u64>,
    /// Antall trekk, 1–20 000.
    #[arg(long)]
    pub draws: Option<usize>,
    /// År, eller flere år: 2023 eller 2019-2023.
    #[arg(long)]
    pub period: Option<String>,
    /// Ta det nyeste året for hver indikator når de ikke har et felles.
    #[arg(long)]
    pub mixed_years: bool,
    /// Varianter i stedet for indikatorene sine: uten_studenter, aldersjustert.
    #[arg(long)]
    pub variant: Vec<String>,
    /// Krymp andelene i små soner mot snittet, bare i indeksen.
    #[arg(long)]
    pub shrink: bool,
    /// Hold soner med pågående områdesatsing utenfor.
    #[arg(long)]
    pub without_running: bool,
    /// Dato, ÅÅÅÅ-MM-DD; ellers i dag.
    #[arg(long)]
    pub date: Option<String>,
    /// csv, xlsx eller json til standard ut, eller en fil; en som finnes, røres ikke.
    #[arg(long, default_value = "csv")]
    pub out: PathBuf,
    /// Formatet på filen når navnet ikke sier det.
    #[arg(long)]
    pub format: Option<String>,
}

/// Hva en bruker har lov til.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Role {
    /// Leser det som er åpent
    Leser,
    /// Holder aktørene i gitte områder ved like
    Omradeteam,
    /// Leser inn data, lagrer avgrensninger og profiler
    Planlegger,
    /// Lager brukere
    Administrator,
}

#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Lag en bruker. Uten passord skrives en engangslenke til å velge ett.
    Add(UserAdd),
    /// List brukerne.
    List(UserList),
    /// Gi en bruker en annen rolle.
    Role(UserRole),
    /// Sperr en bruker og avslutt øktene.
    Disable(UserName),
    /// Åpne en sperret bruker igjen.
    Enable(UserName),
    /// Skriv en engangslenke til et nytt passord.
    Reset(UserName),
}

#[derive(Debug, clap::Args)]
pub(crate) struct UserAdd {
    /// Brukernavnet: a–z, 0–9, punktum, bindestrek og understrek.
    pub name: String,
    /// Rollen.
    #[arg(long)]
    pub role: Role,
    /// Id til et område; kan gjentas.
    #[arg(long)]
    pub area: Vec<String>,
    /// Navnet som vises; brukernavnet om det ikke er gitt.
    #[arg(long)]
    pub display: Option<String>,
    /// Les passordet fra standard inn.
    #[arg(long)]
    pub password_stdin: bool,
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct UserList {
    /// Skriv JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct UserRole {
    /// Brukernavnet.
    pub name: String,
    /// Rollen.
    pub role: Role,
    /// Id til et område; kan gjentas.
    #[arg(long)]
    pub area: Vec<String>,
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct UserName {
    /// Brukernavnet.
    pub name: String,
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// Lag en nøkkel; hemmeligheten skrives én gang.
    Add(TokenAdd),
    /// List nøklene.
    List(UserListPlain),
    /// Trekk tilbake en nøkkel.
    Revoke(TokenRevoke),
}

#[derive(Debug, clap::Args)]
pub(crate) struct TokenAdd {
    /// Brukeren som eier nøkkelen.
    pub user: String,
    /// Hva nøkkelen er til.
    #[arg(long)]
    pub name: String,
    /// Rollen; ikke høyere enn eierens.
    #[arg(long)]
    pub role: Role,
    /// Dager til den utløper.
    #[arg(long, default_value = "90", value_parser = clap::value_parser!(u16).range(1..=365))]
    pub days: u16,
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct UserListPlain {
    #[command(flatten)]
    pub store: StoreArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TokenRevoke {
    /// Nummeret.
    pub id: i64,
    #[command(flatten)]
    pub store: StoreArg,
}
