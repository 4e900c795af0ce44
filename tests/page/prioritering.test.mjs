// The page Prioritering: weights by keyboard, the answer with its uncertainty, twins of every chart, links, refusals, paper.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, quiet, withPage } from "./lib/browser.mjs";
import { CLASSES } from "./lib/kart.mjs";
import { ask, changed, finding, openPriorities, ranks, slider, themes, weights } from "./lib/prioritering.mjs";
import { onData } from "./lib/suite.mjs";

const REFUSED = { expected: [/status of 400/] };
/** A share as it stands beside its word: rounding never lifts it to where the next word begins. */
const per = (p) => {
  const whole = Math.round(p * 100);
  if ([10, 50, 90].some((limit) => p * 100 < limit && whole >= limit)) return `${(Math.floor(p * 1000) / 10).toFixed(1).replace(".", ",")} %`;
  return p > 0 && whole === 0 ? "< 1 %" : p < 1 && whole === 100 ? "> 99 %" : `${whole} %`;
};
const round = (n) => String(Math.round(n));

onData("demo", "the page Prioritering", (house) => {
  it("shows the server's words, shares, classes and intervals, and never a place without its interval", async () => {
    const { body } = await ask(house);
    const ranked = body.priorities.filter((r) => r.plass !== null);
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      assert.equal((await ranks(page)).length, 14);
      await page.getByRole("button", { name: `Vis alle ${ranked.length}` }).click();
      const rows = await eventually(() => ranks(page), (r) => r.length === ranked.length, "all zones should be listed");
      for (const [i, r] of ranked.entries()) {
        const row = rows[i];
        assert.deepEqual([row.id, row.ord, row.andel, row.klasse], [r.id, r.ord, per(r.p_blant_k.value), CLASSES[r.klasse].name], r.navn);
        assert.match(row.plass, new RegExp(`mellom plass ${round(r.plass.lo)} og ${round(r.plass.hi)}, medianen er ${round(r.plass.median)}$`), r.navn);
      }
    });
  });

  it("says the answer as a sentence, what takes it back, and that figures are about areas", async () => {
    const { body } = await ask(house);
    const clear = body.priorities.filter((r) => r.ord === "klart").map((r) => r.navn);
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const head = await finding(page);
      assert.match(head, /blant de seks sonene med størst målt behov$/);
      for (const name of clear.slice(0, 6)) assert.ok(head.includes(name), `${name} should be in «${head}»`);
      if (clear.length === 0) assert.match(head, /^Ingen soner er klart/);
      const named = body.priorities.filter((r) => r.ord !== null && r.ord !== "neppe");
      const overlap = named.some((r, i) => i > 0 && r.gruppe !== null && r.gruppe === named[i - 1].gruppe);
      const lead = await page.locator(".pr-answer-lead").innerText();
      assert.equal(/Forskjellen mellom .+ og .+ er mindre enn usikkerheten\./.test(lead), overlap, lead);
      await page.locator(".pr-answer").getByText("Tallene sier noe om områder, ikke om enkeltpersoner").waitFor();
      await page.locator(".pr .demo").first().waitFor();
    });
  });

  it("never shows a number for a zone that is hidden or missing", async () => {
    const { body } = await ask(house);
    const without = body.priorities.filter((r) => r.plass === null);
    assert.ok(without.length > 0, "the data hold zones without an index");
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const items = await page.locator(".pr-none li").evaluateAll((list) => list.map((li) => [li.dataset.zone, li.innerText.replace(/\s+/g, " ")]));
      assert.deepEqual(items.map(([id]) => id).sort(), without.map((r) => r.id).sort());
      for (const [id, text] of items) assert.doesNotMatch(text, /\d/, id);
      for (const figure of ["Soner etter målt behov", "Behov etter indeks"]) {
        await page.getByRole("button", { name: `Vis som tabell: ${figure}` }).click();
        const table = page.getByRole("region", { name: figure === "Behov etter indeks" ? figure : /^Soner med plass/ });
        for (const r of without) {
          const row = table.getByRole("row", { name: new RegExp(`^${r.navn}`) });
          assert.doesNotMatch((await row.innerText()).replace(r.navn, ""), /\d/, r.navn);
        }
      }
    });
  });

  it("lets one move a weight by keyboard: the rest are re-scaled, the answer is new and the address carries it", async () => {
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const before = { weights: await weights(page), ranks: await ranks(page) };
      assert.equal(before.weights.reduce((a, b) => a + b), 100);
      const first = themes(page).first();
      await first.focus();
      await page.keyboard.press("PageUp");
      await page.keyboard.press("PageUp");
      await page.keyboard.press("ArrowRight");
      assert.equal(Number(await first.inputValue()), before.weights[0] + 21);
      assert.equal(await first.getAttribute("aria-valuetext"), `${before.weights[0] + 21} prosent`);
      assert.equal((await weights(page)).reduce((a, b) => a + b), 100);
      assert.match(page.url(), new RegExp(`vekter=[^&]*:${before.weights[0] + 21}`));
      await changed(() => ranks(page), before.ranks, "the list should be recomputed");
      assert.equal(await page.getByLabel("Vektprofil").locator("option:checked").innerText(), "Egne vekter");
      await eventually(() => page.locator("[role=status]").allTextContents(), (all) => all.some((text) => text.startsWith("Nytt svar: ")), "the new finding should be announced");
      // The weight last moved is the one the stability chart follows.
      assert.match(page.url(), /spak=tema:/);
      await page.getByRole("button", { name: "Like vekter" }).click();
      await eventually(() => ranks(page), (now) => JSON.stringify(now) === JSON.stringify(before.ranks), "equal weights should bring the first answer back");
      assert.doesNotMatch(page.url(), /vekter=/);
    });
  });

  it("follows a dragged slider without a step in the history for each move, and takes an exact number", async () => {
    await withPage(house, { viewport: { width: 1440, height: 900 } }, async (page) => {
      await openPriorities(page);
      const before = await ranks(page);
      const asked = [];
      page.on("request", (r) => r.method() === "POST" && r.url().endsWith("/priorities") && asked.push(r.url()));
      const began = Date.now();
      const [address, steps] = [page.url(), await page.evaluate(() => history.length)];
      const box = await themes(page).nth(1).boundingBox();
      const y = box.y + box.height / 2;
      await page.mouse.move(box.x + box.width * 0.23, y);
      await page.mouse.down();
      for (let i = 0; i < 12; i++) await page.mouse.move(box.x + box.width * (0.25 + i * 0.04), y);
      assert.equal(page.url(), address, "the address waits for the hand to let go");
      // A hand that rests for a moment may ask; a slow machine makes every move a rest.
      assert.ok(asked.length <= Math.ceil((Date.now() - began) / 120) && asked.length < 12, `${asked.length} questions while dragging`);
      await page.mouse.up();
      await eventually(() => page.url(), (url) => url.includes("vekter="), "letting go should write the address");
      assert.equal(await page.evaluate(() => history.length), steps + 1);
      await changed(() => ranks(page), before, "the list should be recomputed");
      // Changes in quick succession are one step back; this is another.
      await page.waitForTimeout(1600);
      const exact = page.locator(".pr-weights > li > .pr-weight input[type=number]").first();
      await exact.fill("40");
      await exact.press("Enter");
      await eventually(() => themes(page).first().inputValue(), (v) => v === "40", "the slider should follow the number");
      await page.goBack();
      await page.goBack();
      await eventually(() => ranks(page), (now) => JSON.stringify(now) === JSON.stringify(before), "the browser's way back should bring the first answer");
    });
  });

  it("gives the next person the same page by its link", async () => {
    let mine;
    let link;
    const seen = async (page) => ({ finding: await finding(page), ranks: await ranks(page), weights: await weights(page), k: await page.getByLabel("Blant de", { exact: true }).inputValue(), method: await page.getByRole("radio", { checked: true }).evaluate((e) => e.closest("label").innerText.trim()), boxes: await page.locator(".pr-group input[type=checkbox]").evaluateAll((all) => all.map((e) => e.checked)), lever: await page.getByLabel("Vekten som endres").inputValue() });
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      await themes(page).nth(2).focus();
      await page.keyboard.press("PageUp");
      await page.getByRole("radio", { name: "min–maks, geometrisk snitt" }).check();
      await page.getByLabel("Blant de", { exact: true }).fill("8");
      await page.getByLabel("Blant de", { exact: true }).press("Enter");
      await page.getByRole("checkbox", { name: "Ta med pågående satsinger" }).uncheck();
      await page.locator("summary", { hasText: "Flere valg" }).click();
      await page.getByLabel("Frø for trekningen").fill("77");
      await page.getByLabel("Frø for trekningen").press("Enter");
      await page.getByRole("button", { name: "Vis datausikkerhet og metodevalg hver for seg" }).click();
      await page.getByText("frø 77.").waitFor();
      await page.locator(".pr-ranks tr[data-zone] .pr-zone").nth(2).click();
      await page.locator(".pr-detail").waitFor();
      await quiet(page);
      link = page.url();
      mine = await seen(page);
    });
    for (const part of ["vekter=", "metode=minmaks", "blant=8", "uten_pagaende=ja", "fro=77", "kilder=hver", "valg=sone:", "spak=tema:"]) assert.ok(decodeURIComponent(link).includes(part), `${link} should carry ${part}`);
    await withPage(house, {}, async (page) => {
      await openPriorities(page, link.slice(house.server.url.length));
      await page.locator(".pr-detail").waitFor();
      assert.deepEqual(await seen(page), mine);
      assert.equal(page.url(), link);
    });
  });

  it("keeps the zones of one group in one bracket, and says that no order is claimed inside it", async () => {
    const { body } = await ask(house);
    await withPage(house, {}, async (page) => {
      await openPriorities(page, "/prioritering?rader=alle");
      const groups = await page.locator(".pr-ranks tbody").evaluateAll((all) => all.map((b) => ({ head: b.querySelector(".pr-group-head")?.textContent ?? "", ids: [...b.querySelectorAll("tr[data-zone]")].map((tr) => tr.dataset.zone) })));
      const wanted = [...new Set(body.priorities.map((r) => r.gruppe).filter((g) => g !== null))].map((g) => body.priorities.filter((r) => r.gruppe === g).map((r) => r.id));
      assert.deepEqual(groups.map((g) => g.ids), wanted);
      for (const g of groups.filter((g) => g.ids.length > 1)) assert.match(g.head, new RegExp(`^Gruppe \\d+: ${g.ids.length} soner som overlapper\\. Rekkefølgen inne i gruppen er ikke sikker\\.$`));
    });
  });

  it("opens a zone by Enter: both sources of uncertainty, safe bounds, indicators without a figure, and the way to the map", async () => {
    const { body } = await ask(house);
    const row = body.priorities[3];
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const button = page.getByRole("button", { name: row.navn, exact: true });
      await button.focus();
      await page.keyboard.press("Enter");
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      const detail = page.locator(".pr-detail");
      const text = (await detail.innerText()).replace(/\s+/g, " ");
      for (const part of [/Bare datausikkerhet plass \d+–\d+, median \d+/, /Bare metodevalg plass \d+–\d+, median \d+/, /Sikre grenser for plassen/, /Indikatorer uten tall her/]) assert.match(text, part);
      await detail.getByRole("link", { name: `Åpne ${row.navn} i kartet` }).click();
      await page.getByRole("heading", { level: 2, name: row.navn }).waitFor();
      assert.match(page.url(), new RegExp(`/\\?.*valg=sone:${row.id}`));
    });
  });

  it("has a table and a file for every chart", async () => {
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const names = ["Soner etter målt behov", "De seks satsingsområdene", "Behov etter indeks", "Stabilitet", "Samvariasjon", "Uten én indikator om gangen", "Hva usikkerheten kommer av"];
      for (const name of names) {
        await page.getByRole("button", { name: `Vis som tabell: ${name}` }).click();
        const coming = page.waitForEvent("download");
        await page.getByRole("button", { name: `Last ned CSV: ${name}` }).click();
        const stream = await (await coming).createReadStream();
        let text = "";
        for await (const part of stream) text += part.toString("utf8");
        assert.ok(text.startsWith("\uFEFF"), name);
        const [head, ...rows] = text.trim().split("\r\n").map((line) => line.split(";"));
        assert.ok(rows.length >= 4, `${name} has ${rows.length} rows`);
        assert.ok(rows.every((r) => r.length === head.length), `${name} has ragged rows`);
        assert.ok(rows.every((r) => /demodata/.test(r.at(-1))), `${name} should be marked as demo data`);
        assert.ok((await page.locator(".pr-table tbody tr").count()) >= 4);
        await page.getByRole("button", { name: `Vis som figur: ${name}` }).click();
      }
      await page.getByRole("button", { name: "Indikatorer", exact: true }).click();
      await page.locator(".pr-matrix.indicators").waitFor();
      assert.equal(await page.locator("svg[role=img]:not([aria-label])").count(), 0, "a drawing without words");
    });
  });

  it("counts every zone once in the map's legend", async () => {
    const { body } = await ask(house);
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const numbers = async (selector) => (await page.locator(selector).allInnerTexts()).map((t) => Number(t.replace(/\D+/g, " ").trim().split(" ").at(-1)));
      const fifths = await numbers(".pr-ramp li");
      assert.deepEqual(fifths, [1, 2, 3, 4, 5].map((f) => body.priorities.filter((r) => r.femdel === f).length));
      const [uncertain, hidden, missing] = await numbers(".pr-legend .count");
      assert.equal(uncertain, body.priorities.filter((r) => r.usikker).length);
      assert.equal(fifths.reduce((a, b) => a + b) + hidden + missing, body.priorities.length);
      await page.locator('.pr-map .map-canvas[data-ready="true"]').waitFor({ timeout: 30_000 });
    });
  });

  it("says a refusal beside the control, in the server's words, and keeps the last answer", async () => {
    const refused = await ask(house, { k: 9999 });
    assert.equal(refused.status, 400);
    await withPage(house, REFUSED, async (page) => {
      await openPriorities(page);
      const before = await ranks(page);
      await page.getByLabel("Blant de", { exact: true }).fill("9999");
      await page.getByLabel("Blant de", { exact: true }).press("Enter");
      const alert = page.locator(".pr-controls").getByRole("alert");
      await alert.waitFor();
      assert.ok((await alert.innerText()).includes(refused.body.detail), await alert.innerText());
      assert.deepEqual(await ranks(page), before);
      await page.getByLabel("Blant de", { exact: true }).fill("6");
      await page.getByLabel("Blant de", { exact: true }).press("Enter");
      await eventually(() => page.getByRole("alert").count(), (n) => n === 0, "the refusal should go away");
    });
  });

  it("meets a link to a period that an indicator lacks: the reason beside the period, and a way on by mixed years, which is marked", async () => {
    const refused = await ask(house, { period: "2022" });
    assert.equal(refused.status, 400);
    await withPage(house, REFUSED, async (page) => {
      await page.goto("/prioritering?periode=2022");
      const alert = page.locator(".pr-controls").getByRole("alert");
      await alert.waitFor();
      assert.ok((await alert.innerText()).includes(refused.body.detail));
      assert.equal(await page.locator(".pr-main").getByRole("button", { name: "Prøv igjen" }).count(), 0, "asking again would not help");
      await page.getByRole("checkbox", { name: "Tillat ulike år" }).check();
      await page.locator(".pr-mixed", { hasText: "Ulike år i samme indeks: 2023 og 2022" }).waitFor();
      await eventually(() => page.getByRole("alert").count(), (n) => n === 0, "the refusal should go away");
    });
  });

  it("says so when the service does not answer, and a new try brings the page", async () => {
    await withPage(house, { expected: [/Failed to load resource/] }, async (page) => {
      await page.route("**/api/v1/priorities", (route) => route.abort());
      await page.goto("/prioritering");
      const alert = page.locator(".pr-main").getByRole("alert");
      await alert.waitFor();
      await page.unroute("**/api/v1/priorities");
      await alert.getByRole("button", { name: "Prøv igjen" }).click();
      await page.locator(".pr-answer h1").waitFor();
    });
  });

  it("is one page of the others: title, menu and skip link", async () => {
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      await page.getByRole("link", { name: "Prioritering" }).click();
      await page.locator(".pr-answer h1").waitFor();
      assert.equal(await page.title(), "Prioritering – Satsingskart");
      const links = await page.locator("nav a").allInnerTexts();
      assert.deepEqual(links.slice(links.indexOf("Overlapp"), links.indexOf("Data") + 1), ["Overlapp", "Prioritering", "Avgrens", "Data"]);
      await page.reload();
      await page.locator(".pr-ranks").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Hopp til sonelista");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "tabell");
    });
  });

  it("opens the weights as a sheet on a phone, with the answer still in view", async () => {
    await withPage(house, { viewport: { width: 390, height: 844 } }, async (page) => {
      await openPriorities(page);
      assert.equal(await themes(page).first().isVisible(), false);
      const open = page.getByRole("button", { name: "Endre vekter" });
      await open.click();
      await page.locator(".pr-controls h2:focus").waitFor();
      const sheet = await page.locator(".pr-controls").boundingBox();
      assert.ok(sheet.y > 300 && sheet.y + sheet.height <= 845, JSON.stringify(sheet));
      const before = await finding(page);
      await themes(page).first().focus();
      for (let i = 0; i < 6; i++) await page.keyboard.press("PageUp");
      await eventually(() => page.url(), (url) => url.includes("vekter="), "the address should carry the weights");
      assert.ok(await page.locator(".pr-answer h1").isVisible(), before);
      await page.keyboard.press("Escape");
      assert.equal(await themes(page).first().isVisible(), false);
      assert.equal(await open.evaluate((e) => e === document.activeElement), true);
    });
  });

  it("keeps answer, weights, list, map and figures on paper, without controls", async () => {
    await withPage(house, { viewport: { width: 720, height: 1000 } }, async (page) => {
      await openPriorities(page);
      await page.emulateMedia({ media: "print" });
      for (const part of [".pr-answer h1", ".pr .demo", ".pr-weight label", ".pr-ranks tr[data-zone]", ".pr-none li", ".pr-areas tbody tr", ".pr-map", ".pr-legend", ".pr-stability", ".pr-matrix", ".pr-changes", ".pr-run"]) assert.ok(await page.locator(part).first().isVisible(), `${part} should be on paper`);
      for (const control of [".pr-weight input[type=range]", ".pr-equal", ".pr-twin-buttons", ".pr-open-controls", "nav"]) assert.ok(!(await page.locator(control).first().isVisible()), `${control} should not be on paper`);
      const cut = await page.evaluate(() => [...document.querySelectorAll("html, body, #app, main, .pr-controls, .pr-main, .pr-side")].filter((e) => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflowY !== "visible").map((e) => e.className || e.tagName));
      assert.deepEqual(cut, [], "nothing may be cut off by a scrolling box");
      assert.ok((await page.pdf({ format: "A4" })).length > 20_000, "the page prints");
    });
  });

  it("names sliders by theme, so that each can be found", async () => {
    await withPage(house, {}, async (page) => {
      await openPriorities(page);
      const names = await page.locator(".pr-weights > li > .pr-weight label").allInnerTexts();
      assert.equal(new Set(names).size, names.length);
      for (const name of names) assert.equal(await slider(page, name).count(), 1, name);
    });
  });
});
