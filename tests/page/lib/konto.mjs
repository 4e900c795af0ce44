// Accounts: the users that tests make before the server starts, and the login as a person and as another program does it.
import assert from "node:assert/strict";

/** Passwords of four words, which every reasonable meter takes. */
export const ADMIN = { name: "admin", role: "administrator", password: "sykkel-granskog-7-fjordlys" };
export const PLANNER = { name: "planlegger", role: "planlegger", password: "trikkeskinne-4-bjørkeved" };

export const accountButton = (page) => page.locator(".account-button");

/** Logs in through the page, and goes on to `next`. */
export async function login(page, name, password, next = "/data") {
  await page.goto(`/innlogging?til=${encodeURIComponent(next)}`);
  await page.getByLabel("Brukernavn", { exact: true }).fill(name);
  await page.getByLabel("Passord", { exact: true }).fill(password);
  await page.locator("#innlogging-passord").press("Enter");
  await page.waitForURL((url) => url.pathname !== "/innlogging");
  // In the bar on a wide screen, in the menu on a narrow one.
  await accountButton(page).waitFor({ state: "attached" });
}

/** Logs out by the menu of the account. */
export async function logout(page) {
  await accountButton(page).click();
  await page.getByRole("button", { name: "Logg ut", exact: true }).click();
  await page.locator(".account-login").waitFor();
}

/** Logs in as another program would; the headers that its changes need. */
export async function headersOf({ server }, { name, password }) {
  const response = await fetch(`${server.url}/api/v1/innlogging`, { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify({ brukernavn: name, passord: password }) });
  assert.equal(response.status, 200, `${name} should be let in`);
  const { csrf } = await response.json();
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return { cookie: cookies.join("; "), "x-satsing-csrf": csrf };
}
