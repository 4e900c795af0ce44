// Bokmål, nynorsk and English: every phrase has a text, and none is a key, a placeholder or a word of the wire.
import assert from "node:assert/strict";
import { it } from "node:test";
import { withPage } from "./lib/browser.mjs";
import { card, textKeys } from "./lib/kart.mjs";
import { onBoth } from "./lib/suite.mjs";

const KEYS = new Set(textKeys());
const TITLES = { nb: "Kart – Satsingskart", nn: "Kart – Satsingskart", en: "Map – Satsingskart" };
const ADDRESSES = ["/", "/?vis=behov", "/?vis=plan", "/?valg=sone:lademoen", "/?valg=omrade:ila-midtbyen", "/overlapp", "/overlapp?fane=arenaer", "/prioritering?valg=sone:lademoen&kilder=hver", "/data"];
const READY = { "/data": ".datasets li", "/prioritering": "#kilder" };

/** Every text a person meets: what is written, and what is said or hovered. */
async function texts(page) {
  return page.evaluate(() => {
    const found = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (!["SCRIPT", "STYLE"].includes(walk.currentNode.parentElement.tagName)) found.push(walk.currentNode.textContent);
    for (const e of document.querySelectorAll("*")) for (const a of ["aria-label", "title", "placeholder", "alt"]) if (e.hasAttribute(a)) found.push(e.getAttribute(a));
    return found.map((t) => t.trim()).filter((t) => t !== "");
  });
}

function assertReadable(all, where) {
  assert.ok(all.length > 30, `${where} should hold text`);
  for (const text of all) {
    for (const word of text.split(/[\s,;:()«»]+/)) assert.ok(!KEYS.has(word), `${where}: a raw key, ${text}`);
    assert.ok(!/\{\w+\}/.test(text), `${where}: an unfilled phrase, ${text}`);
    // In Norwegian "null" is a number and a word, so only alone or after a separator is it a fault.
    assert.ok(!/\b(undefined|NaN)\b|\[object|^null$|[:·,(] null\b/.test(text), `${where}: a broken value, ${text}`);
    assert.ok(!/\b[a-zæøå]+(_[a-zæøå]+)+\b/.test(text.replace(/\S+\.(csv|gpkg|toml|geojson)\S*/g, "")), `${where}: a word of the wire, ${text}`);
  }
}

onBoth("the languages", (house, data) => {
  it("have a text for everything, on every page and in every card", async () => {
    const addresses = data === "demo" ? ADDRESSES : ADDRESSES.filter((a) => /^.(\?valg=sone.*|overlapp|data)?$/.test(a));
    await withPage(house, {}, async (page) => {
      for (const address of addresses) {
        await page.goto(`${address}${address.includes("?") ? "&" : "?"}sprak=nb`);
        await page.locator(READY[address.split("?")[0]] ?? ".finding h1").first().waitFor();
        if (address.includes("valg=") && !address.startsWith("/prioritering")) await page.locator(".card h2").waitFor();
        for (const lang of ["nb", "nn", "en"]) {
          await page.locator(".lang select").selectOption(lang);
          await page.locator(`html[lang=${lang}]`).waitFor();
          assertReadable(await texts(page), `${lang} ${address}`);
          if (address === "/") assert.equal(await page.title(), TITLES[lang]);
        }
      }
    });
  });

  it("change by the switch, for card and table too, and the choice is remembered", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/?valg=sone:lademoen");
      await card(page).locator(".arena-list").waitFor();
      await page.getByLabel("Språk").selectOption({ label: "English" });
      await card(page, "Zone").waitFor();
      const english = await page.locator("#tabell thead, .card h3, .panel h2").allInnerTexts();
      assert.ok(english.length >= 8);
      for (const head of english) assert.ok(!/[æøå]|\bsoner?\b|\bBehov\b|\bBarn\b/i.test(head), head);
      assert.match(page.url(), /sprak=en/);
      await page.goto("/");
      await page.getByRole("link", { name: "Map", exact: true }).waitFor();
      await page.getByLabel("Language").selectOption({ label: "Nynorsk" });
      await page.getByLabel("Språk").waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), "nn");
      await page.reload();
      await page.getByText(/Vel|ikkje|Kva/).first().waitFor();
    });
  });
});
