// The page in a real browser, in both languages: node tests/run.js PROGRAM [CHROMIUM]
// Screenshots are left in page/out.
import { strict as assert } from "node:assert";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { chromium } from "playwright-core";

const [program, executablePath = "/usr/bin/chromium"] = process.argv.slice(2);
const here = new URL("..", import.meta.url).pathname;
const out = join(here, "out");
mkdirSync(out, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A founding article, and what makes its figures clash. */
const article = (lang) => readFileSync(join(here, "..", "fixtures/articles", lang, "founding.txt"), "utf8").replace(/^---[^]*?\n---\n/, "");
const LANGS = {
    en: { text: article("en"), change: ["2,500 Americans", "3,500 Americans"], sides: ["3,000", "3,500 Americans"], next: "العربية" },
    ar: { text: article("ar"), change: ["2500 جندي أميركي", "3500 جندي أميركي"], sides: ["3 آلاف جندي", "3500 جندي"], next: "English" },
};
const DATE = "2021-04-07";

/** Starts the server; gives its address and how to end it. */
function serve(...options) {
    const child = spawn(program, ["serve", "--listen", "127.0.0.1:0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
    return new Promise((resolve, reject) => {
        child.once("error", reject);
        child.stdout.once("data", (line) => resolve({ address: String(line).trim(), end: () => child.kill() }));
    });
}

/** A Word file of these paragraphs: a package of stored files. */
function word(paragraphs) {
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join("");
    const files = {
        "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
        "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}" Target="word/document.xml"/></Relationships>`,
        "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    };
    const [local, central] = [[], []];
    let at = 0;
    for (const [name, text] of Object.entries(files)) {
        const [path, data] = [Buffer.from(name), Buffer.from(text)];
        // Version, flags, method, time and date, checksum, sizes, lengths of the names.
        const common = Buffer.alloc(26);
        common.writeUInt16LE(20, 0);
        common.writeUInt32LE(crc32(data), 10);
        common.writeUInt32LE(data.length, 14);
        common.writeUInt32LE(data.length, 18);
        common.writeUInt16LE(path.length, 22);
        const head = Buffer.concat([Buffer.from("PK\x03\x04"), common, path]);
        local.push(head, data);
        const rest = Buffer.alloc(14);
        rest.writeUInt32LE(at, 10);
        central.push(Buffer.from("PK\x01\x02\x14\0"), common, rest, path);
        at += head.length + data.length;
    }
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", "latin1");
    end.writeUInt16LE(3, 8);
    end.writeUInt16LE(3, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...local, directory, end]);
}

const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

/** A fresh page; whatever it complains of fails the test. */
async function open(address, lang, { width = 1280, height = 860, dark = false } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale: lang, colorScheme: dark ? "dark" : "light", acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const complaints = [];
    page.on("console", (m) => ["error", "warning"].includes(m.type()) && complaints.push(m.text()));
    page.on("pageerror", (e) => complaints.push(e.message));
    page.on("request", (r) => /^(blob:|data:)/.test(r.url()) || assert.ok(r.url().startsWith(address.split("#")[0]), `left the machine: ${r.url()}`));
    await page.goto(address);
    page.complaints = complaints;
    return page;
}

const marks = (page) => page.locator(".back mark.error, .back mark.warning").allTextContents();
const settled = (page) => page.waitForFunction(() => !document.body.classList.contains("checking"));
const type = async (page, text) => {
    await page.locator("#draft").fill(text);
    await page.waitForTimeout(300);
    await settled(page);
};
const download = async (page, what) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-save="${what}"]`).click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
};

async function accessible(page, where) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
        window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    const told = violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + " " + (n.any[0]?.message ?? "")).join("\n    ")}`);
    assert.equal(told.length, 0, `${where}:\n${told.join("\n")}`);
}

const narrow = async (page, where) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${where} is ${over} pixels too wide`);
};

