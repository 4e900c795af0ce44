// When something is away: no WebGL, no answer, a refused answer. The page says what happened, and what still works.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { CLASSES, cardOf, hits, openMap, search, tableRows } from "./lib/kart.mjs";
import { middleShows } from "./lib/pixels.mjs";
import { onData } from "./lib/suite.mjs";

const AWAY = { expected: [/Failed to load resource/] };

onData("demo", "without WebGL", (house) => {
  it("the page says so and gives everything by table and search", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await page.getByText(/Nettleseren kan ikke tegne kartet \(WebGL er ikke tilgjengelig\)\. Alt innholdet finnes i tabellen og søket\./).waitFor();
      const rows = await eventually(() => tableRows(page), (r) => r.length > 5, "the table should be there");
      assert.ok(rows.some((r) => r.navn === "Lademoen" && r.klasse === "Modellen treffer"));
      await page.getByRole("row", { name: /^Kattem/ }).getByRole("button").click();
      await cardOf(page, "Kattem");
      await search(page).fill("Lilleby skole");
      await hits(page).first().click();
      await cardOf(page, "Lilleby skole", "Sted");
    });
  });

  it("a phone shows the table too", async () => {
    await withPage(house, { viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto("/");
      await page.getByText(/WebGL er ikke tilgjengelig/).waitFor();
      await page.getByRole("row", { name: /Lademoen/ }).waitFor();
    });
  });
}, { browserArgs: ["--disable-3d-apis"] });

onData("demo", "without an answer", (house) => {
  it("the page says that the service does not answer, and a new try brings everything", async () => {
    await withPage(house, AWAY, async (page) => {
      await page.route("**/api/v1/**", (route) => route.abort());
      await page.goto("/");
      const message = page.locator(".panel").getByRole("alert");
      await message.waitFor();
      assert.match(await message.innerText(), /Fikk ikke hentet data[\s\S]*Tjenesten svarer ikke akkurat nå/);
      await page.unroute("**/api/v1/**");
      await message.getByRole("button", { name: "Prøv igjen" }).click();
      await page.getByRole("heading", { level: 1, name: /soner er klare for utvidelse/ }).waitFor();
      await eventually(() => page.getByRole("alert").count(), (n) => n === 0, "the message should go away");
      const names = await eventually(() => page.locator(".area-list button").allInnerTexts(), (list) => list.length === 6, "one try should bring the areas as well");
      assert.ok(names.includes("Saupstad"));
    });
  });

  it("what was shown stays when a later question gets no answer", async () => {
    await withPage(house, AWAY, async (page) => {
      await openMap(page);
      await page.locator("#tabell tbody tr").first().waitFor();
      const before = await tableRows(page);
      await page.route("**/api/v1/overlap*", (route) => route.abort());
      await page.getByLabel("Dato").fill("2021-01-01");
      const message = page.locator(".panel").getByRole("alert");
      await message.waitFor();
      assert.deepEqual(await tableRows(page), before);
      await page.unroute("**/api/v1/overlap*");
      await message.getByRole("button", { name: "Prøv igjen" }).click();
      await eventually(() => tableRows(page), (rows) => JSON.stringify(rows) !== JSON.stringify(before), "the new answer should come");
      assert.match(page.url(), /dato=2021-01-01/);
    });
  });

  it("a refused question shows the server's own words", async () => {
    await withPage(house, AWAY, async (page) => {
      await page.goto("/?program=finnes-ikke");
      const problem = await (await fetch(`${house.server.url}/api/v1/overlap?programme=finnes-ikke`)).json();
      assert.equal(problem.status, 400);
      const message = await page.locator(".panel").getByRole("alert").innerText();
      assert.ok(message.includes(problem.detail), message);
    });
  });

  it("a link to a zone that does not exist says so and can be closed", async () => {
    await withPage(house, AWAY, async (page) => {
      await page.goto("/?valg=sone:finnes-ikke");
      await page.locator(".card").getByText("Dette finnes ikke i dataene som vises nå.").waitFor();
      await page.getByRole("button", { name: "Lukk kortet" }).click();
      await eventually(() => page.locator(".card").count(), (n) => n === 0, "the card should close");
    });
  });

  it("the class of a zone is the server's: another answer is another colour and another word", async () => {
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    await withPage(house, {}, async (page) => {
      await page.route("**/api/v1/overlap*", async (route) => {
        const response = await route.fetch();
        const answer = await response.json();
        answer.zones.find((z) => z.id === "lademoen").klasse = "klar_for_utvidelse";
        await route.fulfill({ response, json: answer });
      });
      await openMap(page, `/?lag=&kart=14/${zone.senter[1]}/${zone.senter[0]}`);
      await middleShows(page, { [CLASSES.klar_for_utvidelse.fill]: 0.4 });
      assert.equal((await tableRows(page)).find((r) => r.navn === "Lademoen").klasse, "Klar for utvidelse");
    });
  });
});
