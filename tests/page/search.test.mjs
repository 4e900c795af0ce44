// Search by keyboard: old and misspelt names, with and without Norwegian letters, open the right card.
import assert from "node:assert/strict";
import { it } from "node:test";
import { withPage } from "./lib/browser.mjs";
import { cardOf, hits, search } from "./lib/kart.mjs";
import { onBoth } from "./lib/suite.mjs";

/** What is typed, the kind and name of the first hit, and the zone, area, place or actor whose card it opens. */
const TYPED = [
  ["Romolslia", "Sone", "Romulslia"],
  ["romulslia", "Sone", "Romulslia"],
  ["Møllenberg", "Sone", "Møllenberg"],
  ["mollenberg", "Sone", "Møllenberg"],
  ["Oya/Elgeseter", "Sone", "Øya-Elgeseter"],
  ["lademoen barnehage", "Sted", "Lademoen barnehage"],
  ["Lilleby skole", "Sted", "Lilleby skole"],
  ["NAV Falkenberg", "Aktør", "NAV Falkenborg"],
  ["nav falkenborg", "Aktør", "NAV Falkenborg"],
];

onBoth("search by keyboard", (house) => {
  it("finds names, aliases and misspellings, and opens the first hit on Enter", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      for (const [typed, kind, name] of TYPED) {
        const box = search(page);
        await box.focus();
        await page.keyboard.type(typed);
        const first = hits(page).first();
        await first.filter({ hasText: name }).waitFor();
        assert.match(await first.innerText(), new RegExp(`${kind}`), typed);
        await page.keyboard.press("ArrowDown");
        assert.equal(await first.getAttribute("aria-selected"), "true", typed);
        assert.equal(await box.getAttribute("aria-activedescendant"), await first.getAttribute("id"), typed);
        await page.keyboard.press("Enter");
        await cardOf(page, name, kind);
        assert.equal(await box.inputValue(), "", "the field is empty for the next search");
        await page.locator(".card h2:focus").waitFor();
        await page.keyboard.press("Escape");
        await page.locator(".card").waitFor({ state: "detached" });
      }
    });
  });

  it("opens an area's card with its zones", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await search(page).focus();
      await page.keyboard.type("Ila/Midtbyen");
      await hits(page).first().filter({ hasText: "Ila/Midtbyen" }).waitFor();
      await page.keyboard.press("Enter");
      const card = await cardOf(page, "Ila/Midtbyen", "Område");
      const zones = await card.locator(".zone-list button").allInnerTexts();
      assert.deepEqual([...zones].sort(), ["Ila", "Midtbyen"]);
    });
  });

  it("tells what it knows of a word that nothing is called", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await search(page).fill("zzqxzzqx");
      await page.getByText("Ingen treff på «zzqxzzqx». Prøv en annen skrivemåte.").first().waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      assert.equal(await search(page).inputValue(), "");
    });
  });
});
