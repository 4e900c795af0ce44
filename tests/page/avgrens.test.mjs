// The page Avgrens: from the ranking to a saved delimitation, composing by list, map, drawing and text, suggestions and their
// bound, what-if, versions that collide, and links that carry it all.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { areaProfile, openDelimit, post, profile, removeScenarios, saveScenario, tab, totals, unit, whole } from "./lib/avgrens.mjs";
import { accountButton, login, PLANNER } from "./lib/konto.mjs";
import { openPriorities } from "./lib/prioritering.mjs";
import { onData } from "./lib/suite.mjs";

const WIDE = { viewport: { width: 1440, height: 900 } };
const SQUARE = { type: "Polygon", coordinates: [[[10.36, 63.4], [10.44, 63.4], [10.44, 63.44], [10.36, 63.44], [10.36, 63.4]]] };
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

/** A profile tells people in tens; a suggestion sums published numbers of whole units. */
const tens = (people) => Math.round(people / 10) * 10;

onData("demo", "the page Avgrens", (house) => {
  it("takes one from the ranking to a saved delimitation that a link opens again", async () => {
    await removeScenarios(house);
    await withPage(house, WIDE, async (page) => {
      await login(page, PLANNER.name, PLANNER.password);
      await openPriorities(page);
      await page.locator(".pr-ranks tr[data-zone] .pr-zone").first().click();
      const zone = await page.locator(".pr-ranks tr.chosen").getAttribute("data-zone");
      await page.getByRole("link", { name: "Avgrens et område her" }).click();
      await profile(page).locator(".av-totals").waitFor();
      const start = new URL(page.url());
      assert.equal(start.pathname, "/avgrens");
      assert.deepEqual([start.searchParams.get("k"), start.searchParams.get("deler")], ["6", zone]);

      await tab(page, "Foreslå").click();
      await page.getByLabel("Minst folk").fill("5000");
      await page.getByLabel("Minst folk").press("Tab");
      await page.getByRole("button", { name: "Foreslå avgrensninger" }).click();
      await page.locator(".av-card").first().waitFor();
      const asked = await post(house, "/api/v1/delimit", { enhet: "soner", min_folk: 5000, max_folk: 12000, antall: 3, kompakthet: 0.3, barriere: 0.5, satsinger: "med", k: 6 });
      assert.equal(await page.locator(".av-card").count(), asked.body.forslag.length);

      const [first] = asked.body.forslag;
      await page.getByRole("button", { name: "Bruk forslaget: Forslag A" }).click();
      const ids = first.enheter.map((u) => u.id);
      await eventually(() => new URL(page.url()).searchParams.get("deler"), (text) => text?.split(",").sort().join() === [...ids].sort().join(), "the units of the suggestion should stand in the address");
      await eventually(() => totals(page), (now) => now.Folk === whole(tens(first.folk.value)), "the totals should follow the suggestion");

      await profile(page).getByLabel("Navn", { exact: true }).fill("Prøveområde øst");
      await profile(page).getByLabel("Merknad (valgfri)").fill("Til møtet i desember");
      await profile(page).getByRole("button", { name: "Lagre avgrensningen" }).click();
      await profile(page).getByText("Prøveområde øst er lagret").waitFor();
      await eventually(() => profile(page).getByRole("heading", { level: 2 }).innerText(), (name) => name === "Prøveområde øst", "the area should be called by its name");
      const { scenarier } = await house.server.api("/api/v1/scenarios");
      assert.deepEqual(scenarier.map((s) => [s.navn, s.merknad, s.versjon, [...s.enheter].sort().join()]), [["Prøveområde øst", "Til møtet i desember", 1, [...ids].sort().join()]]);

      const link = page.url();
      await page.goto("/avgrens?trinn=lagret");
      await page.getByRole("button", { name: "Åpne Prøveområde øst" }).click();
      await eventually(() => totals(page), (now) => now.Folk === whole(tens(first.folk.value)), "the saved area should open");
      assert.equal(new URL(page.url()).searchParams.get("scenario"), new URL(link).searchParams.get("scenario"));
      for (const format of ["GeoJSON", "GeoPackage"]) {
        const address = await page.getByRole("link", { name: `Last ned Prøveområde øst som ${format}` }).getAttribute("href");
        const file = await fetch(house.server.url + address);
        assert.equal(file.status, 200, address);
        assert.ok((await file.arrayBuffer()).byteLength > 50, address);
      }
      await page.getByRole("button", { name: "Slett Prøveområde øst" }).click();
      assert.equal((await house.server.api("/api/v1/scenarios")).scenarier.length, 1, "deleting asks first");
      await page.getByRole("button", { name: "Ja, slett" }).click();
      await eventually(() => house.server.api("/api/v1/scenarios"), (a) => a.scenarier.length === 0, "the scenario should be gone");
      await page.getByText("Ingen avgrensninger er lagret.").waitFor();
    });
  });

  it("shows the server's totals for zones picked by keyboard in the list, with their method, and lets one go back", async () => {
    await withPage(house, WIDE, async (page) => {
      await openDelimit(page);
      const names = ["Lademoen", "Møllenberg"];
      for (const name of names) {
        await unit(page, name).focus();
        await page.keyboard.press("Space");
        await eventually(() => unit(page, name).isChecked(), (on) => on, `${name} should be in`);
      }
      const soner = new URL(page.url()).searchParams.get("deler").split(",");
      assert.equal(soner.length, 2);
      const expected = await areaProfile(house, { soner });
      await eventually(() => totals(page), (now) => now.Folk === whole(expected.folk.value), "the totals should be of both");
      const now = await totals(page);
      assert.equal(now["Barn 0–17 år"], whole(expected.barn.value));
      assert.equal(now["Arenaer med modellen"], `${expected.med_modell} av ${expected.arenaer.length}`);
      assert.ok((await profile(page).locator(".av-totals").innerText()).includes(expected.folk.metode_navn), "the method stands beside the figure");
      for (const sentence of expected.skjult) await profile(page).getByText(sentence).waitFor();
      await profile(page).getByText("Tallene sier noe om områder, ikke om enkeltpersoner").waitFor();
      await page.goBack();
      await eventually(() => unit(page, "Møllenberg").isChecked(), (on) => !on, "one step back takes the last zone out");
      assert.equal(await unit(page, "Lademoen").isChecked(), true);
      await page.goForward();
      await eventually(() => unit(page, "Møllenberg").isChecked(), (on) => on, "and forward brings it in");
    });
  });

  it("takes a zone in and out by a click on the map", async () => {
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    const [lon, lat] = zone.senter;
    await withPage(house, WIDE, async (page) => {
      await openDelimit(page, `/avgrens?lag=&kart=13.5/${lat}/${lon}`);
      const box = await page.locator(".av-map canvas").first().boundingBox();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      // The zone is there once it is named under the pointer.
      let step = 0;
      const tip = async () => {
        await page.mouse.move(x + (step++ % 2), y);
        return (await page.locator(".av-map .tip").allInnerTexts()).join();
      };
      await eventually(tip, (text) => text.startsWith("Lademoen"), "the zone should be named under the pointer");
      await page.mouse.click(x, y);
      await eventually(() => page.url(), (url) => url.includes("deler=lademoen"), "a click takes the zone in");
      await profile(page).locator(".av-totals").waitFor();
      await page.locator(".av-chips").getByRole("button", { name: "Ta ut Lademoen" }).click();
      await eventually(() => page.url(), (url) => !url.includes("deler="), "and the chip takes it out");
    });
  });

  it("draws a shape with corners and Enter, marks what is rough, and carries the shape in the link", async () => {
    await withPage(house, WIDE, async (page) => {
      await openDelimit(page);
      await page.getByRole("button", { name: "Tegn en flate i kartet" }).click();
      const box = await page.locator(".av-map canvas").first().boundingBox();
      const at = (x, y) => page.mouse.click(box.x + box.width * x, box.y + box.height * y);
      await at(0.4, 0.3);
      await at(0.6, 0.3);
      await page.getByText("2 hjørner").waitFor();
      assert.equal(await page.getByRole("button", { name: "Ferdig" }).isDisabled(), true, "two corners make no shape");
      await at(0.6, 0.55);
      await at(0.4, 0.9);
      await page.keyboard.press("Backspace");
      await page.getByText("3 hjørner").waitFor();
      await at(0.4, 0.55);
      await page.keyboard.press("Enter");
      await profile(page).locator(".av-totals").waitFor();
      const link = page.url();
      assert.match(link, /flate=[0-9a-z_.~-]+/);
      const folk = (await totals(page)).Folk;
      await page.goto(link);
      await eventually(() => totals(page), (now) => now.Folk === folk, "the link gives the same figures");
      await page.getByText(/egen flate med 4 hjørner/).waitFor();
    });
  });

  it("lets Escape end a drawing without a trace, and corners be set at the cross by keyboard", async () => {
    await withPage(house, WIDE, async (page) => {
      await openDelimit(page);
      await page.getByRole("button", { name: "Tegn en flate i kartet" }).click();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Tegn en flate i kartet" }).waitFor();
      assert.doesNotMatch(page.url(), /flate=/);
      await page.getByRole("button", { name: "Tegn en flate i kartet" }).click();
      const corner = page.getByRole("button", { name: "Sett hjørne i krysset" });
      for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft"]) {
        await corner.click();
        await page.locator(".av-map canvas").first().focus();
        for (let i = 0; i < 3; i++) await page.keyboard.press(key);
        await page.waitForTimeout(500);
      }
      await page.getByText("3 hjørner").waitFor();
      await page.getByRole("button", { name: "Ferdig" }).click();
      await eventually(() => page.url(), (url) => url.includes("flate="), "the shape should stand in the address");
    });
  });

  it("reads a shape from text and from a file, and says in words what it cannot read", async () => {
    const expected = await areaProfile(house, { polygon: SQUARE });
    await withPage(house, { ...WIDE, expected: [/status of 4\d\d/] }, async (page) => {
      await openDelimit(page);
      await page.getByText("Lim inn eller last opp en flate").click();
      const text = page.getByLabel("GeoJSON som tekst");
      await text.fill("ikke en flate");
      await page.getByRole("button", { name: "Bruk teksten" }).click();
      const said = await page.locator(".av-shape [role=alert]").innerText();
      assert.ok(said.length > 15, said);
      assert.doesNotMatch(page.url(), /flate=/);
      await text.fill(JSON.stringify(SQUARE));
      await page.getByRole("button", { name: "Bruk teksten" }).click();
      await eventually(() => totals(page), (now) => now.Folk?.startsWith(whole(expected.folk.value)), "the totals should be of the square");
      if (expected.folk.grovt) await profile(page).getByText("grovt anslag").first().waitFor();
      await page.getByRole("button", { name: "Tøm avgrensningen" }).click();
      assert.doesNotMatch(page.url(), /flate=/);
      await page.getByLabel("Fil med flate").setInputFiles({ name: "område.geojson", mimeType: "application/geo+json", buffer: Buffer.from(JSON.stringify({ type: "Feature", properties: {}, geometry: SQUARE })) });
      await eventually(() => totals(page), (now) => now.Folk?.startsWith(whole(expected.folk.value)), "the file should give the same");
    });
  });

  it("prints each suggestion's bound and gap in words, its interval, and the same in the table", async () => {
    await withPage(house, WIDE, async (page) => {
      await openDelimit(page, "/avgrens?trinn=foresla&min=5000&maks=9000&foresla=ja");
      await page.locator(".av-card").first().waitFor();
      const { body } = await post(house, "/api/v1/delimit", { enhet: "soner", min_folk: 5000, max_folk: 9000, antall: 3, kompakthet: 0.3, barriere: 0.5, satsinger: "med" });
      const cards = await page.locator(".av-card").allInnerTexts();
      for (const [i, s] of body.forslag.entries()) {
        const card = plain(cards[i]);
        assert.ok(card.includes(`Ingen avgrensning kan nå mer enn ${whole(s.ovre_grense)}`), card);
        assert.ok(card.includes(whole(s.utsatte_folk.value)), card);
        if (s.utsatte_folk.lo !== null) assert.ok(card.includes(`${whole(s.utsatte_folk.lo)}–${whole(s.utsatte_folk.hi)}`), card);
        assert.doesNotMatch(card, /\bnr\.?\s*1|1\. plass|verst|best/i);
      }
      await page.getByRole("button", { name: "Vis som tabell: Forslag" }).click();
      const table = page.getByRole("region", { name: "Forslagene side om side" });
      assert.equal(await table.getByRole("row").count(), body.forslag.length + 1);
      const row = plain(await table.getByRole("row").nth(1).innerText());
      for (const u of body.forslag[0].enheter) assert.ok(row.includes(u.navn), row);
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned CSV: Forslag" }).click()]);
      assert.match(file.suggestedFilename(), /^satsingskart-forslag\.csv$/);
    });
  });

  it("says beside the limits why a least population larger than the kommune cannot be met", async () => {
    await withPage(house, { ...WIDE, expected: [/status of 4\d\d/] }, async (page) => {
      await openDelimit(page, "/avgrens?trinn=foresla&min=900000&maks=950000&foresla=ja");
      const said = page.locator(".av-step [role=alert]");
      await said.first().waitFor();
      assert.ok((await said.first().innerText()).length > 20);
      assert.equal(await page.locator(".av-card").count(), 0);
      await page.getByLabel("Minst folk").fill("960000");
      await page.getByLabel("Minst folk").press("Tab");
      await page.getByText(/^Minst folk \(960\s000\) er mer enn flest folk/).waitFor();
      assert.equal(await page.getByRole("button", { name: "Foreslå avgrensninger" }).isDisabled(), true);
    });
  });

  it("shows which zones change class when an arena joins the model, before and after, and keeps it with the area", async () => {
    await removeScenarios(house);
    const { arenas } = await house.server.api("/api/v1/overlap");
    const arena = arenas.find((a) => a.sone?.id === "kattem" && a.modell === "ingen");
    const { body } = await post(house, "/api/v1/what-if", { arenaer: [{ sted: arena.id }] });
    await withPage(house, WIDE, async (page) => {
      await login(page, PLANNER.name, PLANNER.password);
      await openDelimit(page, "/avgrens?deler=kattem");
      await profile(page).locator(".av-arenas summary").click();
      await profile(page).getByLabel("Finn arena på navn").fill(arena.navn);
      await profile(page).locator(".av-hits").getByRole("button", { name: arena.navn, exact: true }).click();
      const changes = profile(page).locator(".av-changes > li");
      await eventually(() => changes.count(), (n) => n === body.endringer.length, "every change should be listed");
      for (const c of body.endringer) assert.match(await changes.filter({ hasText: c.navn }).innerText(), /nå[\s\S]+da/);
      await profile(page).getByLabel("Navn", { exact: true }).fill("Med ny arena");
      await profile(page).getByRole("button", { name: "Lagre avgrensningen" }).click();
      await profile(page).getByText("Med ny arena er lagret").waitFor();
      const { scenarier } = await house.server.api("/api/v1/scenarios");
      assert.deepEqual(scenarier.map((s) => s.hva_om.map((j) => j.sted)), [[arena.id]]);
    });
    await removeScenarios(house);
  });

  it("shows both versions when another has saved in between, and lets one choose", async () => {
    await removeScenarios(house);
    const made = await saveScenario(house, { navn: "Delt", enhet: "soner", enheter: ["kattem"] });
    assert.equal(made.status, 201);
    await withPage(house, { ...WIDE, expected: [/status of 409/] }, async (page) => {
      await login(page, PLANNER.name, PLANNER.password);
      await openDelimit(page, "/avgrens?trinn=lagret");
      await page.getByRole("button", { name: "Åpne Delt" }).click();
      await profile(page).locator(".av-totals").waitFor();
      const other = await saveScenario(house, { navn: "Delt av andre", enhet: "soner", enheter: ["kattem", "saupstad"] }, made.body);
      assert.equal(other.status, 200);
      await profile(page).getByLabel("Navn", { exact: true }).fill("Delt, min");
      await profile(page).getByRole("button", { name: "Lagre endringene" }).click();
      const note = profile(page).getByRole("alert");
      await note.getByText("er endret av andre").first().waitFor();
      const words = plain(await note.innerText());
      for (const part of ["Delt, min", "Delt av andre", String(made.body.versjon), String(other.body.versjon)]) assert.ok(words.includes(part), `${part} in «${words}»`);
      await note.getByRole("button", { name: "Behold min" }).click();
      await profile(page).getByRole("button", { name: "Lagre endringene" }).click();
      await profile(page).getByText("Delt, min er lagret").waitFor();
      const { scenarier } = await house.server.api("/api/v1/scenarios");
      assert.deepEqual(scenarier.map((s) => [s.navn, s.versjon]), [["Delt, min", other.body.versjon + 1]]);
    });
    await removeScenarios(house);
  });

  it("says without a login that one must log in to save, and has the area and the way back when one has", async () => {
    await withPage(house, WIDE, async (page) => {
      await openDelimit(page, "/avgrens?deler=kattem&k=6");
      const save = profile(page).locator(".card-section", { has: page.getByRole("heading", { name: "Lagre" }) });
      await save.getByText("Logg inn som planlegger for å lagre").waitFor();
      assert.equal(await profile(page).getByLabel("Navn", { exact: true }).count(), 0, "what cannot be saved is not asked for");
      const link = save.getByRole("link", { name: "Logg inn" });
      assert.equal(await link.getAttribute("href"), "/innlogging?til=/avgrens%3Fk%3D6%26deler%3Dkattem");
      await link.click();
      await page.getByLabel("Brukernavn", { exact: true }).fill(PLANNER.name);
      await page.getByLabel("Passord", { exact: true }).fill(PLANNER.password);
      await page.getByLabel("Passord", { exact: true }).press("Enter");
      await profile(page).getByLabel("Navn", { exact: true }).waitFor();
      const back = new URL(page.url());
      assert.deepEqual([back.pathname, back.searchParams.get("deler"), back.searchParams.get("k")], ["/avgrens", "kattem", "6"]);
      await accountButton(page).waitFor();
    });
  });

  it("says when the login was over before one saved, and keeps what was typed for the way back", async () => {
    await withPage(house, { ...WIDE, expected: [/status of 401/] }, async (page) => {
      await login(page, PLANNER.name, PLANNER.password);
      await openDelimit(page, "/avgrens?deler=kattem");
      await profile(page).getByLabel("Navn", { exact: true }).fill("Skrevet før");
      await page.context().clearCookies();
      await profile(page).getByRole("button", { name: "Lagre avgrensningen" }).click();
      const note = profile(page).getByRole("alert");
      await note.getByText("Logg inn som planlegger for å lagre").waitFor();
      assert.equal(await profile(page).getByLabel("Navn", { exact: true }).inputValue(), "Skrevet før");
      await note.getByRole("link", { name: "Logg inn" }).click();
      await page.getByLabel("Brukernavn", { exact: true }).fill(PLANNER.name);
      await page.getByLabel("Passord", { exact: true }).fill(PLANNER.password);
      await page.getByLabel("Passord", { exact: true }).press("Enter");
      await eventually(() => profile(page).getByLabel("Navn", { exact: true }).inputValue(), (name) => name === "Skrevet før", "what was typed should be there again");
      assert.match(page.url(), /deler=kattem/);
    });
  });
}, { users: [PLANNER] });

