// Runs every *.test.mjs, two files at a time: a browser that waits for one page leaves a core to another.
// Words after `npm test --` choose the files that begin with them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((part) => name.startsWith(part))))
  .sort();
if (files.length === 0) throw new Error(`no test file begins with ${wanted.join(" or ")}`);

run({ files: files.map((name) => join(folder, name)), concurrency: 2 })
  .on("test:fail", () => (process.exitCode = 1))
  .compose(new spec())
  .pipe(process.stdout);
