// Pictures for a person to look at, under `shots/`; each is taken when the map is drawn, and is never blank.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { quiet, withPage } from "./lib/browser.mjs";
import { openMap } from "./lib/kart.mjs";
import { colours } from "./lib/pixels.mjs";
import { onData } from "./lib/suite.mjs";

const FOLDER = fileURLToPath(new URL("shots/", import.meta.url));
const SIZES = { "1440x900": { width: 1440, height: 900 }, "390x844": { width: 390, height: 844 }, "320x720": { width: 320, height: 720 } };
const VIEWS = { kart: "/?valg=sone:lademoen", start: "/", behov: "/?vis=behov", plan: "/?vis=plan", overlapp: "/overlapp", arenaer: "/overlapp?fane=arenaer", prioritering: "/prioritering", detalj: "/prioritering?valg=sone:hallset&kilder=hver", avgrens: "/avgrens?deler=saupstad,flatas-huseby&foresla=ja", toveis: "/?vis=toveis", gange: "/?vis=gange&valg=sone:lademoen", data: "/data" };
/** Which views are pictured at which size. */
const WANTED = {
  demo: { "1440x900": Object.keys(VIEWS), "390x844": ["kart", "start", "overlapp", "arenaer", "prioritering", "avgrens"], "320x720": ["kart", "start", "prioritering", "avgrens"] },
  real: { "1440x900": ["kart", "start", "overlapp"], "390x844": ["start"], "320x720": [] },
  figures: { "1440x900": ["kart", "behov", "prioritering"], "390x844": ["prioritering"], "320x720": [] },
};

for (const [data, sizes] of Object.entries(WANTED)) onData(data, "pictures", (house) => {
  for (const [size, views] of Object.entries(sizes).filter(([, views]) => views.length > 0)) {
    it(`show the views at ${size}`, async () => {
      mkdirSync(FOLDER, { recursive: true });
      await withPage(house, { viewport: SIZES[size] }, async (page) => {
        for (const name of views) {
          const address = VIEWS[name];
          if (name === "data") await page.goto(address).then(() => page.locator(".datasets li").first().waitFor());
          else await openMap(page, address);
          await quiet(page);
          const picture = await page.screenshot({ path: `${FOLDER}${data}-${name}-${size}.png` });
          const found = colours(picture);
          assert.ok(found.size > (name === "data" ? 20 : 150), `${name} at ${size} holds ${found.size} colours`);
          assert.ok(Math.max(...found.values()) < 0.97, `${name} at ${size} is nearly blank`);
        }
      });
    });
  }
});
