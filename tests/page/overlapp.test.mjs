// The page Overlapp: zones by class, the three sets, and every arena with its model state, as the API says.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { CLASSES, cardOf } from "./lib/kart.mjs";
import { onBoth } from "./lib/suite.mjs";

onBoth("the page Overlapp", (house, data) => {
  it("groups every zone under its class", async () => {
    const { zones } = await house.server.api("/api/v1/overlap");
    await withPage(house, {}, async (page) => {
      await page.goto("/overlapp");
      await page.locator(".groups").waitFor();
      const groups = await page.locator(".groups section").evaluateAll((sections) =>
        sections.map((s) => [s.querySelector("h3").firstChild.nextSibling.textContent.trim() || s.querySelector("h3").textContent.trim(), [...s.querySelectorAll("tbody th button")].map((b) => b.textContent)]),
      );
      let listed = 0;
      for (const [klasse, { name }] of Object.entries(CLASSES)) {
        const wanted = zones.filter((z) => z.klasse === klasse).map((z) => z.navn).sort();
        const group = groups.find(([head]) => head.startsWith(name));
        assert.deepEqual([...(group?.[1] ?? [])].sort(), wanted, name);
        listed += wanted.length;
      }
      assert.equal(listed, zones.length);
    });
  });

  it("says how many zones have both, only need and only the model, or that it is not computed", async () => {
    const { sets } = await house.server.api("/api/v1/overlap");
    await withPage(house, {}, async (page) => {
      await page.goto("/overlapp");
      const rows = page.locator(".sets > div");
      await rows.first().waitFor();
      const text = (await rows.allInnerTexts()).map((t) => t.replace(/\s+/g, " "));
      for (const [i, key] of ["begge", "bare_behov", "bare_modell"].entries()) {
        const n = sets[key].soner;
        if (data === "real") assert.match(text[i], /ikke beregnet$/);
        else assert.match(text[i], new RegExp(` ${n} soner?( |$)`), key);
      }
    });
  });

  it("lists the arenas with model state, source and the way to the nearest that has it", async () => {
    const { arenas } = await house.server.api("/api/v1/overlap");
    await withPage(house, {}, async (page) => {
      await page.goto("/overlapp");
      await page.getByRole("tab", { name: "Arenaer" }).click();
      const rows = page.locator(".arena-table tbody tr");
      await eventually(() => rows.count(), (n) => n === arenas.length, "every arena should have a row");
      for (const state of ["aktiv", "ukjent"]) {
        const button = { aktiv: /^Har modellen \d/, ukjent: /^Ukjent \d/ }[state];
        await page.getByRole("button", { name: button }).click();
        const wanted = arenas.filter((a) => a.modell === state).map((a) => a.navn).sort();
        const names = (await rows.locator("th button").allInnerTexts()).sort();
        assert.deepEqual(names, wanted, state);
      }
      await page.getByRole("button", { name: /^Har modellen \d/ }).click();
      for (const row of await rows.allInnerTexts()) assert.match(row, /har modellen[\s\S]*Kilde|har modellen[\s\S]*\d{4}/);
      await rows.filter({ hasText: "Lilleby skole" }).getByRole("button").click();
      await cardOf(page, "Lilleby skole", "Sted");
    });
  });

  it("gives the arena list of a zone as a file that names the programme's state", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/overlapp?valg=sone:lademoen");
      const card = await cardOf(page, "Lademoen");
      const coming = page.waitForEvent("download");
      await card.getByRole("link", { name: "Last ned arenalista (CSV)" }).click();
      const file = await coming;
      const stream = await file.createReadStream();
      let text = "";
      for await (const part of stream) text += part.toString("utf8");
      assert.ok(text.startsWith("\uFEFF"), "a spreadsheet needs the mark to read æøå");
      assert.equal(text.trim().split(/\r?\n/).filter((line) => /barnehage|skole/i.test(line.split(";").slice(0, 3).join(";"))).length >= 5, true, text);
      assert.match(text, /Lilleby skole/);
    });
  });
});
