// On the real data the page gives the answers that another engine gave, and says that need is not computed.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { cardOf, legend, tableRows } from "./lib/kart.mjs";
import { onData } from "./lib/suite.mjs";

/** Kindergartens and schools inside each zone, counted by an independent engine. */
const INSIDE = {
  Kattem: [11, 1],
  Saupstad: [4, 2],
  Romulslia: [1, 1],
  Hallset: [4, 2],
  "Tempe-Sorgenfri": [1, 1],
  "Øya-Elgeseter": [7, 1],
  Ila: [8, 0],
  Midtbyen: [2, 2],
  Lademoen: [4, 0],
  Møllenberg: [3, 1],
  Brundalen: [3, 1],
};

onData("real", "the independent answers", (house) => {
  it("are what the API counts inside the eleven zones and in all", async () => {
    const { zones, meta } = await house.server.api("/api/v1/overlap");
    for (const [name, [barnehage, skole]] of Object.entries(INSIDE)) {
      const zone = zones.find((z) => z.navn === name);
      assert.deepEqual(zone.arenaer.inside, { barnehage, skole, total: barnehage + skole }, name);
    }
    assert.deepEqual(meta.inside, { barnehage: 261, skole: 67, total: 328 });
  });

  it("are what each zone's card lists as lying in the zone", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      for (const [name, [barnehage, skole]] of Object.entries(INSIDE)) {
        await page.locator("#tabell").getByRole("button", { name, exact: true }).click();
        const card = await cardOf(page, name);
        const more = card.getByRole("button", { name: /^Vis alle/ });
        if ((await more.count()) > 0) await more.click();
        const inside = (await card.locator(".arena-list > li").allInnerTexts()).filter((row) => row.includes("ligger i sonen"));
        assert.equal(inside.length, barnehage + skole, name);
      }
    });
  });

  it("come without any claim about need: every zone says that it is not computed", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      const rows = await eventually(() => tableRows(page), (r) => r.length === 60, "all sixty zones should stand in the table at once");
      for (const row of rows) {
        assert.equal(row.klasse, "Behov ikke beregnet", row.navn);
        assert.equal(row.behov, "ikke beregnet", row.navn);
        assert.equal(row.gap, "ikke beregnet", row.navn);
        assert.notEqual(row.barn, "0", row.navn);
      }
      assert.equal((await legend(page))["Behov ikke beregnet"], 60);
      await page.locator("#tabell").getByRole("button", { name: "Kattem", exact: true }).click();
      assert.match(await (await cardOf(page, "Kattem")).innerText(), /Behovet er ikke beregnet for denne sonen\. Det betyr ikke at det er lavt\./);
    });
  });

  it("leave nothing to put in order: Prioritering says so and shows the way to what is there", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/prioritering");
      await page.getByRole("heading", { level: 1, name: "Behovet er ikke beregnet ennå" }).waitFor();
      assert.equal(await page.getByRole("slider").count(), 0);
      await page.getByRole("link", { name: "Se hva som er lest inn" }).click();
      await page.locator(".datasets li").first().waitFor();
    });
  });

  it("list every arena, those outside the zones with the distance to the nearest", async () => {
    const { arenas } = await house.server.api("/api/v1/overlap");
    assert.equal(arenas.length, 334);
    await withPage(house, {}, async (page) => {
      await page.goto("/overlapp?fane=arenaer");
      await eventually(() => page.locator(".arena-table tbody tr").count(), (n) => n === 334, "every arena should have a row");
      const outside = await page.locator(".arena-table tbody tr", { hasText: "utenfor" }).count();
      assert.equal(outside, 6);
    });
  });
});