const tests = {
    async "the founding example, and a clash in it"(address, lang) {
        const { text, change, sides } = LANGS[lang];
        const page = await open(address, lang);
        assert.equal(await page.getAttribute("html", "dir"), lang === "ar" ? "rtl" : "ltr");
        await page.locator("input[type=date]").fill(DATE);
        await type(page, text);
        await page.locator(".back mark.checked").first().waitFor();
        assert.deepEqual(await marks(page), []);
        await page.screenshot({ path: join(out, `${lang}-sound.png`) });

        await type(page, text.replace(...change));
        await page.locator(".card:is(.error, .warning)").first().waitFor();
        const seen = await marks(page);
        for (const side of sides) assert.ok(seen.some((mark) => mark.includes(side)), `${side} is not marked: ${seen}`);
        assert.ok((await page.locator(".lines path").count()) >= 1, "the sides are joined");
        assert.ok((await page.locator(".card .scale").count()) >= 1, "the clash is drawn");

        // To the one side, and by key to the other.
        await page.keyboard.press("F8");
        const selection = () => page.evaluate(() => {
            const field = document.querySelector("#draft");
            return field.value.slice(field.selectionStart, field.selectionEnd);
        });
        const first = await selection();
        await page.keyboard.press("F9");
        const second = await selection();
        assert.notEqual(first, second);
        assert.ok(seen.includes(first) && seen.includes(second), `${first} / ${second}`);
        await page.waitForTimeout(600);
        await page.screenshot({ path: join(out, `${lang}-clash.png`) });
        // And by the buttons of the card.
        await page.locator(".card.active button.place").first().click();
        assert.equal(await selection(), first);

        // A click on a mark tells what it is.
        const box = await page.locator(".back mark:is(.error, .warning)").first().evaluate((mark) => mark.getClientRects()[0].toJSON());
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        const clicked = (await marks(page))[0];
        await page.locator(".about", { hasText: clicked }).waitFor();

        // A replacement settles it; it can be taken back.
        await page.locator(".card:is(.error, .warning) button.change").first().click();
        await page.waitForFunction(() => document.querySelectorAll(".card:is(.error, .warning)").length === 0);
        assert.notEqual(await page.locator("#draft").inputValue(), text.replace(...change));
        await page.locator("#draft").focus();
        await page.keyboard.press("Control+z");
        await page.locator(".card:is(.error, .warning)").first().waitFor();
        assert.equal(await page.locator("#draft").inputValue(), text.replace(...change));
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    },

    async "what is kept and ticked is read by the command too"(address, lang) {
        const { text, change } = LANGS[lang];
        const page = await open(address, lang);
        await page.locator("input[type=date]").fill(DATE);
        await type(page, text.replace(...change));
        const reason = lang === "ar" ? "أكدته السفارة" : "confirmed by the embassy";
        while ((await page.locator(".card:not(.kept)").count()) > 0) {
            const before = await page.locator(".card.kept").count();
            await page.locator(".card:not(.kept) button[aria-expanded]").first().click();
            await page.keyboard.type(reason);
            await page.keyboard.press("Enter");
            await page.waitForFunction((n) => document.querySelectorAll(".card.kept").length > n, before);
        }
        await page.keyboard.press("Alt+Digit2");
        await page.locator(".list input[type=checkbox]").first().check();
        const note = lang === "ar" ? "سجل الوزارة" : "=ministry, page 3";
        await page.locator(".list input[type=text]").first().fill(note);
        await page.locator(".list input[type=text]").first().blur();
        await page.screenshot({ path: join(out, `${lang}-figures.png`) });
        const sheet = await download(page, "sheet.csv");
        assert.ok(sheet.text.includes("☑") && sheet.text.includes(note), sheet.text);
        const claims = await download(page, "claims");
        assert.ok(claims.text.length > 100 && claims.name.endsWith(".claims"));
        const report = await download(page, "report.html");
        assert.ok(report.text.includes(reason));
        const [draft, review] = [await download(page, "draft"), await download(page, "review")];
        const folder = mkdtempSync(join(tmpdir(), "addsup-"));
        writeFileSync(join(folder, "draft.txt"), draft.text);
        writeFileSync(join(folder, "draft.addsup.toml"), review.text);
        const told = JSON.parse(execFileSync(program, ["check", "--format", "json", join(folder, "draft.txt")], { encoding: "utf8" }));
        assert.equal(told.summary.error + told.summary.warning, 0);
        assert.equal(told.files[0].published, DATE);
        assert.equal(told.files[0].findings[0].suppression.reason, reason);
        const listed = execFileSync(program, ["figures", "--format", "csv", join(folder, "draft.txt")], { encoding: "utf8" });
        assert.ok(listed.includes("☑") && listed.includes(note));

        // And the page reads it again.
        const again = await open(address, lang);
        await again.locator("input[type=file]").setInputFiles([join(folder, "draft.txt"), join(folder, "draft.addsup.toml")]);
        await again.locator(".card.kept").first().waitFor();
        assert.equal(await again.locator(".card:not(.kept)").count(), 0);
        rmSync(folder, { recursive: true });
        assert.deepEqual(again.complaints, []);
        await page.context().close();
        await again.context().close();
    },

    async "files, versions, pictures"(address, lang) {
        const { text, change } = LANGS[lang];
        const page = await open(address, lang);
        const body = text.replace(...change).split("\n\n").map((block) => `<p>${block.trim()}</p>`).join("");
        const html = `<html lang="${lang}"><head><meta property="article:published_time" content="${DATE}"></head><body><article>${body}</article></body></html>`;
        await page.locator("input[type=file]").setInputFiles({ name: "story.html", mimeType: "text/html", buffer: Buffer.from(html) });
        await page.locator(".file mark:is(.error, .warning)").first().waitFor();
        // By key, in a file that is shown.
        await page.locator(".file mark:is(.error, .warning)").last().focus();
        await page.keyboard.press("Enter");
        assert.ok((await page.locator(".about").textContent()).length > 10);
        await page.locator(".card:is(.error, .warning) button.change").first().click();
        await page.waitForFunction(() => document.querySelectorAll(".card:is(.error, .warning)").length === 0);
        assert.ok((await download(page, "draft")).text.startsWith("<html"));
        await page.locator(".banner button").click();
        await page.locator("#draft").waitFor();
        await settled(page);

        await type(page, text);
        await page.keyboard.press("Alt+Digit3");
        assert.ok((await page.locator(".times .entry").count()) >= 5);
        await page.screenshot({ path: join(out, `${lang}-times.png`) });
        await page.keyboard.press("Alt+Digit4");
        assert.ok((await page.locator(".graph .node").count()) >= 6);
        await page.screenshot({ path: join(out, `${lang}-links.png`) });
        await page.locator(".graph .node.claim").first().focus();
        await page.keyboard.press("Enter");

        await page.keyboard.press("Alt+Digit5");
        await page.locator(".panel button").first().click();
        await type(page, text.replace(...change));
        const row = page.locator(".panel tbody tr");
        await row.first().waitFor();
        const cells = await row.allTextContents();
        assert.ok(cells.some((line) => line.includes(change[1].slice(0, 5)) && line.includes(change[0].slice(0, 5))), `${cells}`);
        await page.screenshot({ path: join(out, `${lang}-versions.png`) });
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    },

    async "a Word file"(address, lang) {
        const { text, change } = LANGS[lang];
        const page = await open(address, lang);
        await page.locator("input[type=date]").fill(DATE);
        const buffer = word(text.replace(...change).trim().split(/\n+/));
        await page.locator("input[type=file]").setInputFiles({ name: "story.docx", mimeType: "application/octet-stream", buffer });
        await page.locator(".file mark:is(.error, .warning)").first().waitFor();
        assert.ok(await page.locator(".card button.change").first().isDisabled());
        assert.ok((await page.locator(".lines path").count()) >= 1);
        assert.ok((await download(page, "commented.docx")).text.startsWith("PK"));
        await accessible(page, `${lang} Word file`);
        await page.screenshot({ path: join(out, `${lang}-word.png`) });
        await page.locator(".banner button").click();
        await page.locator(".back mark:is(.error, .warning)").first().waitFor();
        assert.ok(await page.locator(".card button.change").first().isEnabled());
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    },

    async "pasted Markdown and HTML"(address, lang) {
        const { text, change } = LANGS[lang];
        const page = await open(address, lang);
        await page.locator("input[type=date]").fill(DATE);
        const clashing = text.replace(...change);
        for (const [format, draft] of [["markdown", `# ${clashing}`], ["html", clashing.split("\n\n").map((block) => `<p>${block.trim()}</p>`).join("\n")]]) {
            await page.locator("header select").last().selectOption(format);
            await type(page, draft);
            await page.locator(".back mark:is(.error, .warning)").first().waitFor();
            const seen = await marks(page);
            for (const side of LANGS[lang].sides) assert.ok(seen.some((mark) => mark.includes(side)), `${format}: ${seen}`);
            await page.locator(".card button.change").first().click();
            await page.waitForFunction(() => document.querySelectorAll(".card:is(.error, .warning)").length === 0);
        }
        await page.context().close();
    },

    async "for everybody: axe, dark and light, and 360 pixels"(address, lang) {
        const { text, change } = LANGS[lang];
        for (const dark of [false, true]) {
            const page = await open(address, lang, { dark, width: dark ? 360 : 1280, height: dark ? 760 : 860 });
            const look = dark ? "phone-dark" : "desktop";
            await accessible(page, `${lang} ${look}, empty`);
            await page.locator("input[type=date]").fill(DATE);
            await type(page, text.replace(...change));
            for (const [n, name] of ["clashes", "figures", "times", "links", "versions"].entries()) {
                await page.keyboard.press(`Alt+Digit${n + 1}`);
                if (name === "versions") await page.locator(".panel button").first().click();
                await page.waitForTimeout(250);
                await accessible(page, `${lang} ${look}, ${name}`);
                await narrow(page, `${lang} ${look}, ${name}`);
                if (dark) await page.screenshot({ path: join(out, `${lang}-phone-${name}.png`), fullPage: true });
            }
            await page.locator("header .end button").first().click();
            await accessible(page, `${lang} ${look}, keys`);
            assert.deepEqual(page.complaints, []);
            await page.context().close();
        }
    },

    async "the other language, and a look that is kept"(address, lang) {
        const page = await open(address, lang);
        await page.locator("header .end button").last().click();
        assert.equal(await page.getAttribute("html", "lang"), lang === "ar" ? "en" : "ar");
        await page.reload();
        assert.equal(await page.getAttribute("html", "dir"), lang === "ar" ? "ltr" : "rtl");
        await page.locator("header button", { hasText: lang === "ar" ? "Try an example" : "جرب مثالا" }).click();
        await page.locator(".card:is(.error, .warning)").first().waitFor();
        // Nothing of a draft is kept by the browser.
        const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
        assert.ok(!/\d{2}/.test(kept), kept);
        await page.context().close();
    },

    async "sixty nodes can be read"(address, lang) {
        const page = await open(address, lang, { width: 1600, height: 1000 });
        const line = (n) => lang === "ar"
            ? `وقال المدير رقم ${n} إن المصنع يضم ${100 + n * 3} عاملا، بينهم ${20 + n} امرأة.`
            : `Manager ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n]}. Holm said the mill employs ${100 + n * 3} workers, among them ${20 + n} women.`;
        await type(page, Array.from({ length: 24 }, (_, n) => line(n)).join("\n\n"));
        await page.keyboard.press("Alt+Digit4");
        await page.locator(".graph .node").first().waitFor();
        const nodes = await page.locator(".graph .node rect").evaluateAll((all) => all.map((r) => r.getBoundingClientRect().toJSON()));
        assert.ok(nodes.length >= 48, `${nodes.length} nodes`);
        const over = nodes.filter((a, i) => nodes.some((b, j) => i < j && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
        assert.equal(over.length, 0, "no node covers another");
        assert.ok(nodes.every((node) => node.height >= 12), "no node is too small");
        await page.screenshot({ path: join(out, `${lang}-sixty.png`) });
        await page.context().close();
    },
};

let failed = 0;
const run = async (name, test) => {
    try {
        await test();
        console.log(`ok   ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`FAIL ${name}\n${error.stack}`);
    }
};

const server = await serve();
const only = process.env.ONLY;
for (const lang of Object.keys(LANGS)) {
    for (const [name, test] of Object.entries(tests)) {
        if (!only || name.includes(only)) await run(`${lang}: ${name}`, () => test(server.address, lang));
    }
}
await run("pages of others get nothing", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route("http://evil.example/", (route) => route.fulfill({ body: "<p>", contentType: "text/html" }));
    await page.goto("http://evil.example/");
    const got = await page.evaluate(async (address) => {
        const call = { method: "POST", body: '{"text":"12 men"}' };
        return fetch(`${address}api/check`, call).then((answer) => answer.status, () => "refused");
    }, server.address);
    assert.equal(got, "refused");
    const opaque = await page.evaluate(async (address) => {
        const answer = await fetch(`${address}api/check`, { method: "POST", body: '{"text":"12 men"}', mode: "no-cors" }).catch(() => null);
        return answer?.type ?? "refused";
    }, server.address);
    assert.ok(["opaque", "refused"].includes(opaque));
});
server.end();
const locked = await serve("--token", "seven seas");
await run("a token opens the page", async () => {
    const page = await open(locked.address, "en");
    assert.ok(!page.url().includes("token"));
    await type(page, LANGS.en.text.replace(...LANGS.en.change));
    await page.locator(".card:is(.error, .warning)").first().waitFor();
    const other = await open(locked.address.split("#")[0], "en");
    await type(other, LANGS.en.text.replace(...LANGS.en.change));
    await other.locator("dialog input").fill("seven seas");
    await other.keyboard.press("Enter");
    await other.locator(".card:is(.error, .warning)").first().waitFor();
});
locked.end();
await browser.close();
process.exitCode = failed ? 1 : 0;
