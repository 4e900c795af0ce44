// By keyboard alone: to the search, into a zone's card, to the table and back out; focus is always seen.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { card, cardName, hits, search } from "./lib/kart.mjs";
import { onData } from "./lib/suite.mjs";

/** Presses Tab until the focused element matches, and fails after too many. */
async function tabTo(page, selector, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
    if (there) return i + 1;
  }
  assert.fail(`${selector} is not reached in ${most} presses of Tab`);
}

/** A focused element has an outline, or a shadow that stands for one. */
async function assertFocusSeen(page, what) {
  const style = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return { outline: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1.5, shadow: boxShadow !== "none" };
  });
  assert.ok(style.outline || style.shadow, `${what}: focus should be seen`);
}

onData("demo", "by keyboard alone", (house) => {
  it("one searches, reads the card, closes it with Escape and goes on in the page", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await page.locator(".finding h1").waitFor();
      await tabTo(page, "[role=combobox]", 15);
      await assertFocusSeen(page, "the search");
      await page.keyboard.type("Brundalen");
      await hits(page).first().filter({ hasText: /^Brundalen\s*Sone/ }).waitFor();
      await page.keyboard.press("Enter");
      await eventually(() => page.evaluate(() => document.activeElement?.textContent), (text) => text === "Brundalen", "focus should be on the card's heading");
      await page.keyboard.press("Escape");
      await page.locator(".card").waitFor({ state: "detached" });
      const lost = await page.evaluate(() => document.activeElement === document.body);
      assert.equal(lost, false, "focus should go back to where the card was opened from, not to the top of the page");
    });
  });

  it("one skips to the table and opens a zone from it", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await page.locator("#tabell tbody tr").first().waitFor();
      await page.keyboard.press("Tab");
      await assertFocusSeen(page, "the first skip link");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Hopp til tabellen");
      await page.keyboard.press("Enter");
      await tabTo(page, "#tabell tbody button", 15);
      await assertFocusSeen(page, "the zone's name");
      const name = await page.evaluate(() => document.activeElement.textContent);
      await page.keyboard.press("Enter");
      await eventually(() => cardName(page).allTextContents(), ([head]) => head === name, "the card should be the row's");
      await eventually(() => page.evaluate(() => document.activeElement?.tagName), (tag) => tag === "H2", "focus should be in the card");
      await tabTo(page, ".card button, .card a", 3);
      await page.keyboard.press("Escape");
      await eventually(() => card(page).count(), (n) => n === 0, "Escape should close the card");
    });
  });

  it("one comes to the card of what is already open", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/?valg=sone:brundalen");
      await page.locator(".card .arena-list").waitFor();
      await search(page).focus();
      await page.keyboard.type("Brundalen");
      await hits(page).first().filter({ hasText: /^Brundalen\s*Sone/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".card h2:focus").waitFor({ timeout: 3000 });
    });
  });

  it("one reaches every control of the column, and none traps focus", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await page.locator("#tabell tbody tr").first().waitFor();
      const order = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(() => {
          const e = document.activeElement;
          return e === document.body ? "end" : (e.getAttribute("aria-label") ?? e.closest("label")?.innerText ?? e.innerText ?? "").trim().split("\n")[0];
        });
        if (here === "end") break;
        order.push(here);
      }
      for (const name of ["Program", "Dato", "Blant de", "Zoom inn", "Utvid tabellen"]) assert.ok(order.some((o) => o.startsWith(name)), `${name} is not reached: ${order.join(" · ")}`);
      assert.ok(order.some((o) => /^Kart over levekårssoner/.test(o)), "the map itself takes focus, so that arrow keys move it");
    });
  });
});
