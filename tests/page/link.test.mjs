// The address is the state: a copied link shows the same to the next person, and the browser's buttons step through choices.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { card, cardOf, legend, openMap, tableRows } from "./lib/kart.mjs";
import { middleOfMap } from "./lib/pixels.mjs";
import { onBoth } from "./lib/suite.mjs";

/** What a person would compare when two look at the same link. */
async function seen(page) {
  return {
    finding: await page.locator(".finding").innerText(),
    program: await page.getByLabel(/^Program/).inputValue(),
    date: await page.getByLabel("Dato").inputValue(),
    view: await page.getByRole("group", { name: "Hva kartet viser" }).getByRole("radio", { checked: true }).inputValue(),
    legend: await legend(page, "legend-need"),
    card: await card(page).innerText(),
    rows: await tableRows(page),
    sorted: await page.locator("#tabell th[aria-sort]").innerText(),
    scale: await page.locator(".maplibregl-ctrl-scale").innerText(),
    layers: await page.locator(".layers input:checked").evaluateAll((boxes) => boxes.map((b) => b.closest("label").textContent.trim())),
  };
}

onBoth("a link", (house) => {
  it("restores every choice for the next person, and writes the same address again", async () => {
    let link;
    let mine;
    await withPage(house, {}, async (page) => {
      await openMap(page);
      await page.getByRole("radio", { name: "Behov", exact: true }).check({ force: true });
      await page.getByLabel(/^Program/).selectOption({ label: "Tett på" });
      await page.getByLabel("Dato").fill("2024-06-01");
      await page.getByText("Lag", { exact: true }).click();
      await page.getByLabel("Skolekretser").check();
      await page.getByRole("button", { name: /^Alle \d+$/ }).click();
      await page.getByRole("button", { name: "Barn 0–17" }).click();
      await page.getByRole("row", { name: /^Saupstad/ }).getByRole("button").click();
      await cardOf(page, "Saupstad");
      await page.getByRole("button", { name: "Zoom inn" }).click();
      await eventually(() => page.url(), (url) => /kart=/.test(url), "the address should carry the view");
      await page.waitForTimeout(1200);
      link = page.url();
      mine = await seen(page);
    });
    for (const part of ["vis=behov", "program=tett-pa", "dato=2024-06-01", "skolekretser", "liste=alle", "sorter=barn-synkende", "valg=sone:saupstad", "kart="]) {
      assert.ok(decodeURIComponent(link).includes(part), `${link} should carry ${part}`);
    }
    await withPage(house, {}, async (page) => {
      await openMap(page, link.slice(house.server.url.length));
      await cardOf(page, "Saupstad");
      await page.locator(".maplibregl-ctrl-scale").waitFor();
      await page.getByText("Lag", { exact: true }).waitFor();
      const theirs = await eventually(() => seen(page), (now) => now.legend && now.rows.length === mine.rows.length, "the list should be whole");
      const { layers, ...rest } = theirs;
      const { layers: myLayers, ...myRest } = mine;
      assert.deepEqual(rest, myRest);
      assert.deepEqual(layers, myLayers);
      assert.equal(page.url(), link);
    });
  });

  it("steps back and forward through what was chosen", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await page.getByLabel("Dato").fill("2021-01-01");
      await eventually(() => page.url(), (url) => url.includes("dato=2021-01-01"), "the date should stand in the address");
      await page.getByRole("link", { name: "Overlapp" }).click();
      await page.getByRole("tab", { name: "Arenaer" }).waitFor();
      await page.goBack();
      await page.locator("#twin-head").waitFor();
      assert.equal(await page.getByLabel("Dato").inputValue(), "2021-01-01");
      await page.goBack();
      const { meta } = await house.server.api("/api/v1/overlap");
      await eventually(() => page.getByLabel("Dato").inputValue(), (date) => date === meta.dato, "the date should be today's again");
      await page.goForward();
      await eventually(() => page.getByLabel("Dato").inputValue(), (date) => date === "2021-01-01", "the date should be the chosen one again");
      await page.goForward();
      await page.getByRole("tab", { name: "Arenaer" }).waitFor();
      assert.equal(await page.title(), "Overlapp – Satsingskart");
    });
  });

  it("carries the view only when the person has moved the map", async () => {
    await withPage(house, {}, async (page) => {
      await openMap(page);
      await page.setViewportSize({ width: 1300, height: 800 });
      await page.waitForTimeout(500);
      assert.ok(!page.url().includes("kart="), page.url());
      const { x, y } = await middleOfMap(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 120, y + 40, { steps: 4 });
      await page.mouse.up();
      await eventually(() => page.url(), (url) => url.includes("kart="), "a dragged map should stand in the address");
    });
  });
});
