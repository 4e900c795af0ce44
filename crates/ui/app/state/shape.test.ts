import type { MultiPolygon } from "geojson";
import { describe, expect, it } from "vitest";
import { DEFAULT_DELIMIT, shapeCode } from "./delimit-url";
import { corners, decodeShape, encodeShape, rounded } from "./shape-code";
import { DEFAULT_STATE, formatUrl, parseUrl } from "./url";

const SHAPE: MultiPolygon = { type: "MultiPolygon", coordinates: [[[[10.38, 63.41], [10.42, 63.41], [10.42, 63.44], [10.38, 63.41]], [[10.4, 63.412], [10.41, 63.412], [10.41, 63.42], [10.4, 63.412]]], [[[-10.5, -1.2], [-10.4, -1.2], [-10.4, -1.1], [-10.5, -1.2]]]] };

describe("a shape in the address", () => {
  it("comes back as it went, holes and parts and all", () => {
    expect(decodeShape(encodeShape(SHAPE))).toEqual(SHAPE);
    expect(rounded(rounded(SHAPE))).toEqual(SHAPE);
  });

  it("is rounded to about a metre, so that a link asks what was asked", () => {
    const fine: MultiPolygon = { type: "MultiPolygon", coordinates: [[[[10.123456789, 63.4], [10.2, 63.4], [10.2, 63.5], [10.123456789, 63.4]]]] };
    expect(rounded(fine).coordinates[0]?.[0]?.[0]).toEqual([10.12346, 63.4]);
    expect(encodeShape(rounded(fine))).toBe(encodeShape(fine));
  });

  it("needs no escaping in the address", () => {
    expect(encodeURIComponent(encodeShape(SHAPE))).toBe(encodeShape(SHAPE));
  });

  it("is carried by the link in place of chosen units", () => {
    const url = formatUrl({ ...DEFAULT_STATE, page: "avgrens", delimit: { ...DEFAULT_DELIMIT, shape: SHAPE, chosen: [] } });
    expect(parseUrl(new URL(url, "http://kart.test")).delimit).toEqual({ ...DEFAULT_DELIMIT, shape: SHAPE });
  });

  it("that is cut or makes no ring is no shape", () => {
    for (const text of ["", "1_2", "1_2_3_4", "x-y", "1_2_3_4_5_6_7", "zzzzzzzz_1_1_1_1_1", "<script>"]) expect(decodeShape(text), text).toBeNull();
  });

  it("too large for a link is left out of it", () => {
    const ring = Array.from({ length: 5000 }, (_, i) => [10 + Math.sin(i) / 3, 63 + Math.cos(i) / 3]);
    const large: MultiPolygon = { type: "MultiPolygon", coordinates: [[[...ring, ring[0]!]]] };
    expect(shapeCode(large)).toBeNull();
    expect(corners(large)).toBe(5000);
    expect(shapeCode(SHAPE)).not.toBeNull();
  });
});