onData("demo", "plan and walking on the map", (house) => {
  it("lists every part of the plan at a clicked point, and at the middle of the map by keyboard", async () => {
    const { zone } = await house.server.api("/api/v1/zones/lademoen");
    const [lon, lat] = zone.senter;
    await withPage(house, WIDE, async (page) => {
      await page.goto(`/?vis=plan&lag=arealformal,byggesone,hensynssone&kart=14/${lat}/${lon}`);
      await page.locator('.map-canvas[data-ready="true"]').waitFor();
      await page.getByRole("button", { name: "Les planen midt i kartet" }).click();
      const card = page.getByRole("complementary", { name: "Punkt i kartet" });
      await card.getByRole("heading", { level: 2, name: "Plan her" }).waitFor();
      const [, at] = /valg=punkt:([^&]+)/.exec(page.url());
      const { plan } = await house.server.api(`/api/v1/plan?point=${at}`);
      assert.equal(await card.locator(".plan-list li").count(), plan.length);
      for (const p of plan) assert.ok((await card.innerText()).includes(p.navn), p.navn);
      assert.match(await page.locator(".map-note .plan-status").first().innerText(), /^Plan \S+: /);
      await card.getByRole("button", { name: "Lukk kortet" }).click();
      const box = await page.locator(".map-canvas canvas").boundingBox();
      await page.mouse.click(box.x + box.width / 2 + 60, box.y + box.height / 2 + 40);
      await page.getByRole("complementary").getByRole("heading", { level: 2 }).waitFor();
      assert.match(page.url(), /valg=(punkt|sted):/);
    });
  });

  it("names in the legend only the parts of the plan that are in view", async () => {
    await withPage(house, WIDE, async (page) => {
      await page.goto("/?vis=plan");
      await page.getByText("Bare det som er i utsnittet, er nevnt.").waitFor();
      const all = await page.locator(".panel .legend li").count();
      await page.goto("/?vis=plan&kart=13/63.47/10.33");
      await page.getByText("Bare det som er i utsnittet, er nevnt.").waitFor();
      await eventually(() => page.locator(".panel .legend li").count(), (n) => n < all, "fewer parts are in view over the fjord");
    });
  });

  it("counts every zone once in the square of need and plan, and gives the same in the table", async () => {
    const { soner } = await house.server.api("/api/v1/plan/pictures");
    const { zones } = await house.server.api("/api/v1/overlap");
    await withPage(house, WIDE, async (page) => {
      await page.goto("/?vis=toveis");
      await page.locator(".two-way td").first().waitFor();
      const square = (await page.locator(".two-way tbody td").allInnerTexts()).map(Number);
      const placed = zones.filter((z) => z.behov.value !== null && (soner.find((s) => s.id === z.id)?.framtidig_andel ?? null) !== null);
      await eventually(async () => (await page.locator(".two-way tbody td").allInnerTexts()).map(Number).reduce((a, b) => a + b, 0), (n) => n === placed.length, `all in the square; first seen ${square}`);
      const table = page.locator("#tabell").getByRole("region", { name: "Behov × plan", exact: true });
      assert.equal(await table.getByRole("row").count(), zones.length + 1);
      for (const z of zones.filter((x) => x.behov.state === "suppressed")) assert.match(await table.locator("tbody tr").nth(zones.indexOf(z)).innerText(), /ikke vist/);
    });
  });

  it("gives each zone its walking time or a reason in words, and says what it is measured along", async () => {
    const { soner, meta } = await house.server.api("/api/v1/access/arena");
    await withPage(house, WIDE, async (page) => {
      await page.goto("/?vis=gange");
      const table = page.getByRole("region", { name: /^Gangtid til/ });
      await table.getByRole("row").nth(1).waitFor();
      assert.equal(await table.getByRole("row").count(), soner.length + 1);
      for (const [i, r] of soner.slice(0, 12).entries()) {
        const cells = await table.locator("tbody tr").nth(i).locator("td").allInnerTexts();
        if (r.minutter.minutter === null) assert.doesNotMatch(cells[0], /\d/, r.navn);
        else assert.equal(plain(cells[0]), r.minutter.minutter < 0.5 ? "< 1 min" : `${Math.round(r.minutter.minutter)} min`, r.navn);
      }
      assert.ok((await page.locator(".map-note").innerText()).includes(meta.nett_navn));
      await page.getByLabel("Gange til nærmeste").selectOption({ label: "Barnehage" });
      await eventually(() => page.url(), (url) => url.includes("til=barnehage"), "the category stands in the address");
    });
  });

  it("shows walking distances from a place, or says that there is no network to draw them on", async () => {
    const probe = await fetch(`${house.server.url}/api/v1/isochrone?place=lilleby-skole&minutes=5,10,15`);
    await withPage(house, { ...WIDE, expected: [/status of 422/] }, async (page) => {
      await page.goto("/?vis=gange&valg=sted:lilleby-skole");
      const section = page.locator(".card-section", { has: page.getByRole("heading", { name: /^Gangavstand/ }) });
      if (probe.status === 422) await section.getByText(/gangnett/).waitFor();
      else await section.getByText("Innen 10 minutter").waitFor();
    });
  });

  it("gives the zone's card its plan in hectares and its walking time, both with what they rest on", async () => {
    const { bilde } = await house.server.api("/api/v1/plan/picture?zone=lademoen");
    const { soner, meta } = await house.server.api("/api/v1/access/arena");
    const row = soner.find((r) => r.id === "lademoen");
    await withPage(house, WIDE, async (page) => {
      await page.goto("/?valg=sone:lademoen");
      const card = page.getByRole("complementary", { name: "Sone", exact: true });
      const walk = card.locator(".card-section", { has: page.getByRole("heading", { name: /^Gangtid/ }) });
      assert.ok((await walk.innerText()).includes(meta.nett_navn));
      for (const k of row.krets) assert.ok((await walk.innerText()).includes(k.navn), k.navn);
      const plan = card.locator(".card-section", { has: page.getByRole("heading", { name: /^Plan \(KPA\)/ }) });
      await plan.getByRole("button", { name: "Vis som tabell: Plan (KPA)" }).click();
      const rows = [bilde.arealformal, bilde.byggesoner, bilde.hensynssoner, bilde.andre].flat().length;
      await eventually(() => plan.getByRole("row").count(), (n) => n === rows + 1, "every part of the plan should be in the table");
      await page.getByRole("link", { name: "Avgrens et område fra denne sonen" }).click();
      await eventually(() => page.url(), (url) => /\/avgrens\?.*deler=lademoen/.test(url), "the zone is taken along");
    });
  });
});
