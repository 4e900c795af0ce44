// Programme, date and K: the legend, the card, the finding and the map follow the server's answer to the same question.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { at, CLASSES, cardOf, expectedLegend, legend, openMap } from "./lib/kart.mjs";
import { middleShows } from "./lib/pixels.mjs";
import { onBoth } from "./lib/suite.mjs";

const same = (a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

async function legendFollows(page, answer) {
  await eventually(() => legend(page), (seen) => same(seen, expectedLegend(answer)), `the legend should be ${JSON.stringify(expectedLegend(answer))}`);
  const { aktiv, ukjent, avsluttet, kan_ha } = answer.meta.arenaer;
  const arenas = { "Har modellen": aktiv, "Kan ha den": kan_ha, Ukjent: ukjent, Avsluttet: avsluttet };
  await eventually(() => legend(page, "legend-arenas"), (seen) => same(seen, arenas), `the arenas should be ${JSON.stringify(arenas)}`);
}

onBoth("what is asked for", (house, data) => {
  const lademoen = (answer) => answer.zones.find((z) => z.id === "lademoen");
  const cardSays = async (page, zone) => {
    const card = await cardOf(page, "Lademoen");
    const wanted = `${zone.modell.aktiv} av ${zone.arenaer.total} arenaer har modellen`;
    await eventually(() => card.locator(".class-line").innerText(), (line) => line.includes(CLASSES[zone.klasse].name) && line.includes(wanted), `the card should say ${zone.klasse} and ${wanted}`);
  };

  it("changes class, counts and colour with the date and back again", async () => {
    const now = await house.server.api("/api/v1/overlap");
    const then = await house.server.api("/api/v1/overlap?date=2021-01-01");
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    assert.notDeepEqual(now.meta.arenaer, then.meta.arenaer, "the model began after 2021");
    if (data === "demo") assert.equal(lademoen(then).klasse, "klar_for_utvidelse");
    await withPage(house, {}, async (page) => {
      await openMap(page, at(zone, { query: "&valg=sone:lademoen" }));
      await legendFollows(page, now);
      await cardSays(page, lademoen(now));
      await page.getByLabel("Dato").fill("2021-01-01");
      await legendFollows(page, then);
      await cardSays(page, lademoen(then));
      await middleShows(page, { [CLASSES[lademoen(then).klasse].fill]: 0.3 });
      assert.match(page.url(), /dato=2021-01-01/);
      assert.equal(await page.locator("#legend-overlap > span").first().innerText(), "Overlapp per 1.1.2021");
      await page.getByLabel("Dato").fill(now.meta.dato);
      await legendFollows(page, now);
      await middleShows(page, { [CLASSES[lademoen(now).klasse].fill]: 0.3 });
    });
  });

  it("changes class and counts with the programme", async () => {
    const ours = await house.server.api("/api/v1/overlap");
    const other = await house.server.api("/api/v1/overlap?programme=tett-pa");
    assert.notDeepEqual(ours.meta.arenaer, other.meta.arenaer, "the programmes are not in the same arenas");
    await withPage(house, {}, async (page) => {
      await openMap(page, "/?valg=sone:lademoen");
      await legendFollows(page, ours);
      await page.getByLabel(/^Program/).selectOption({ label: "Tett på" });
      await legendFollows(page, other);
      await cardSays(page, lademoen(other));
      assert.match(page.url(), /program=tett-pa/);
    });
  });

  it("offers no number of zones that the server refuses, and follows the one that is chosen", async () => {
    await withPage(house, {}, async (page) => {
      await openMap(page);
      const choice = page.getByLabel(/^Blant de/);
      const offered = await choice.locator("option").evaluateAll((options) => options.map((o) => o.value));
      assert.ok(offered.length > 0);
      const answers = new Map();
      for (const k of offered) answers.set(k, await house.server.api(`/api/v1/overlap?k=${k}`));
      if (data === "real") assert.ok(offered.length > 1, "without a given need any number can be asked for");
      const last = offered.at(-1);
      if (offered.length > 1) await choice.selectOption(last);
      await eventually(() => page.locator("#tabell thead").innerText(), (head) => head.includes(`Blant de ${last}`), "the table should name K");
      await legendFollows(page, answers.get(last));
    });
  });
});
