// WCAG 2.1 A and AA by axe-core, on every page, wide and narrow, with a card open and with the table open.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { it } from "node:test";
import { withPage } from "./lib/browser.mjs";
import { openMap } from "./lib/kart.mjs";
import { onData } from "./lib/suite.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const WIDTHS = { "1440 px": { width: 1440, height: 900 }, "390 px": { width: 390, height: 844 } };
const STATES = {
  "/": ".finding h1",
  "/?vis=behov": ".finding h1",
  "/?vis=plan": ".finding h1",
  "/?valg=sone:lademoen": ".card .arena-list",
  "/?valg=omrade:lademoen-mollenberg": ".card .zone-list",
  "/?valg=sted:lilleby-skole": ".card h2",
  "/overlapp": ".groups",
  "/overlapp?fane=arenaer": ".arena-table",
  "/prioritering": "#kilder",
  "/prioritering?valg=sone:lademoen&kilder=hver&rader=alle": "#kilder",
  "/avgrens": ".av-units",
  "/avgrens?deler=lademoen,mollenberg&trinn=foresla&foresla=ja": ".av-card",
  "/avgrens?trinn=lagret": ".av-step",
  "/?vis=toveis": ".two-way td",
  "/?vis=gange&valg=sone:lademoen": "#legend-gange",
  "/?vis=plan&valg=punkt:10.42,63.44": ".card h2",
  "/data": ".datasets li",
};

async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES);
  assert.ok(passes.length > 10, "axe should have looked at the page");
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} (${v.help}): ${n.target.join(" ")} ${n.any[0]?.message ?? ""}`));
}

onData("demo", "accessibility", (house) => {
  it("has no violations of WCAG 2.1 AA on any page, wide or narrow", async () => {
    await withPage(house, { viewport: WIDTHS["1440 px"] }, async (page) => {
      const found = {};
      for (const [address, ready] of Object.entries(STATES)) {
        await page.goto(address);
        await page.locator(ready).first().waitFor({ state: "attached" });
        for (const [name, viewport] of Object.entries(WIDTHS)) {
          await page.setViewportSize(viewport);
          const list = await violations(page);
          if (list.length > 0) found[`${address} at ${name}`] = list;
        }
      }
      assert.deepEqual(found, {});
    });
  });

  it("has none with the table or the menu open on a phone", async () => {
    await withPage(house, { viewport: WIDTHS["390 px"] }, async (page) => {
      await openMap(page);
      await page.getByRole("button", { name: "Tabell" }).click();
      await page.getByRole("row").nth(1).waitFor();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: "Kart", exact: true }).click();
      await page.getByRole("button", { name: "Meny" }).click();
      assert.deepEqual(await violations(page), []);
    });
  });

  it("has none on Avgrens while one draws, with tables and every part open", async () => {
    await withPage(house, { viewport: WIDTHS["1440 px"] }, async (page) => {
      await page.goto("/avgrens?deler=lademoen&foresla=ja");
      await page.locator(".av-card").first().waitFor();
      await page.locator(".av-totals").waitFor();
      await page.getByRole("button", { name: "Vis som tabell: Forslag" }).click();
      await page.locator(".av details").evaluateAll((all) => all.forEach((d) => (d.open = true)));
      await page.getByRole("button", { name: "Tegn en flate i kartet" }).click();
      assert.deepEqual(await violations(page), []);
      await page.setViewportSize(WIDTHS["390 px"]);
      assert.deepEqual(await violations(page), []);
    });
  });

  it("has none with every chart of Prioritering as a table and every part of its controls open", async () => {
    await withPage(house, { viewport: WIDTHS["1440 px"] }, async (page) => {
      await page.goto("/prioritering");
      await page.locator("#kilder").waitFor();
      const tables = page.getByRole("button", { name: /^Vis som tabell/ });
      while ((await tables.count()) > 0) await tables.first().click();
      await page.locator(".pr details").evaluateAll((all) => all.forEach((d) => (d.open = true)));
      assert.deepEqual(await violations(page), []);
      await page.setViewportSize(WIDTHS["390 px"]);
      await page.getByRole("button", { name: "Endre vekter" }).click();
      assert.deepEqual(await violations(page), []);
    });
  });
});
