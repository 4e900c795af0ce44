// The page's parts as a person finds them: map, legend, table and card.
import { readFileSync } from "node:fs";
import { eventually } from "./browser.mjs";

/** The look and words of the classes as the product's design states them, not as the page's code does. */
export const CLASSES = {
  modellen_treffer: { name: "Modellen treffer", fill: "#0072B2" },
  klar_for_utvidelse: { name: "Klar for utvidelse", fill: "#E69F00" },
  behov_uten_arena: { name: "Behov uten arena", fill: "#CC79A7" },
  modell_uten_hoyt_sonebehov: { name: "Modell uten høyt sonebehov", fill: "#56B4E9" },
  usikker: { name: "Usikker", fill: "#999999" },
  lav_uten_modell: { name: "Lavt behov, modellen er ikke der", fill: "#EDEDED" },
  behov_ikke_beregnet: { name: "Behov ikke beregnet", fill: "#E4E7EA" },
};

export const textKeys = () => Object.keys(JSON.parse(readFileSync(new URL("../../../crates/ui/app/text/nb.json", import.meta.url), "utf8")));

/** A link that puts a zone in the middle of the map, without names and symbols of other layers in the way. */
export function at(zone, { zoom = 14, query = "" } = {}) {
  const [lon, lat] = zone.senter;
  return `/?lag=&kart=${zoom}/${lat}/${lon}${query}`;
}

/** Opens an address and waits until the map has its style and at least one tile with content. */
export async function openMap(page, address = "/") {
  const tile = page.waitForResponse((r) => /\/tiles\/[^/]+\/\d+\/\d+\/\d+/.test(r.url()) && r.status() === 200);
  await page.goto(address);
  await tile;
  await page.locator('.map-canvas[data-ready="true"]').waitFor();
}

/** Name → count of a legend, by the id of its heading. */
export async function legend(page, id = "legend-overlap") {
  const rows = await page.locator(`section[aria-labelledby="${id}"] li`).evaluateAll((items) =>
    items.map((li) => [li.querySelector("span:not(.pair):not(.count):not(.help)").textContent.trim(), Number(li.querySelector(".count").textContent.replace(/\s/g, ""))]),
  );
  return Object.fromEntries(rows);
}

/** Name of the class → number of zones, as the legend should write an answer of the API. */
export function expectedLegend({ zones, meta }) {
  const hidden = zones.filter((z) => z.klasse === "behov_ikke_beregnet" && z.behov.state === "suppressed").length;
  const counts = Object.entries(CLASSES).map(([klasse, { name }]) => [name, meta.klasser[klasse] - (klasse === "behov_ikke_beregnet" ? hidden : 0)]);
  return { ...Object.fromEntries(counts), "Ikke vist": hidden };
}

/** Rows of the zone table: each cell's text without its interval, blanks taken out of numbers. */
export async function tableRows(page) {
  return page.locator("#tabell .zone-table tbody tr").evaluateAll((rows) =>
    rows.map((tr) => {
      const plain = (cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll(".iv").forEach((iv) => iv.remove());
        return copy.textContent.replace(/[\s\u00a0\u202f]+/g, " ").trim();
      };
      const [klasse, behov, barn, modell, gap] = [...tr.querySelectorAll("td")].map(plain);
      return { navn: plain(tr.querySelector("th")), klasse, behov, barn, modell, gap };
    }),
  );
}

export async function showAllZones(page) {
  await page.getByRole("button", { name: /^Alle \d+$/ }).click();
}

export const card = (page, kind = "Sone") => page.getByRole("complementary", { name: kind, exact: true });
export const cardName = (page, kind) => card(page, kind).getByRole("heading", { level: 2 });

/** Waits for the card of a name to stand open. */
export async function cardOf(page, name, kind = "Sone") {
  await eventually(() => cardName(page, kind).allTextContents(), ([head]) => head === name, `the card should be ${name}`);
  return card(page, kind);
}

/** The hits of the search; a page has other lists of options as well. */
export const hits = (page) => page.getByRole("listbox", { name: "Treff" }).getByRole("option");
export const search = (page) => page.getByRole("combobox", { name: /^Søk/ });
