// The table twin: every row agrees with the API's answer, and what is not known is said in words, never as zero.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { CLASSES, cardOf, showAllZones, tableRows } from "./lib/kart.mjs";
import { onBoth } from "./lib/suite.mjs";

const whole = (n) => String(Math.round(n));
const digits = (text) => text.replace(/ /g, "");

/** A statistical value as a person should read it. */
function words(value) {
  if (value === null) return "ikke beregnet";
  if (value.state === "suppressed") return "ikke vist";
  if (value.state === "missing") return "uten tall";
  return whole(value.value) + (value.state === "imputed" ? "(anslått)" : "");
}

function need(zone) {
  if (zone.behov.state === "suppressed") return "ikke vist";
  return zone.ord ?? "ikke beregnet";
}

function withModel({ arenaer, modell }) {
  return arenaer.total === 0 ? "ingen arena" : `${modell.aktiv} av ${arenaer.total}`;
}

function expected(zone) {
  return { klasse: CLASSES[zone.klasse].name, behov: need(zone), barn: words(zone.barn), modell: withModel(zone), gap: words(zone.gap) };
}

function assertAgrees(rows, zones) {
  assert.equal(rows.length, zones.length);
  for (const zone of zones) {
    const row = rows.find((r) => r.navn === zone.navn);
    assert.ok(row, `${zone.navn} is missing from the table`);
    const { navn, ...cells } = row;
    const seen = { ...cells, barn: cells.barn.includes("ikke") || cells.barn.includes("uten") ? cells.barn : digits(cells.barn), gap: cells.gap.includes("ikke") ? cells.gap : digits(cells.gap) };
    assert.deepEqual(seen, expected(zone), navn);
  }
}

onBoth("the table", (house, data) => {
  it("agrees with the API in every row, as it opens, on another date and for another programme", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await showAllZones(page);
      await agrees(page, "");
      await page.getByLabel("Dato").fill("2021-01-01");
      await agrees(page, "?date=2021-01-01");
      await page.getByLabel("Dato").fill("2026-01-01");
      await page.getByLabel(/^Program/).selectOption({ label: "Tett på" });
      await agrees(page, "?date=2026-01-01&programme=tett-pa");
    });
  });

  async function agrees(page, query) {
    const { zones, meta } = await house.server.api(`/api/v1/overlap${query}`);
    const [year, month, day] = meta.dato.split("-").map(Number);
    const shown = async () => [await page.locator("#legend-overlap").innerText(), await page.getByLabel(/^Program/).inputValue()];
    await eventually(shown, ([head, program]) => head.includes(`per ${day}.${month}.${year}`) && program === meta.programme.id, `the page should show ${query}`);
    assertAgrees(await tableRows(page), zones);
  }

  it("says in words that a gap is not known, where the API gives none", async () => {
    const { zones } = await house.server.api("/api/v1/overlap");
    const without = zones.filter((z) => z.gap === null);
    assert.ok(without.length >= 5, "the data hold zones without a gap");
    await withPage(house, {}, async (page) => {
      await page.goto("/?liste=alle");
      const rows = await eventually(() => tableRows(page), (r) => r.length === zones.length, "all zones should stand in the table");
      for (const zone of without) assert.equal(rows.find((r) => r.navn === zone.navn).gap, "ikke beregnet", zone.navn);
    });
  });

  it("opens a zone's card from its row and marks the row", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/?liste=alle");
      await page.getByRole("row", { name: /^Brundalen/ }).getByRole("button").click();
      await cardOf(page, "Brundalen");
      await page.locator("#tabell tr.chosen", { hasText: "Brundalen" }).waitFor();
    });
  });

  it("sorts by name in Norwegian order, from the head of the column", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/?liste=alle");
      await page.getByRole("button", { name: "Sone", exact: true }).click();
      const names = (await tableRows(page)).map((r) => r.navn);
      assert.deepEqual(names, [...names].sort(new Intl.Collator("nb-NO").compare));
      assert.match(names.at(-1), /^Å/);
      assert.ok(names.indexOf("Øya-Elgeseter") > names.indexOf("Ugla"));
      assert.equal(await page.locator("#tabell th[aria-sort]").getAttribute("aria-sort"), "ascending");
    });
  });

  if (data === "demo")
    it("shows as it opens only the zones that may be acted on, or are uncertain", async () => {
      const { zones } = await house.server.api("/api/v1/overlap");
      const acted = zones.filter((z) => !["lav_uten_modell", "behov_ikke_beregnet"].includes(z.klasse));
      await withPage(house, {}, async (page) => {
        await page.goto("/");
        const rows = await eventually(() => tableRows(page), (r) => r.length > 0, "the table should have rows");
        assertAgrees(rows, acted);
      });
    });
});
