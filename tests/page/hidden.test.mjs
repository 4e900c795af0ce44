// What is not shown: counted apart, hatched in legend and map, and never in the colour of a class.
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually, withPage } from "./lib/browser.mjs";
import { at, CLASSES, cardOf, legend, openMap } from "./lib/kart.mjs";
import { colours, middleShows, shareOf } from "./lib/pixels.mjs";
import { onBoth, onData } from "./lib/suite.mjs";

const NEED_RAMP = ["#FFFFCC", "#A1DAB4", "#41B6C4", "#2C7FB8", "#253494"];
const HATCH = "#A9B0B8";

/** White ground with a grey cross-hatching, and no colour of a class or of the need ramp. */
function assertHatched(found, what) {
  const ground = shareOf(found, "#FFFFFF", 4);
  const light = [...found].filter(([hex]) => isGreyBetween(hex, 0x98, 0xfa)).reduce((sum, [, share]) => sum + share, 0);
  assert.ok(ground > 0.35, `${what}: the ground should be white, ${ground}`);
  assert.ok(light > 0.1, `${what}: the hatching should be seen, ${light}`);
  for (const hex of [...Object.values(CLASSES).map((c) => c.fill), ...NEED_RAMP].filter((hex) => !isGreyBetween(hex, 0x98, 0xfa))) {
    assert.ok(shareOf(found, hex, 8) < 0.005, `${what}: no colour of a class, ${hex}`);
  }
}

function isGreyBetween(hex, low, high) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return Math.max(r, g, b) - Math.min(r, g, b) <= 18 && Math.min(r, g, b) >= low && Math.max(r, g, b) <= high;
}

onBoth("what is not shown", (house) => {
  it("is part of a legend whose counts sum to all zones", async () => {
    const { zones } = await house.server.api("/api/v1/overlap");
    await withPage(house, {}, async (page) => {
      await page.goto("/");
      const counts = await eventually(() => legend(page), (seen) => Object.keys(seen).length === 8, "the legend should have eight fields");
      assert.equal(Object.values(counts).reduce((a, b) => a + b), zones.length);
      await page.goto("/?vis=behov");
      const need = await eventually(() => legend(page, "legend-need"), (seen) => Object.keys(seen).length === 8, "the legend of need should have eight fields");
      const { "Usikkert: samme farge, skravert": uncertain, ...fields } = need;
      assert.equal(uncertain, zones.filter((z) => z.behovsniva === "usikker").length);
      assert.equal(Object.values(fields).reduce((a, b) => a + b), zones.length);
    });
  });

  it("is hatched in the legend", async () => {
    await withPage(house, {}, async (page) => {
      for (const address of ["/", "/?vis=behov"]) {
        await page.goto(address);
        const swatch = page.locator(".panel .legend li", { hasText: "Ikke vist" }).locator("svg").first();
        assertHatched(colours(await swatch.screenshot()), `the legend of ${address}`);
      }
    });
  });
});

onData("demo", "zones that are not shown", (house) => {
  it("are hatched in the map, by class and by need", async () => {
    const { zones } = await house.server.api("/api/v1/zones");
    const hidden = zones.filter((z) => z.behov.state === "suppressed");
    assert.equal(hidden.length, 3);
    const seen = [...hidden.map((zone) => [zone, ""]), [hidden[0], "&vis=behov"]];
    await withPage(house, { viewport: { width: 1000, height: 700 } }, async (page) => {
      for (const [zone, query] of seen) {
        await openMap(page, at(zone, { query }));
        // The hatching's own colour stands only where lines cross whole pixels, so a little of it is enough to know that it is drawn.
        assertHatched(await middleShows(page, { "#FFFFFF": 0.35, [HATCH]: 0.02 }, 60), zone.navn + query);
      }
    });
  });

  it("say so in the card and the table, without a number", async () => {
    const { zones } = await house.server.api("/api/v1/zones");
    const zone = zones.find((z) => z.behov.state === "suppressed");
    await withPage(house, {}, async (page) => {
      await page.goto(`/?liste=alle&valg=sone:${zone.id}`);
      const card = await cardOf(page, zone.navn);
      assert.match(await card.innerText(), /Tallet er ikke vist av personvernhensyn; det er ikke null\./);
      assert.match(await page.getByRole("row", { name: new RegExp(`^${zone.navn}`) }).innerText(), /ikke vist/);
    });
  });
});
