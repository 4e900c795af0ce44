// Narrow screens, enlarged text and paper: nothing is cut off and nothing is lost.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { cardOf, hits, openMap, search } from "./lib/kart.mjs";
import { onData } from "./lib/suite.mjs";

const ADDRESSES = ["/", "/?valg=sone:lademoen", "/?vis=behov&valg=omrade:lademoen-mollenberg", "/overlapp", "/overlapp?fane=arenaer", "/prioritering", "/prioritering?valg=sone:hallset&kilder=hver&rader=alle", "/avgrens", "/avgrens?deler=lademoen,mollenberg&trinn=foresla&foresla=ja", "/?vis=toveis", "/?vis=gange", "/data"];

const READY = { "/data": ".datasets li", "/prioritering": "#kilder", "/avgrens": ".av-units, .av-card" };
const WIDTHS = [{ width: 320, height: 720 }, { width: 390, height: 844 }, { width: 720, height: 450 }];

/** How far the page can be scrolled sideways, and which visible elements stand outside it. */
async function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (e) => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(e).overflowX);
    const held = (e) => { for (let p = e.parentElement; p; p = p.parentElement) if (scrolls(p)) return true; return false; };
    const outside = [...document.querySelectorAll("body *")].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && box.right > width + 1 && !held(e) && getComputedStyle(e).visibility !== "hidden";
    });
    // A part that must be scrolled in both directions to be read is no better than a page that must.
    const parts = [...document.querySelectorAll(".panel, .card, .twin-scroll, .page, .twin, .pr, .pr-controls, .av, .av-left, .av-profile, .av-suggestions")].filter((e) => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1);
    return { page: document.scrollingElement.scrollWidth - width, outside: outside.map((e) => e.className || e.tagName), parts: parts.map((e) => `${e.className} ${e.scrollWidth} > ${e.clientWidth}`) };
  });
}

onData("demo", "narrow screens and paper", (house) => {
  it("need no scrolling sideways at 320 and 390 px, nor at 720 px, which is 1440 px at 200 %", async () => {
    await withPage(house, { viewport: WIDTHS[0] }, async (page) => {
      for (const address of ADDRESSES) {
        await page.goto(address);
        await page.locator(READY[new URL(address, house.server.url).pathname] ?? ".finding h1").first().waitFor({ state: "attached" });
        if (address.includes("valg=") && !address.startsWith("/prioritering")) await page.locator(".card h2").waitFor();
        for (const width of WIDTHS) {
          await page.setViewportSize(width);
          assert.deepEqual(await sideways(page), { page: 0, outside: [], parts: [] }, `${address} at ${width.width} px`);
        }
      }
    });
  });

  it("let one do the whole job at 320 px: search, read the card to its end, close it, open the table", async () => {
    await withPage(house, { viewport: { width: 320, height: 720 } }, async (page) => {
      await openMap(page);
      await search(page).fill("Lademoen");
      await hits(page).filter({ hasText: "Lademoen" }).first().click();
      const card = await cardOf(page, "Lademoen");
      await card.getByText("Tallene sier noe om områder").scrollIntoViewIfNeeded();
      await card.getByRole("button", { name: "Lukk kortet" }).click();
      await eventually(() => page.locator("aside.card").count(), (n) => n === 0, "the card should close");
      await page.getByRole("button", { name: "Tabell" }).click();
      const row = page.getByRole("row", { name: /Kattem/ });
      await row.scrollIntoViewIfNeeded();
      assert.match(await row.innerText(), /Klar for utvidelse/);
      assert.deepEqual(await sideways(page), { page: 0, outside: [], parts: [] });
      await row.getByRole("button").click();
      await cardOf(page, "Kattem");
    });
  });

  it("let one read and operate everything at 200 %", async () => {
    await withPage(house, { viewport: { width: 720, height: 450 } }, async (page) => {
      await openMap(page);
      await page.getByLabel(/^Program/).scrollIntoViewIfNeeded();
      await page.getByLabel(/^Program/).selectOption({ label: "Tett på" });
      await eventually(() => page.url(), (url) => url.includes("program=tett-pa"), "the programme should be chosen");
    });
  });

  it("keep finding, legend, map, card and the whole table on paper, without controls", async () => {
    await withPage(house, { viewport: { width: 720, height: 1000 } }, async (page) => {
      await openMap(page, "/?valg=sone:lademoen");
      await cardOf(page, "Lademoen");
      await page.emulateMedia({ media: "print" });
      for (const part of [".finding h1", "#legend-overlap", ".map-canvas canvas", ".card h2", "#tabell tbody tr", ".demo"]) assert.ok(await page.locator(part).first().isVisible(), `${part} should be on paper`);
      for (const control of ["[role=combobox]", ".zoom", ".card-close", ".segments", ".chips", "nav"]) assert.ok(!(await page.locator(control).first().isVisible()), `${control} should not be on paper`);
      const rows = page.locator("#tabell tbody tr");
      for (const row of [rows.first(), rows.last()]) assert.ok((await row.boundingBox()).height > 5);
      const cut = await page.evaluate(() => [...document.querySelectorAll("html, body, #app, main, .panel, .card, .twin, .twin-scroll")].filter((e) => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY !== "visible").map((e) => e.className || e.tagName));
      assert.deepEqual(cut, [], "nothing may be cut off by a scrolling box");
      const pdf = await page.pdf({ format: "A4" });
      assert.ok(pdf.length > 20_000, "the page prints");
    });
  });
});
