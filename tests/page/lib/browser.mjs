// The distribution's Chromium, drawing in software, and pages that fail on errors and on any request that leaves the server.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const ARGS = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  // No name resolves: what the page asks of another host cannot be answered by accident.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export function launch(extra = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...ARGS, ...extra],
  });
}

/**
 * Opens a page in an empty context, gives it to `visit`, and fails if it logged an error or asked another host.
 * `expected` are patterns of errors that the visit provokes on purpose.
 */
export async function withPage({ browser, server }, { expected = [], ...options }, visit) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 720 }, locale: "nb-NO", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(20_000);
  const faults = [];
  watchTraffic(context);
  const note = (text) => expected.some((pattern) => pattern.test(text)) || faults.push(text);
  context.on("request", (request) => leaves(request.url(), server.url) && note(`request to another host: ${request.url()}`));
  context.on("console", (message) => message.type() === "error" && note(`console: ${message.text()}`));
  context.on("weberror", (error) => note(`page: ${error.error().message}`));
  try {
    await visit(await context.newPage());
    assert.deepEqual(faults, [], "the page must be silent and stay with its server");
  } finally {
    await context.close();
  }
}

/** Context → the requests that are under way, and when the last of them began or ended. */
const traffic = new WeakMap();

function watchTraffic(context) {
  const seen = { open: new Set(), at: Date.now() };
  traffic.set(context, seen);
  const note = (change) => (request) => {
    // The line for news is open for as long as the page is.
    if (request.url().endsWith("/api/v1/events")) return;
    seen.open[change](request);
    seen.at = Date.now();
  };
  context.on("request", note("add"));
  for (const end of ["requestfinished", "requestfailed"]) context.on(end, note("delete"));
}

/** Waits until the page has asked for nothing for half a second. */
export function quiet(page) {
  const seen = traffic.get(page.context());
  const busy = async () => [...seen.open].map((r) => r.url());
  return eventually(busy, (urls) => urls.length === 0 && Date.now() - seen.at > 500, "the page should have got what it needs");
}

/** Data and blob addresses never leave the browser. */
export function leaves(address, home) {
  const url = new URL(address);
  return !["data:", "blob:"].includes(url.protocol) && url.origin !== new URL(home).origin;
}

/** Asks `read` until `good` is true of its answer; the last answer stands in the error. */
export async function eventually(read, good, what, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await read();
    if (good(answer)) return answer;
    if (Date.now() > end) assert.fail(`${what}; last seen: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
