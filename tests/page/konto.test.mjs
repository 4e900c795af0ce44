// Login and users: an administrator lets somebody in with a link, who makes a password, logs in and finds their own page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { ADMIN, accountButton, login, logout, PLANNER } from "./lib/konto.mjs";
import { onData } from "./lib/suite.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const WIDTHS = [{ width: 1440, height: 900 }, { width: 390, height: 844 }, { width: 320, height: 720 }];
const NEW_PASSWORD = "vedovn-solnedgang-9-tangmel";
const field = (page, name) => page.getByLabel(name, { exact: true });
const main = (page) => page.locator("#hoved");

/** Violations of WCAG 2.1 AA, and whether the page must be scrolled sideways, at each width. */
async function assertFits(page, what) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  for (const size of WIDTHS) {
    await page.setViewportSize(size);
    const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES);
    assert.deepEqual(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}`)), [], `${what} at ${size.width} px`);
    const wide = await page.evaluate(() => [document.scrollingElement, ...document.querySelectorAll(".page")].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className || e.tagName));
    assert.deepEqual(wide, [], `${what} at ${size.width} px must not scroll sideways`);
  }
  await page.setViewportSize(WIDTHS[0]);
}

/** Presses Tab until an element has focus, and fails after too many. */
async function tabTo(page, selector, most = 40) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
  }
  assert.fail(`${selector} is not reached in ${most} presses of Tab`);
}

async function addUser(page, name, shown, role) {
  await page.goto("/brukere");
  await page.getByRole("button", { name: "Legg til bruker" }).click();
  const form = page.locator("form.boxed");
  await form.getByLabel("Brukernavn", { exact: true }).fill(name);
  await form.getByLabel("Navn som vises", { exact: true }).fill(shown);
  await form.getByLabel("Rolle", { exact: true }).selectOption({ label: role });
  await form.getByRole("button", { name: "Legg til og lag lenke" }).click();
  return field(page, "Engangslenke").inputValue();
}

onData("demo", "accounts", (house) => {
  it("let an administrator in, who adds a user, whose link makes a password once and only once", async () => {
    await withPage(house, { viewport: WIDTHS[0], permissions: ["clipboard-read", "clipboard-write"], expected: [/status of 404/] }, async (page) => {
      await login(page, ADMIN.name, ADMIN.password, "/brukere");
      assert.equal(new URL(page.url()).pathname, "/brukere");
      const link = await addUser(page, "ny-planlegger", "Ny planlegger", "Planlegger");
      assert.ok(link.startsWith(`${house.server.url}/innlogging?kode=`), link);
      await page.getByRole("button", { name: "Kopier", exact: true }).click();
      await page.getByText("Kopiert", { exact: true }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
      const row = page.locator(".users-table tr", { hasText: "ny-planlegger" });
      await row.getByText("Uten passord ennå").waitFor();
      await logout(page);

      await page.goto(link);
      await page.getByRole("heading", { level: 1, name: "Velkommen" }).waitFor();
      assert.equal(await field(page, "Brukernavn").inputValue(), "ny-planlegger");
      await field(page, "Nytt passord").fill("passord");
      await page.locator(".meter li").first().waitFor();
      assert.match(await page.locator(".meter-word").innerText(), /godtas ikke ennå/);
      await field(page, "Nytt passord").fill(NEW_PASSWORD);
      await eventually(() => page.locator(".meter-word").innerText(), (text) => /kan brukes/.test(text), "four words should be taken");
      await field(page, "Gjenta det nye passordet").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Lag passord og logg inn" }).click();
      await accountButton(page).waitFor();
      assert.doesNotMatch(page.url(), /kode=/, "the code does not stay in the address");
      await logout(page);

      await page.goto(link);
      await page.getByRole("heading", { level: 1, name: "Lenken virker ikke lenger" }).waitFor();
      await login(page, "ny-planlegger", NEW_PASSWORD, "/min-side");
      await main(page).getByRole("heading", { level: 1 }).waitFor();
      assert.match(await main(page).innerText(), /Planlegger/);
      await page.goto("/brukere");
      await main(page).getByText("Bare administratorer ser og endrer brukere").waitFor();
    });
  });

  it("are changed, blocked and deleted by the administrator, and all of it stands in the log", async () => {
    await withPage(house, { viewport: WIDTHS[0] }, async (page) => {
      await login(page, ADMIN.name, ADMIN.password, "/brukere");
      await addUser(page, "kort-tid", "Kort tid", "Leser");
      await page.getByRole("button", { name: "Ferdig, skjul" }).click();
      const row = page.locator(".users-table tr", { hasText: "kort-tid" });
      await row.getByRole("button", { name: "Endre Kort tid" }).click();
      await eventually(() => page.evaluate(() => document.activeElement?.tagName), (tag) => tag === "H3", "focus should be in what was opened");
      const detail = page.locator(".user-detail");
      await detail.getByLabel("Rolle", { exact: true }).selectOption({ label: "Områdeteam" });
      await detail.getByRole("checkbox").first().check();
      await detail.getByRole("checkbox", { name: /^Sperret/ }).check();
      await detail.getByRole("button", { name: "Lagre endringene" }).click();
      await row.getByText("Sperret", { exact: true }).waitFor();
      assert.match(await row.innerText(), /Områdeteam/);
      await row.getByRole("button", { name: "Endre Kort tid" }).click();
      await detail.getByRole("button", { name: "Slett brukeren" }).click();
      await detail.getByText("Slette Kort tid? Det kan ikke angres.").waitFor();
      await page.keyboard.press("Escape");
      assert.equal(await row.count(), 1, "Escape deletes nothing");
      await detail.getByRole("button", { name: "Slett brukeren" }).click();
      await detail.getByRole("button", { name: "Ja, slett" }).click();
      await eventually(() => row.count(), (n) => n === 0, "the user should be gone");
      const log = page.getByRole("table", { name: "Hendelser" });
      await eventually(() => log.innerText(), (text) => (text.match(/admin/g) ?? []).length >= 3, "what was done should stand in the log");
    });
  });

  it("keep the last administrator", async () => {
    await withPage(house, { viewport: WIDTHS[0], expected: [/status of 409/] }, async (page) => {
      await login(page, ADMIN.name, ADMIN.password, "/brukere");
      await page.locator(".users-table tr", { hasText: ADMIN.name }).first().getByRole("button", { name: /^Endre/ }).click();
      await page.locator(".user-detail").getByLabel("Rolle", { exact: true }).selectOption({ label: "Leser" });
      await page.locator(".user-detail").getByRole("button", { name: "Lagre endringene" }).click();
      await page.getByRole("alert").getByText("Dette er den siste administratoren").waitFor();
    });
  });

  it("are logged in to by keyboard alone, with a summary of what is wrong that takes focus", async () => {
    await withPage(house, { viewport: WIDTHS[0], expected: [/status of 401/] }, async (page) => {
      await page.goto("/innlogging?til=/avgrens?deler=kattem");
      await field(page, "Brukernavn").waitFor();
      await tabTo(page, "#innlogging-brukernavn");
      await page.keyboard.press("Enter");
      const focused = () => page.evaluate(() => document.activeElement?.className);
      await eventually(focused, (name) => name === "form-errors", "the summary should have focus");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "innlogging-brukernavn");
      assert.match(await page.locator("#innlogging-brukernavn").getAttribute("aria-describedby"), /innlogging-brukernavn-feil/);
      await page.keyboard.type(PLANNER.name);
      await page.keyboard.press("Tab");
      await page.keyboard.type("et feil passord");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      assert.equal(await field(page, "Passord").getAttribute("type"), "text", "the button shows the password");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText("Brukernavnet eller passordet er ikke riktig.").waitFor();
      await eventually(focused, (name) => name === "form-errors", "and again");
      await tabTo(page, "#innlogging-passord");
      await page.keyboard.type(PLANNER.password);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === "/avgrens" && url.searchParams.get("deler") === "kattem");
      await eventually(() => page.evaluate(() => document.activeElement?.id), (id) => id === "hoved", "one goes on at the beginning of the page");
    });
  });

  it("lead nowhere else after the login", async () => {
    for (const away of ["//example.invalid/", "/\\example.invalid", "https://example.invalid/", "/.//example.invalid"]) {
      await withPage(house, {}, async (page) => {
        await login(page, PLANNER.name, PLANNER.password, away);
        assert.equal(new URL(page.url()).origin, house.server.url, away);
        assert.equal(new URL(page.url()).pathname, "/", away);
      });
    }
  });

  it("hold one's own page: a key whose secret is shown once, the password, and what is stored", async () => {
    await withPage(house, { viewport: WIDTHS[0], expected: [/status of 401/] }, async (page) => {
      await login(page, PLANNER.name, PLANNER.password, "/min-side");
      await page.getByText("Lag en nøkkel", { exact: true }).click();
      await field(page, "Navn på nøkkelen").fill("Prøvenøkkel");
      await page.getByRole("button", { name: "Lag nøkkelen" }).click();
      assert.match(await field(page, "Hemmeligheten").inputValue(), /^sk_\S{16,}$/);
      await page.getByRole("button", { name: "Ferdig, skjul" }).click();
      const row = page.getByRole("row", { name: /Prøvenøkkel/ });
      await row.getByRole("button", { name: "Trekk tilbake nøkkelen Prøvenøkkel" }).click();
      await page.getByRole("button", { name: "Ja, trekk tilbake" }).click();
      await eventually(() => row.count(), (n) => n === 0, "the key should be gone");

      await field(page, "Nåværende passord").fill("et feil passord");
      await field(page, "Nytt passord").fill(NEW_PASSWORD);
      await field(page, "Gjenta det nye passordet").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Bytt passord" }).click();
      await page.locator("#passordbytte-gammelt-feil").getByText("Passordet du har nå, er ikke riktig skrevet.").waitFor();

      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Last ned alt om deg/ }).click()]);
      const stored = readFileSync(await file.path(), "utf8");
      assert.match(stored, new RegExp(PLANNER.name));
      assert.ok(!stored.includes(PLANNER.password), "the password itself is not stored");
    });
  });

  it("follow one to every tab: a page that is seen again knows that one has logged out", async () => {
    await withPage(house, { viewport: WIDTHS[0] }, async (page) => {
      await login(page, PLANNER.name, PLANNER.password);
      const other = await page.context().newPage();
      await other.goto("/data");
      await logout(other);
      await other.close();
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await page.locator(".account-login").waitFor();
    });
  });

  it("break no rule of WCAG 2.1 AA and need no scrolling sideways, on any of their pages and with every part open", async () => {
    await withPage(house, { viewport: WIDTHS[0], expected: [/status of 40[14]/] }, async (page) => {
      await page.goto("/innlogging");
      await field(page, "Brukernavn").waitFor();
      await assertFits(page, "the login");
      await page.getByRole("button", { name: "Logg inn", exact: true }).click();
      await page.locator(".form-errors").waitFor();
      await assertFits(page, "the login with errors");
      for (const address of ["/innlogging?kode=finnes-ikke", "/min-side", "/brukere"]) {
        await page.goto(address);
        await main(page).getByRole("link").first().waitFor();
        await assertFits(page, `${address} without a login`);
      }
      await login(page, ADMIN.name, ADMIN.password, "/min-side");
      await page.locator("#lagret").waitFor();
      await page.locator("details").evaluateAll((all) => all.forEach((d) => (d.open = true)));
      await assertFits(page, "one's own page");
      const link = await addUser(page, "til-axe", "Til axe", "Leser");
      await assertFits(page, "the users with a link");
      await page.getByRole("button", { name: "Ferdig, skjul" }).click();
      await page.getByRole("button", { name: "Endre Til axe" }).click();
      await page.getByRole("button", { name: "Slett brukeren" }).click();
      await assertFits(page, "the users with one open");
      await accountButton(page).click();
      await assertFits(page, "the menu of the account");
      await page.goto(link);
      await field(page, "Nytt passord").fill("kort");
      await page.locator(".meter li").first().waitFor();
      await assertFits(page, "the invitation");
    });
  });

  it("have a text in every language", async () => {
    await withPage(house, { viewport: WIDTHS[0] }, async (page) => {
      await login(page, ADMIN.name, ADMIN.password, "/brukere");
      for (const [language, words] of Object.entries({ Nynorsk: { "/min-side": "Det du kan gjere", "/brukere": "Hendingar" }, English: { "/min-side": "What you can do", "/brukere": "Events" } })) {
        for (const [address, word] of Object.entries(words)) {
          await page.goto(address);
          await page.locator(".lang select").selectOption({ label: language });
          await main(page).getByRole("heading", { name: word, exact: true }).waitFor();
        }
      }
    });
  });
}, { users: [ADMIN, PLANNER] });

onData("demo", "a service without an administrator", (house) => {
  it("says how the first one is made, and that reading needs no login", async () => {
    await withPage(house, { viewport: WIDTHS[0] }, async (page) => {
      await page.goto("/innlogging");
      await page.getByRole("heading", { level: 1, name: "Ingen administrator ennå" }).waitFor();
      await main(page).getByText("satsing user add").waitFor();
      await assertFits(page, "the first administrator");
      await page.goto("/");
      await page.locator(".finding h1").waitFor();
    });
  });
});
