// Two versions of a draft: what became of their figures.

import { diffArrays } from "diff";
import { study } from "./api";
import { bdi, fill, h } from "./dom";
import { oneLine } from "./review";
import { sent, state } from "./state";
import type { Row, Study } from "./types";
import { spoken, t } from "./words";

let earlier = "";
let read: { of: string; study: Study } | null = null;

interface Pair {
    was: Row | null;
    is: Row | null;
}

const stem = (row: Row) => oneLine(row.figure.text).toLowerCase();

/** The words around a figure, without any figure. */
const around = (row: Row) => new Set(row.sentence.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2));

function alike(a: Row, b: Row): number {
    if (a.figure.kind !== b.figure.kind) return 0;
    const [x, y] = [around(a), around(b)];
    const shared = [...x].filter((word) => y.has(word)).length;
    return shared / Math.max(1, x.size + y.size - shared);
}

/** What became of each figure: figures that stand in both versions are left out. */
export function changes(before: Row[], after: Row[]): Pair[] {
    const parts = diffArrays(before, after, { comparator: (a, b) => stem(a) === stem(b) });
    const pairs: Pair[] = [];
    let [gone, came]: [Row[], Row[]] = [[], []];
    const settle = () => {
        // Of the figures between two that stayed, those whose sentences are alike belong together.
        for (const was of gone) {
            const best = came.map((row) => [alike(was, row), row] as const).sort((a, b) => b[0] - a[0])[0];
            if (best && best[0] >= 0.3) {
                came = came.filter((row) => row !== best[1]);
                pairs.push({ was, is: best[1] });
            } else pairs.push({ was, is: null });
        }
        came.forEach((is) => pairs.push({ was: null, is }));
        [gone, came] = [[], []];
    };
    for (const part of parts) {
        if (part.removed) gone.push(...part.value);
        else if (part.added) came.push(...part.value);
        else settle();
    }
    settle();
    return pairs;
}

/** The words of a version with the figures marked that are not in the other one. */
function pane(title: string, study: Study, rows: (Row | null)[], look: string): HTMLElement {
    const out = h("div", { class: "pane", dir: "auto", tabindex: 0, role: "region", "aria-label": title });
    const marked = rows.filter((row): row is Row => row !== null).sort((a, b) => a.start - b.start);
    const first = study.copy.blocks[0]?.start ?? 0;
    let at = first;
    for (const row of marked) {
        if (row.start < at) continue;
        out.append(study.copy.text.slice(at, row.start), h("mark", { class: look }, study.copy.text.slice(row.start, row.end)));
        at = row.end;
    }
    out.append(study.copy.text.slice(at));
    return h("section", {}, h("h2", {}, title), out);
}

export function compare(root: HTMLElement, go: (row: Row) => void): void {
    const field = h("textarea", { dir: "auto", rows: 6, placeholder: t("earlier-hint"), "aria-label": t("earlier"), spellcheck: false });
    field.value = earlier;
    const result = h("div", { "aria-live": "polite" });
    let timer = 0;
    field.addEventListener("input", () => {
        earlier = field.value;
        clearTimeout(timer);
        timer = window.setTimeout(() => void show(result, go), 350);
    });
    const take = h("button", { type: "button", class: "quiet", onclick: () => {
        earlier = field.value = state.file ? (state.study?.copy.text ?? "") : state.text;
        void show(result, go);
    } }, t("take-present"));
    fill(root, h("div", { class: "row bar" }, take), field, result);
    void show(result, go);
}

async function show(result: HTMLElement, go: (row: Row) => void): Promise<void> {
    const now = state.study;
    if (!earlier.trim() || !now) {
        fill(result, h("p", { class: "said" }, t("compare-need")));
        return;
    }
    if (read?.of !== earlier) {
        const { language, published } = sent();
        const before = { text: earlier, offsets: "utf16" as const, messages: spoken(), ...(language ? { language } : {}), ...(published ? { published } : {}) };
        try {
            read = { of: earlier, study: await study(before) };
        } catch (error) {
            fill(result, h("p", { class: "said" }, (error as Error).message));
            return;
        }
    }
    const pairs = changes(read.study.figures, now.figures);
    const words = (row: Row | null) => (row ? bdi(oneLine(row.figure.text)) : "–");
    const line = ({ was, is }: Pair) =>
        h("tr", {},
            h("td", { "data-label": t("was") }, words(was)),
            h("td", { "data-label": t("is") }, is ? h("button", { type: "button", class: "place", onclick: () => go(is) }, words(is)) : "–"),
            h("td", { "data-label": t("state") }, t(was && is ? "changed" : was ? "gone" : "new")));
    const table = h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": t("changed-figures") },
        h("table", {}, h("thead", {}, h("tr", {}, ...[t("was"), t("is"), t("state")].map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...pairs.map(line))));
    fill(result,
        h("h2", {}, t("changed-figures")),
        pairs.length ? table : h("p", { class: "said" }, t("same")),
        h("div", { class: "panes" },
            pane(t("earlier"), read.study, pairs.map((pair) => pair.was), "gone"),
            pane(t("present"), now, pairs.map((pair) => pair.is), "new")));
    // Each pane shows its first change.
    for (const out of result.querySelectorAll<HTMLElement>(".pane")) {
        const first = out.querySelector("mark");
        if (first) out.scrollTop = first.offsetTop - 48;
    }
}
