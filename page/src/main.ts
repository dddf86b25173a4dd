// The page: wires the draft, the panels and the server together.

import * as api from "./api";
import { cards } from "./cards";
import { compare } from "./compare";
import { bdi, fill, h, save } from "./dom";
import { take } from "./files";
import { graph } from "./graph";
import { list, readAs, sourceOf, stateOf } from "./list";
import { oneLine, Review } from "./review";
import { Sheet } from "./sheet";
import { placesOf, sent, shown, state, typed } from "./state";
import { timeline } from "./timeline";
import { tools } from "./tools";
import { samples } from "./samples";
import type { Finding, Lang, Row } from "./types";
import { type Key, speak, spoken, t } from "./words";

const PANELS = ["clashes", "figures", "times", "links", "versions"] as const;
type Panel = (typeof PANELS)[number];

let panel: Panel = "clashes";
let running: AbortController | null = null;
let timer = 0;

const say = h("p", { class: "say", role: "status", "aria-live": "polite" });
const counts = h("p", { class: "counts", role: "status", "aria-live": "polite" });
const about = h("div", { class: "about", "aria-live": "polite" });
const missing = h("p", { class: "missing" });
const body = h("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: 0 });
const tabs = h("div", { class: "tabs", role: "tablist" });
const banner = h("div", { class: "row banner" });
const sheet = new Sheet({
    typed: () => {
        fill(about);
        later();
    },
    chosen,
});

const deeds = { activate, go, replace, keep, tellAgain };

const desk = tools({
    open: (files) => void open(files),
    example,
    clear: () => start("", "draft"),
    changed: () => void check(),
    language: (lang) => {
        localStorage.setItem("addsup-language", lang);
        speak(lang);
        draw();
        void check();
    },
    save: (what) => void keepFile(what),
});

/** Puts everything on the page; what it holds is drawn by `draw`. */
function build(): void {
    const draft = h("section", { class: "draft" }, banner, h("p", { id: "draft-hint", class: "hidden" }), missing, sheet.element, about);
    const side = h("section", { class: "side" }, counts, tabs, body);
    fill(document.body, desk.header, h("main", {}, draft, side), desk.footer, say);
    tabs.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const by = spoken() === "ar" ? -step : step;
        choose(PANELS[(PANELS.indexOf(panel) + by + PANELS.length) % PANELS.length]!, true);
    });
    document.addEventListener("keydown", keys);
    for (const name of ["dragover", "dragleave", "drop"] as const) document.addEventListener(name, dropping);
    window.addEventListener("beforeunload", (event) => state.review.dirty && event.preventDefault());
}

function draw(): void {
    desk.draw();
    document.getElementById("draft-hint")!.textContent = t("draft-hint");
    fill(
        banner,
        !typed() && h("span", {}, t("file-shown", state.file!.name)),
        !typed() && h("button", { type: "button", class: "quiet", onclick: asText }, t("as-text")),
    );
    banner.hidden = typed();
    const study = state.study;
    const dateless = study !== null && study.report.published === null && study.figures.some((row) => "timex" in row.figure.value);
    missing.hidden = !dateless;
    missing.textContent = t("no-date");
    sheet.draw();
    told();
    tabs.setAttribute("aria-label", t("title"));
    fill(
        tabs,
        ...PANELS.map((name) =>
            h(
                "button",
                {
                    type: "button",
                    role: "tab",
                    id: `tab-${name}`,
                    "aria-selected": String(name === panel),
                    "aria-controls": "panel",
                    tabindex: name === panel ? 0 : -1,
                    onclick: () => choose(name),
                },
                t(name as Key),
            ),
        ),
    );
    body.setAttribute("aria-labelledby", `tab-${panel}`);
    if (panel === "clashes") cards(body, deeds);
    if (panel === "figures") list(body, goRow);
    if (panel === "times") timeline(body, goRow);
    if (panel === "links") graph(body, goRow);
    if (panel === "versions") compare(body, goRow);
}

/** The counts, in words. */
function told(): void {
    const report = state.study?.report;
    const clashes = report?.findings.filter((finding) => !finding.suppressed).length ?? 0;
    const first = !report || (!state.text.trim() && !state.file) ? "" : clashes === 0 ? "" : clashes === 1 ? t("one") : t("some", clashes);
    const rest = report && (state.text.trim() || state.file) ? t("counts", report.figures.seen, report.figures.linked, report.figures.checked) : "";
    fill(counts, first && h("b", {}, first), first && " ", rest);
}

