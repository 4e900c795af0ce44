// Copies the three cuts of Inter that map labels use to fixed addresses, which styles/kart.json names in `font-faces`.
// MapLibre draws a file in its default weight, so a variable font cannot give the bold and the italic.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const CUTS = ["inter-latin-500-normal", "inter-latin-700-normal", "inter-latin-400-italic"];

export function mapFonts(): Plugin {
  const require = createRequire(import.meta.url);
  const read = (cut: string) => readFileSync(require.resolve(`@fontsource/inter/files/${cut}.woff2`));
  return {
    name: "map-fonts",
    generateBundle() {
      for (const cut of CUTS) this.emitFile({ type: "asset", fileName: `assets/${cut}.woff2`, source: read(cut) });
    },
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        const cut = CUTS.find((c) => req.url === `/assets/${c}.woff2`);
        if (cut === undefined) return next();
        res.setHeader("content-type", "font/woff2");
        res.end(read(cut));
      });
    },
  };
}
