// The parts of the page Avgrens as a person finds them, and its questions as another program would ask them.
import assert from "node:assert/strict";
import { headersOf, PLANNER } from "./konto.mjs";

export async function post(house, path, body, more = {}) {
  const response = await fetch(house.server.url + path, { method: "POST", ...more, headers: { "content-type": "application/json", accept: "application/json", "accept-language": "nb", ...more.headers }, body: JSON.stringify(body) });
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
}

export const areaProfile = async (house, body) => (await post(house, "/api/v1/area-profile", body)).body.profil;

export async function openDelimit(page, address = "/avgrens") {
  await page.goto(address);
  await page.locator(".av-finding h1").waitFor();
  await page.locator('.av-map .map-canvas[data-ready="true"]').waitFor();
}

export const profile = (page) => page.getByRole("complementary", { name: "Avgrensningen" });
export const tab = (page, name) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
export const unit = (page, name) => page.locator(".av-units").getByRole("checkbox", { name, exact: true });

/** Name → number of the live totals, without intervals and methods. */
export async function totals(page) {
  const rows = await profile(page).locator(".av-totals > div").evaluateAll((list) =>
    list.map((row) => {
      const copy = row.cloneNode(true);
      copy.querySelectorAll(".iv, .av-by").forEach((e) => e.remove());
      return [copy.querySelector("dt").textContent.trim(), copy.querySelector("dd").textContent.replace(/[\s\u00a0\u202f]+/g, " ").trim()];
    }),
  );
  return Object.fromEntries(rows);
}

/** A whole number as the page writes it in Norwegian, with plain blanks. */
export const whole = (n) => new Intl.NumberFormat("nb-NO", { maximumFractionDigits: 0 }).format(n).replace(/[\u00a0\u202f]/g, " ");

/** A house → the headers of its planner, who may save. */
const planners = new WeakMap();
export async function asPlanner(house) {
  if (!planners.has(house)) planners.set(house, await headersOf(house, PLANNER));
  return planners.get(house);
}

/** Saves as another program would: POST for a new one, PUT over the version of one that stands. */
export async function saveScenario(house, body, over = null) {
  const headers = await asPlanner(house);
  return over === null ? post(house, "/api/v1/scenarios", body, { headers }) : post(house, `/api/v1/scenarios/${over.id}`, body, { method: "PUT", headers: { ...headers, "if-match": `"${over.versjon}"` } });
}

/** Deletes what a test has saved, so that the next begins with what was there. */
export async function removeScenarios(house) {
  const { scenarier } = await house.server.api("/api/v1/scenarios");
  for (const s of scenarier) {
    const { status } = await post(house, `/api/v1/scenarios/${s.id}`, {}, { method: "DELETE", headers: { ...(await asPlanner(house)), "if-match": `"${s.versjon}"` } });
    assert.equal(status, 204, `${s.navn} should be deleted`);
  }
}
