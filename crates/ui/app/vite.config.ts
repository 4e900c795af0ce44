// Builds the page into dist/ with hashed names; `npm run dev` passes data requests on to a running `satsing serve`.
import { defineConfig } from "vitest/config";
import { mapFonts } from "./fonts";

const server = process.env["SATSING_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [mapFonts()],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 1400, assetsInlineLimit: 0 },
  server: { proxy: { "/api": server, "/tiles": server, "/styles": server } },
  test: { environment: "node", include: ["**/*.test.ts"], exclude: ["node_modules/**", "dist/**"] },
});
