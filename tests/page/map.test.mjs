// The map: tiles come, a zone has the colour of its class, and a click on it opens a card that says what the API says.
import assert from "node:assert/strict";
import { it } from "node:test";
import { withPage } from "./lib/browser.mjs";
import { at, CLASSES, cardOf, openMap } from "./lib/kart.mjs";
import { middleOfMap, middleShows } from "./lib/pixels.mjs";
import { onBoth } from "./lib/suite.mjs";

const WIDE = { viewport: { width: 1440, height: 900 } };

onBoth("the map", (house, data) => {
  it("opens on the city with tiles, a scale and the mark of what the data are", async () => {
    const { meta } = await house.server.api("/api/v1/overlap");
    await withPage(house, WIDE, async (page) => {
      await openMap(page);
      await page.locator(".maplibregl-ctrl-scale").waitFor();
      const mark = page.locator(".over-map .demo");
      assert.equal(meta.demo, data === "demo");
      if (data === "demo") assert.match(await mark.innerText(), /^Skjematiske demodata · Oppdiktede tall$/);
      else assert.equal(await mark.count(), 0, "real data carry no demo mark");
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), data === "demo" ? /^3 soner er klare for utvidelse/ : /^Behovet er ikke beregnet ennå/);
    });
  });

  it("shows the fjord where no zone is", async () => {
    await withPage(house, {}, async (page) => {
      await openMap(page, "/?lag=&kart=13/63.47/10.33");
      await middleShows(page, { "#E5EDF2": 0.9 });
    });
  });

  it("paints Lademoen by its class, names it under the pointer, and opens its card on a click", async () => {
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    const { overlapp } = zone;
    assert.equal(overlapp.klasse, data === "demo" ? "modellen_treffer" : "behov_ikke_beregnet");
    await withPage(house, {}, async (page) => {
      await openMap(page, at(zone));
      await middleShows(page, { [CLASSES[overlapp.klasse].fill]: 0.5 });
      const { x, y } = await middleOfMap(page);
      await page.mouse.move(x, y);
      const tip = page.locator(".map .tip");
      await tip.waitFor();
      assert.equal(await tip.innerText(), `Lademoen\n${CLASSES[overlapp.klasse].name}`);
      await page.mouse.click(x, y);
      const card = await cardOf(page, "Lademoen");
      const line = await card.locator(".class-line").innerText();
      assert.ok(line.includes(CLASSES[overlapp.klasse].name), line);
      assert.ok(line.includes(`${overlapp.modell.aktiv} av ${overlapp.arenaer.total} arenaer har modellen`), line);
      assert.equal(overlapp.modell.aktiv, 3);
      const rows = await card.locator(".arena-list > li").allInnerTexts();
      assert.equal(rows.length, overlapp.arenaer.total);
      for (const arena of zone.arenaer) assert.ok(rows.some((row) => row.startsWith(arena.navn)), `${arena.navn} is missing from the card`);
      assert.match(page.url(), /valg=sone:lademoen/);
    });
  });

  it("says in the card why a school outside the zone serves it, for this zone and no other", async () => {
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    const lilleby = zone.arenaer.find((a) => a.navn === "Lilleby skole");
    assert.equal(lilleby.forhold, "serves");
    const why = lilleby.betjener.filter((b) => b.sone === "lademoen").map((b) => b.grunn);
    assert.deepEqual(why, ["partner"]);
    await withPage(house, {}, async (page) => {
      await page.goto("/?valg=sone:lademoen");
      const school = (await cardOf(page, "Lademoen")).locator(".arena-list > li", { hasText: "Lilleby skole" });
      const text = await school.innerText();
      assert.match(text, /har modellen siden sep/);
      assert.match(text, /ligger i Lilleby-Ladesletta, betjener herfra \(partner i programmet\)/);
    });
  });

  it("zooms by button and comes back to the whole area", async () => {
    await withPage(house, {}, async (page) => {
      await openMap(page);
      const scale = page.locator(".maplibregl-ctrl-scale");
      await scale.waitFor();
      await page.waitForTimeout(300);
      const before = await scale.innerText();
      for (let i = 0; i < 3; i++) await page.getByRole("button", { name: "Zoom inn" }).click();
      await page.waitForFunction((text) => document.querySelector(".maplibregl-ctrl-scale").textContent !== text, before);
      await page.getByRole("button", { name: "Vis hele området" }).click();
      await page.waitForFunction((text) => document.querySelector(".maplibregl-ctrl-scale").textContent === text, before);
    });
  });
});