function choose(name: Panel, focus = false): void {
    panel = name;
    draw();
    if (focus) document.getElementById(`tab-${name}`)?.focus();
}

/** Checks once the typing pauses. */
function later(): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(), 250);
}

async function check(): Promise<void> {
    clearTimeout(timer);
    running?.abort();
    if (typed() && !state.text.trim()) {
        state.study = null;
        state.active = null;
        return draw();
    }
    const own = (running = new AbortController());
    const text = state.text;
    document.body.classList.add("checking");
    try {
        const study = await api.study(sent(), own.signal);
        if (own.signal.aborted || text !== state.text) return;
        state.study = study;
        if (state.active !== null && !study.report.findings[state.active]) state.active = null;
        message("");
        // What somebody is writing into is left alone.
        const writing = document.activeElement?.matches(".panel input[type=text], .panel textarea") ?? false;
        if (writing && panel !== "clashes") {
            sheet.draw();
            told();
        } else draw();
    } catch (error) {
        if (own.signal.aborted) return;
        if (error instanceof api.Refusal && error.status === 401) desk.askToken(() => void check());
        else message(why(error));
    } finally {
        if (running === own) document.body.classList.remove("checking");
    }
}

/** What went wrong, in the language of the page where it is the server's own doing. */
function why(error: unknown): string {
    if (!(error instanceof api.Refusal)) return t("offline");
    if (error.status === 413) return t("too-long");
    return error.status === 503 || error.status === 408 ? t("busy") : error.message;
}

function message(text: string): void {
    say.textContent = text;
    say.hidden = !text;
}

/** A mark of the draft was chosen. */
function chosen(findings: number[], row: number | null): void {
    const study = state.study;
    const line = row === null ? undefined : study?.figures[row];
    if (line) {
        const source = line.figure.source ? t("stated-by", sourceOf(line)) : t(line.figure.status);
        fill(about, bdi(t("told-by", oneLine(line.figure.text), readAs(line) || "–", source, t(stateOf(line)))));
    } else fill(about);
    if (findings.length === 0) return;
    // Again on the same place: the next of its clashes.
    const at = state.active === null ? -1 : findings.indexOf(state.active);
    const index = findings[(at + 1) % findings.length]!;
    activate(index);
    const sides = placesOf(index).length;
    about.append(
        " ",
        h("b", { dir: "auto" }, study?.report.findings[index]?.message ?? ""),
        h(
            "span",
            { class: "row" },
            sides > 1 && h("button", { type: "button", class: "quiet", onclick: () => otherSide(index) }, t("other-side")),
            h("button", { type: "button", class: "quiet", onclick: reveal }, t("arithmetic")),
        ),
    );
    // Beside the draft the card is in sight at once; below it, going there is up to the reader.
    if (matchMedia("(min-width: 56.01rem)").matches) reveal();
}

function activate(index: number): void {
    if (state.active === index) return;
    state.active = index;
    sheet.repaint();
    document.querySelectorAll(".card").forEach((card) => card.classList.toggle("active", card.id === `clash-${index}`));
}

/** Shows the card of the clash that is looked at. */
function reveal(): void {
    if (panel !== "clashes") choose("clashes");
    document.getElementById(`clash-${state.active}`)?.scrollIntoView({ block: "nearest" });
}

function go(index: number, label: number): void {
    activate(index);
    const place = placesOf(index)[label];
    if (place) sheet.show(place.start, place.end);
}

function goRow(row: Row): void {
    const place = shown(row, row.figure);
    sheet.show(place.start, place.end);
    chosen([], state.study?.figures.indexOf(row) ?? null);
}

function replace(index: number, change: number): void {
    const finding = state.study?.report.findings[index];
    const replacement = finding?.replacements[change];
    if (!finding || !replacement || replacement.utf16_start === undefined || replacement.utf16_end === undefined) return;
    const { utf16_start: start, utf16_end: end } = replacement;
    const old = state.text.slice(start, end);
    if (typed()) sheet.write(start, end, replacement.text);
    else state.text = state.text.slice(0, start) + replacement.text + state.text.slice(end);
    state.active = null;
    void check().then(() => message(t("replaced", old, replacement.text)));
}

function keep(finding: Finding, reason: string): void {
    state.review.keep(finding, reason);
    state.active = null;
    void check().then(() => body.focus());
}

function tellAgain(finding: Finding): void {
    state.review.tellAgain(finding);
    void check().then(() => body.focus());
}

