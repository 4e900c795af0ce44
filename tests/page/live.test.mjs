// What another process puts into the store comes to the open page by itself, and nothing a person holds is lost by it.
import assert from "node:assert/strict";
import { it } from "node:test";
import { openDelimit, profile, removeScenarios, saveScenario } from "./lib/avgrens.mjs";
import { eventually, withPage } from "./lib/browser.mjs";
import { cardOf, hits, legend, openMap, search } from "./lib/kart.mjs";
import { login, PLANNER } from "./lib/konto.mjs";
import { onData } from "./lib/suite.mjs";

const place = (navn, [lon, lat]) => ({ type: "FeatureCollection", features: [{ type: "Feature", properties: { navn, kategori: "bibliotek" }, geometry: { type: "Point", coordinates: [lon, lat] } }] });
const status = (page) => page.locator(".live");

/** Marks the document, so that a page that was loaded again is told from one that was not. */
const mark = (page) => page.evaluate(() => void (window.stillHere = true));
const isSame = (page) => page.evaluate(() => window.stillHere === true);

onData("demo", "while the page is open", (house) => {
  it("what is imported is found and drawn without a new page, and what is typed, chosen and opened stays", async () => {
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    await withPage(house, {}, async (page) => {
      await openMap(page, `/?valg=sone:lademoen&dato=2026-10-01&kart=14/${zone.senter[1]}/${zone.senter[0]}`);
      await cardOf(page, "Lademoen");
      await search(page).fill("Huset som");
      await mark(page);
      const tile = page.waitForResponse(async (r) => /\/tiles\/[^/]+\/14\//.test(r.url()) && r.status() === 200 && (await r.body()).includes("Huset som kom"));
      house.server.import("places", place("Huset som kom", zone.senter));
      await eventually(() => status(page).innerText(), (text) => text === "Kartet er oppdatert", "the page should say that it is up to date");
      await tile;
      assert.equal(await search(page).inputValue(), "Huset som");
      await cardOf(page, "Lademoen");
      assert.match(page.url(), /valg=sone:lademoen.*dato=2026-10-01|dato=2026-10-01.*valg=sone:lademoen/);
      await search(page).fill("Huset som kom");
      await hits(page).filter({ hasText: "Huset som kom" }).first().click();
      await cardOf(page, "Huset som kom", "Sted");
      await eventually(() => status(page).innerText(), (text) => text === "", "the word should go again");
      assert.ok(await isSame(page));
    });
  });

  it("a number that is being typed is not written over, and the page follows when it is taken", async () => {
    await withPage(house, {}, async (page) => {
      const line = page.waitForResponse((r) => r.url().endsWith("/api/v1/events"));
      await page.goto("/avgrens?trinn=foresla");
      const field = page.getByRole("spinbutton", { name: "Minst folk" });
      await field.waitFor();
      await line;
      await mark(page);
      await field.fill("");
      await field.pressSequentially("73");
      const asked = [];
      page.on("request", (r) => r.url().includes("/api/v1/places") && asked.push(r.url()));
      house.server.import("places", place("Enda et hus", [10.43, 63.43]));
      await eventually(() => house.server.api("/api/v1/search?q=Enda et hus"), ({ hits: found }) => found[0]?.navn === "Enda et hus", "the import should be taken in");
      await page.waitForTimeout(1500);
      assert.equal(await field.inputValue(), "73");
      assert.deepEqual(asked, [], "nothing is asked again while it is typed");
      await field.pressSequentially("00");
      await field.press("Tab");
      await eventually(() => asked.length, (n) => n === 1, "the page should follow now");
      assert.equal(await field.inputValue(), "7300");
      assert.match(page.url(), /min=7300/);
      assert.ok(await isSame(page));
    });
  });

  it("a delimitation that a link opened, and another has changed since, is not saved over", async () => {
    await removeScenarios(house);
    const { body: made } = await saveScenario(house, { navn: "Delt", enhet: "soner", enheter: ["kattem"] });
    await withPage(house, { expected: [/status of 409/] }, async (page) => {
      await login(page, PLANNER.name, PLANNER.password);
      await openDelimit(page, `/avgrens?trinn=lagret&deler=kattem&scenario=${made.id}`);
      const field = (name) => profile(page).getByLabel(name, { exact: true });
      await eventually(() => field("Navn").inputValue(), (name) => name === "Delt", "the form should hold the saved name");
      await field("Merknad (valgfri)").fill("Skrevet her");
      const other = await saveScenario(house, { navn: "Delt av andre", enhet: "soner", enheter: ["kattem", "saupstad"] }, made);
      assert.equal(other.status, 200);
      await page.locator(".av-saved h3", { hasText: "Delt av andre" }).waitFor();
      assert.deepEqual([await field("Navn").inputValue(), await field("Merknad (valgfri)").inputValue()], ["Delt", "Skrevet her"]);
      assert.equal(await status(page).innerText(), "", "the map has not changed");
      await profile(page).getByRole("button", { name: "Lagre endringene" }).click();
      await profile(page).getByRole("alert").getByText("er endret av andre").first().waitFor();
      assert.equal((await house.server.api("/api/v1/scenarios")).scenarier[0].navn, "Delt av andre");
    });
    await removeScenarios(house);
  });

  it("a store that is away is said for as long as it is away, with the time", async () => {
    const since = new Date();
    since.setHours(9, 5, 0, 0);
    const store = (reachable) => `retry: 200\nevent: store\ndata: ${JSON.stringify({ reachable, since: since.toISOString() })}\n\n`;
    let reachable = false;
    await withPage(house, {}, async (page) => {
      await page.route("**/api/v1/events", (route) => route.fulfill({ contentType: "text/event-stream", body: store(reachable) }));
      await openMap(page);
      await eventually(() => status(page).innerText(), (text) => text === "Lageret er borte; du ser data fra 09:05", "the page should say that the store is away");
      const zones = async () => Object.values(await legend(page)).reduce((sum, n) => sum + n, 0);
      await eventually(zones, (n) => n === 60, "what is known should be shown");
      reachable = true;
      await eventually(() => status(page).innerText(), (text) => text === "", "the notice should go");
    });
  });
}, { users: [PLANNER] });
