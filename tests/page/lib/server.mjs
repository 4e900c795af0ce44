// Starts the real program on a free port with a store of its own, and asks its API as another program would.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = process.env.SATSING ?? join(HERE, "../../target/release/satsing");
const REAL_DATA = join(HERE, "../../../shared/data");

/** Layers and files of the real data, in the order of a first import. */
const REAL_FILES = [
  ["zones", "levekaarssoner_2020_trondheim_25832.gpkg"],
  ["places", "barnehager_trondheim_25832.gpkg"],
  ["places", "grunnskoler_trondheim_4326.geojson"],
  ["population", "befolkning_250m_2015_trondheim_25833.gpkg"],
  ["districts", "barneskolekrets_trondheim_25832.geojson"],
];

/** The project's own invented figures, which are matched to real zones by name. */
const FIGURES = ["indicators", join(HERE, "../../data/observations.csv"), "levekar-oppdiktet"];

/** Why the real data cannot be tested here, or false. CI says that they must be there. */
export function realDataMissing() {
  if (existsSync(join(REAL_DATA, "README.md"))) return false;
  if (process.env.SATSING_REQUIRE_REAL_DATA === "1") throw new Error("the real data must be beside the project in CI");
  const why = "skipped: the real data are not beside the project";
  console.error(why);
  return why;
}

/**
 * `data` is "demo" (a new store), "real" (a store made by import) or "figures" (real, with the invented figures on top).
 * `users` can log in from the start.
 */
export async function startServer(data, users = []) {
  const folder = mkdtempSync(join(tmpdir(), "satsing-page-"));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  try {
    return await serve(data, users, folder, clean);
  } catch (error) {
    clean();
    throw error;
  }
}

async function serve(data, users, folder, clean) {
  const store = join(folder, "satsing.gpkg");
  if (data !== "demo") for (const [layer, file] of REAL_FILES) importFile(layer, join(REAL_DATA, file), store);
  if (data === "figures") importFile(FIGURES[0], FIGURES[1], store, ["--recipe", FIGURES[2]]);
  for (const user of users) addUser(user, store);
  const child = spawn(PROGRAM, ["serve", "--store", store, "--listen", "127.0.0.1:0"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (part) => (log += part));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await firstUrl(child, () => log);
  return {
    url,
    async api(path) {
      const response = await fetch(url + path, { headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return response.json();
    },
    /** Another process puts a layer into the store while it is served. */
    import(layer, geojson) {
      const file = join(folder, `${layer}.geojson`);
      writeFileSync(file, JSON.stringify(geojson));
      importFile(layer, file, store);
    },
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(late);
      clean();
    },
  };
}

function importFile(layer, file, store, more = []) {
  const done = spawnSync(PROGRAM, ["import", layer, file, "--store", store, ...more], { encoding: "utf8" });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`import ${layer} ended with ${done.status}: ${done.stderr}`);
}

/** The program reads the password on its standard input, so that no list of processes shows it. */
function addUser({ name, role, password }, store) {
  const done = spawnSync(PROGRAM, ["user", "add", name, "--role", role, "--password-stdin", "--store", store], { encoding: "utf8", input: `${password}\n` });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`user add ${name} ended with ${done.status}: ${done.stderr}`);
}

async function firstUrl(child, log) {
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise((resolve, reject) => {
    lines.once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code} before it said where it listens: ${log()}`)));
  });
  const url = line.trim().split(/\s+/).at(-1);
  if (!url?.startsWith("http://127.0.0.1:")) throw new Error(`the first line names no address: ${line}`);
  return url.replace(/\/$/, "");
}
