// Bundles the extension into one file, and takes the grammar of claim files along; with `test`,
// bundles the tests.
import { copyFileSync, mkdirSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, platform: "node", target: "node20", external: ["vscode"], logLevel: "warning" };

if (process.argv[2] === "test") {
  await build({ ...common, entryPoints: ["test/figures.test.ts"], outdir: "dist/test", format: "esm", outExtension: { ".js": ".mjs" } });
} else {
  await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", format: "cjs", minify: true });
  mkdirSync("syntaxes", { recursive: true });
  copyFileSync("../claims.tmLanguage.json", "syntaxes/claims.tmLanguage.json");
}
