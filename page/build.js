// Bundles the page into dist/, which is checked in so that addsup builds without Node.
// `node build.js --verify` fails where dist/ is not what the sources make; `--serverless` builds the
// page of page/wasm into out/serverless.
import { build } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const serverless = process.argv.includes("--serverless");
const dist = serverless ? "out/serverless" : "dist";
const at = (path) => new URL(path, here);

const { outputFiles } = await build({
    absWorkingDir: new URL(".", here).pathname,
    entryPoints: { page: "src/main.ts" },
    bundle: true,
    minify: true,
    write: false,
    outdir: "dist",
    format: "esm",
    target: ["chrome111", "firefox115", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    banner: { js: "/* addsup; with d3 (ISC), dagre (MIT), jsdiff and smol-toml (BSD-3-Clause) */" },
    loader: { ".txt": "text" },
    define: { SERVERLESS: String(serverless) },
});
const styles = await build({
    absWorkingDir: new URL(".", here).pathname,
    entryPoints: { page: "src/page.css" },
    bundle: true,
    minify: true,
    write: false,
    outdir: "dist",
    target: ["chrome111", "firefox115", "safari16.4"],
});
const files = new Map([...outputFiles, ...styles.outputFiles].map((file) => [file.path.split("/").pop(), file.text]));
for (const name of ["index.html", "icon.svg"]) {
    const text = readFileSync(at(`src/${name}`), "utf8");
    // Files beside each other, wherever the folder stands.
    files.set(name, serverless ? text.replaceAll('"/', '"./') : text);
}

const read = (name) => {
    try {
        return readFileSync(at(`${dist}/${name}`), "utf8");
    } catch {
        return undefined;
    }
};
const stale = [...files].filter(([name, text]) => read(name) !== text).map(([name]) => name);
if (process.argv.includes("--verify")) {
    if (stale.length > 0) {
        console.error(`page/dist is stale (${stale.join(", ")}): run npm run build in page/`);
        process.exit(1);
    }
} else {
    mkdirSync(at(dist), { recursive: true });
    for (const [name, text] of files) writeFileSync(at(`${dist}/${name}`), text);
    for (const [name, text] of files) console.log(`${name} ${(text.length / 1024).toFixed(0)} KiB`);
}
