// The invented figures on the real zones: the six areas with their intervals, every zone with its state, and the mark everywhere.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { tableRows } from "./lib/kart.mjs";
import { ask, openPriorities } from "./lib/prioritering.mjs";
import { onData } from "./lib/suite.mjs";

const SIX = ["Saupstad", "Kattem", "Lademoen/Møllenberg", "Romolslia/Hallset", "Tempe/Sorgenfri og Øya/Elgeseter", "Ila/Midtbyen"];
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
const round = (n) => String(Math.round(n));

onData("figures", "invented figures on real zones", (house) => {
  it("give the six areas a place with its interval, and none without", async () => {
    const { body } = await ask(house);
    assert.deepEqual(body.areas.map((a) => a.navn).sort(), [...SIX].sort());
    await withPage(house, { viewport: { width: 1440, height: 900 } }, async (page) => {
      await openPriorities(page);
      const rows = await page.locator(".pr-areas tbody tr").evaluateAll((all) => all.map((tr) => ({ navn: tr.querySelector("th").firstChild.textContent, plass: tr.querySelectorAll("td")[1].innerText, folk: tr.querySelectorAll("td")[4].innerText })));
      assert.equal(rows.length, SIX.length);
      for (const area of body.areas) {
        const row = rows.find((r) => r.navn === area.navn);
        assert.ok(area.plass.lo < area.plass.hi, `${area.navn} has an interval`);
        assert.equal(plain(row.plass), `median ${round(area.plass.median)} ${round(area.plass.lo)}–${round(area.plass.hi)}`, area.navn);
        assert.match(plain(row.folk), /^\d \d{3}$/, area.navn);
      }
    });
  });

  it("say outright that they are invented, on every page and in the file, and never call the zones schematic", async () => {
    await withPage(house, {}, async (page) => {
      for (const address of ["/", "/overlapp", "/prioritering", "/data"]) {
        await page.goto(address);
        const mark = page.locator(".demo").first();
        await mark.waitFor();
        assert.match(await mark.innerText(), /^Oppdiktede tall/, address);
      }
      await openPriorities(page);
      await page.getByRole("button", { name: "Vis som tabell: De seks satsingsområdene" }).click();
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: "Last ned CSV: De seks satsingsområdene" }).click();
      let text = "";
      for await (const part of await (await coming).createReadStream()) text += part.toString("utf8");
      const rows = text.trim().split("\r\n").slice(1);
      assert.equal(rows.length, SIX.length);
      for (const row of rows) assert.equal(row.split(";").at(-1), "Oppdiktede tall");
    });
  });

  it("leave hidden zones hidden and missing ones missing", async () => {
    const { body } = await ask(house);
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const items = Object.fromEntries(await page.locator(".pr-none li").evaluateAll((all) => all.map((li) => [li.querySelector(".pr-zone").textContent, li.querySelector(".pr-status").textContent])));
      assert.deepEqual(Object.keys(items).sort(), ["Bratsberg-Jonsvatnet-Leira", "Rye", "Spongdal", "Tanem"]);
      for (const row of body.priorities.filter((r) => r.plass === null)) assert.match(items[row.navn], row.p_blant_k.state === "suppressed" ? /^Ikke vist/ : /^Mangler/, row.navn);
      assert.match(items.Tanem, /^Mangler/);
      await page.getByRole("button", { name: "Tanem", exact: true }).click();
      const detail = page.locator(".pr-none .pr-detail");
      assert.doesNotMatch(await detail.innerText(), /kunne ikke flyttet/, "nothing is known of where a zone without an index would stand");
      const [line] = await detail.locator("li").evaluateAll((all) => all.map((li) => li.getBoundingClientRect().width));
      assert.ok(line > 200, `the indicators without a figure need room to be read: ${line} px`);
      await page.goto("/?liste=alle");
      const table = await eventually(() => tableRows(page), (rows) => rows.length === 60, "all sixty zones should stand in the table");
      assert.equal(table.find((r) => r.navn === "Rye").behov, "ikke vist");
      assert.equal(table.find((r) => r.navn === "Tanem").behov, "ikke beregnet");
    });
  });

  it("tell of other models where Innbyggernes modell is not", async () => {
    const { zones } = await house.server.api("/api/v1/overlap");
    const ila = zones.find((z) => z.navn === "Ila");
    const [other] = ila.andre_programmer;
    assert.equal(ila.modell.aktiv, 0);
    const line = `Andre modeller her: ${other.programme.navn}, ukjent ved ${other.ukjent} arenaer`;
    await withPage(house, {}, async (page) => {
      await page.goto("/?valg=sone:ila");
      await page.locator(".card").getByText(line).waitFor();
      await page.goto("/overlapp");
      const row = page.locator(".group-table tr", { has: page.getByRole("button", { name: "Ila", exact: true }) });
      assert.ok((await row.innerText()).includes(line));
    });
  });
});
