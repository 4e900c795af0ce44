// The parts of the page Prioritering as a person finds them, and its questions as another program would ask them.
import { eventually } from "./browser.mjs";

export async function ask(house, body = {}, path = "/api/v1/priorities") {
  const response = await fetch(house.server.url + path, { method: "POST", headers: { "content-type": "application/json", accept: "application/json", "accept-language": "nb" }, body: JSON.stringify({ k: 6, ...body }) });
  return { status: response.status, body: await response.json() };
}

/** Opens an address of the page and waits for its answer and for the charts that follow it. */
export async function openPriorities(page, address = "/prioritering") {
  await page.goto(address);
  await page.locator(".pr-ranks tbody[class], .pr-ranks tbody").first().waitFor();
  await page.locator("#stabilitet").waitFor();
  await page.locator("#kilder").waitFor();
}

export const slider = (page, theme) => page.getByRole("slider", { name: theme, exact: true });
export const themes = (page) => page.locator(".pr-weights > li > .pr-weight input[type=range]");
export const weights = async (page) => (await themes(page).evaluateAll((list) => list.map((e) => Number(e.value)))).map(Number);

/** The list as a person reads it: name, word, share, and the whisker's own words. */
export async function ranks(page) {
  return page.locator(".pr-ranks tr[data-zone]").evaluateAll((rows) =>
    rows.map((tr) => {
      const text = (selector) => (tr.querySelector(selector)?.textContent ?? "").replace(/[\s\u00a0\u202f]+/g, " ").trim();
      return { id: tr.dataset.zone, navn: text(".pr-zone"), klasse: text(".pr-class"), ord: text(".pr-word"), andel: text(".pr-share"), plass: text(".pr-whisker") };
    }),
  );
}

/** Waits until what is read differs from `before`. */
export function changed(read, before, what) {
  return eventually(read, (now) => JSON.stringify(now) !== JSON.stringify(before), what);
}

export const finding = (page) => page.locator(".pr-answer h1").innerText();
