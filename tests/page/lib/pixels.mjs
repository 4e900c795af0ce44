// Reads colours from what the browser really drew.
import { PNG } from "pngjs";
import { eventually } from "./browser.mjs";

/** Share of each colour (`#RRGGBB`) in a picture. */
export function colours(png) {
  const { data, width, height } = PNG.sync.read(png);
  const found = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const hex = "#" + [data[i], data[i + 1], data[i + 2]].map((c) => c.toString(16).padStart(2, "0")).join("").toUpperCase();
    found.set(hex, (found.get(hex) ?? 0) + 1 / (width * height));
  }
  return found;
}

/** Share of the picture whose colour differs from `hex` by at most `tolerance` in each channel. */
export function shareOf(found, hex, tolerance = 3) {
  let sum = 0;
  for (const [other, share] of found) if (distance(hex, other) <= tolerance) sum += share;
  return sum;
}

function distance(a, b) {
  const channel = (hex, i) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  return Math.max(...[0, 1, 2].map((i) => Math.abs(channel(a, i) - channel(b, i))));
}

/** The middle of the map, where a link's camera puts the place it names. */
export async function middleOfMap(page, size = 36) {
  const box = await page.locator(".map-canvas canvas").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return { x, y, clip: { x: Math.round(x - size / 2), y: Math.round(y - size / 2), width: size, height: size } };
}

/** Waits until the middle of the map holds enough of each colour, and gives all the colours there. */
export async function middleShows(page, wanted, size = 36) {
  const look = async () => {
    const { clip } = await middleOfMap(page, size);
    return colours(await page.screenshot({ clip, animations: "allow" }));
  };
  let last = new Map();
  const shares = async () => {
    last = await look();
    return Object.fromEntries(Object.keys(wanted).map((hex) => [hex, shareOf(last, hex, 6)]));
  };
  await eventually(shares, (seen) => Object.entries(wanted).every(([hex, least]) => seen[hex] >= least), `the map should show ${JSON.stringify(wanted)}`);
  return last;
}