function keys(event: KeyboardEvent): void {
    const told = state.study?.report.findings.flatMap((finding, index) => (finding.suppressed ? [] : [index])) ?? [];
    if (event.key === "F8" && told.length) {
        event.preventDefault();
        const at = state.active === null ? -1 : told.indexOf(state.active);
        const next = event.shiftKey ? (at <= 0 ? told.length - 1 : at - 1) : (at + 1) % told.length;
        go(told[next]!, 0);
        reveal();
    }
    if (event.key === "F9" && state.active !== null) {
        event.preventDefault();
        otherSide(state.active);
    }
    if (event.altKey && /^Digit[1-5]$/.test(event.code)) {
        event.preventDefault();
        choose(PANELS[Number(event.code.at(-1)) - 1]!, true);
    }
}

/** From one side of a clash to the next. */
function otherSide(index: number): void {
    const places = placesOf(index);
    const at = places.findIndex((place) => place.start <= sheet.caret && sheet.caret <= place.end);
    go(index, (at + 1) % places.length);
}

/** A new draft. */
function start(text: string, name: string): void {
    Object.assign(state, { text, name, file: null, format: null, study: null, active: null, review: new Review() });
    message("");
    fill(about);
    draw();
    void check();
}

function example(): void {
    const sample = samples[spoken()];
    state.language = null;
    state.published = sample.published;
    start(sample.text, "example");
}

function asText(): void {
    const study = state.study;
    if (!study) return;
    const { language, published } = study.report;
    const blocks = study.copy.blocks.map((block) => study.copy.text.slice(block.start, block.end).trim());
    Object.assign(state, { text: blocks.join("\n\n"), file: null, format: null, language, published, study: null, active: null });
    draw();
    void check();
}

async function open(files: File[]): Promise<void> {
    // The draft first, then the review of it.
    for (const file of files.sort((a, b) => Number(a.name.endsWith(".toml")) - Number(b.name.endsWith(".toml")))) {
        const taken = await take(file);
        if (taken.kind === "review") {
            try {
                const said = state.review.read(taken.text);
                if (said.date) state.published = said.date.slice(0, 10);
                if (said.language === "en" || said.language === "ar") state.language = said.language;
                await check();
                message(t("review", taken.name, state.review.kept.length, state.review.ticked));
            } catch (error) {
                message(t("review-wrong", (error as Error).message));
            }
            continue;
        }
        const name = taken.name.replace(/\.[^.]+$/, "");
        Object.assign(state, { name, study: null, active: null, review: new Review(), language: null, published: null, format: null });
        if (taken.kind === "bytes") Object.assign(state, { text: "", file: { name: taken.name, base64: taken.base64 } });
        else if (taken.kind === "shown") Object.assign(state, { text: taken.text, file: { name: taken.name } });
        else Object.assign(state, { text: taken.text.replace(/\r\n?/g, "\n"), file: null, format: taken.format });
        await check();
        draw();
    }
}

function dropping(event: DragEvent): void {
    const files = [...(event.dataTransfer?.types ?? [])].includes("Files");
    if (!files) return;
    event.preventDefault();
    document.body.classList.toggle("over", event.type === "dragover");
    document.body.setAttribute("data-drop", t("drop-here"));
    if (event.type === "drop") void open([...(event.dataTransfer?.files ?? [])]);
}

/** Saves something of the draft, or made of it. */
async function keepFile(what: string): Promise<void> {
    const { name } = state;
    if (what === "review") {
        save(`${name}.addsup.toml`, state.review.text(state.published ?? undefined, state.language ?? undefined) || "# \n");
        state.review.dirty = false;
    } else if (what === "draft") {
        const ending = state.file ? state.file.name : `${name}.${state.format === "markdown" ? "md" : "txt"}`;
        save(ending, state.text);
    } else {
        try {
            const answer = await api.call(`/api/${what}`, sent());
            const endings: Record<string, string> = { "sheet.csv": ".csv", "sheet.xlsx": ".xlsx", claims: ".claims", "report.html": ".report.html", "commented.docx": ".commented.docx" };
            save(name + (endings[what] ?? ""), await answer.blob());
        } catch (error) {
            message(why(error));
        }
    }
}

api.takeToken();
const wanted = localStorage.getItem("addsup-language") ?? (navigator.language.startsWith("ar") ? "ar" : "en");
speak((wanted === "ar" ? "ar" : "en") satisfies Lang);
build();
draw();
