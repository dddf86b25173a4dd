// The words with their figures marked: what is behind the text field, and what shows a file.

import { h } from "./dom";
import { placesOf, shown, state } from "./state";
import type { Block, Place } from "./types";

/** A stretch that is marked. */
export interface Mark extends Place {
    /** Its look: a severity, "kept" or a status. */
    look: string;
    /** Clashes that point here, as numbers of the report. */
    findings: number[];
    /** The line of the checklist. */
    row: number | null;
}

const ORDER = ["error", "warning", "note", "kept", "checked", "linked", "seen"];

/** All marks of the study, in the order of the words, none over another. */
export function marksOf(): Mark[] {
    const study = state.study;
    if (!study) return [];
    const marks: Mark[] = [];
    study.report.findings.forEach((finding, index) => {
        for (const place of placesOf(index)) {
            marks.push({ ...place, look: finding.suppressed ? "kept" : finding.severity, findings: [index], row: null });
        }
    });
    marks.sort((a, b) => a.start - b.start || a.end - b.end);
    const merged: Mark[] = [];
    for (const mark of marks) {
        const last = merged.at(-1);
        if (last && mark.start < last.end) {
            last.end = Math.max(last.end, mark.end);
            last.findings.push(...mark.findings.filter((finding) => !last.findings.includes(finding)));
            if (ORDER.indexOf(mark.look) < ORDER.indexOf(last.look)) last.look = mark.look;
        } else merged.push({ ...mark });
    }
    study.figures.forEach((row, index) => {
        const place = shown(row, row.figure);
        const over = merged.find((mark) => mark.findings.length && place.start < mark.end && mark.start < place.end);
        if (over) over.row ??= index;
        else merged.push({ ...place, look: row.figure.status, findings: [], row: index });
    });
    return merged.filter((mark) => mark.start < mark.end).sort((a, b) => a.start - b.start);
}

/** Moves marks along with an edit, so that they stay with their words until the next check. */
export function moved(marks: Mark[], before: string, after: string): Mark[] {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
    const cut = before.length - end;
    const by = after.length - before.length;
    return marks.flatMap((mark) => {
        if (mark.end <= start) return [mark];
        if (mark.start >= cut) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
        return [];
    });
}

/** A stretch of words with its marks; marks can be reached by key where they are not behind a field. */
function stretch(text: string, place: Place, marks: Mark[], reachable: boolean): Node[] {
    const nodes: Node[] = [];
    let at = place.start;
    for (const mark of marks) {
        if (mark.end <= place.start || mark.start >= place.end) continue;
        const start = Math.max(mark.start, at);
        const end = Math.min(mark.end, place.end);
        if (start >= end) continue;
        if (start > at) nodes.push(document.createTextNode(text.slice(at, start)));
        const active = state.active !== null && mark.findings.includes(state.active);
        nodes.push(
            h(
                "mark",
                {
                    class: `${mark.look}${active ? " active" : ""}`,
                    "data-findings": mark.findings.join(" "),
                    "data-row": mark.row,
                    "data-start": mark.start,
                    tabindex: reachable ? 0 : null,
                    role: reachable ? "button" : null,
                },
                text.slice(start, end),
            ),
        );
        at = end;
    }
    if (at < place.end) nodes.push(document.createTextNode(text.slice(at, place.end)));
    return nodes;
}

/** What lies behind the text field: the same words, letter for letter. */
export function behind(text: string, marks: Mark[]): Node[] {
    // The last line feed of a text takes a line only if something follows it.
    return [...stretch(text, { start: 0, end: text.length }, marks, false), document.createTextNode("\n")];
}

const TAGS: Record<string, keyof HTMLElementTagNameMap> = { headline: "h2", heading: "h3", quotation: "blockquote" };

/** A file as it was read, block by block. */
export function article(text: string, blocks: Block[], marks: Mark[]): HTMLElement {
    const out = h("div", { class: "article" });
    let row: HTMLElement | null = null;
    let at = "";
    for (const block of blocks) {
        const nodes = stretch(text, block, marks, true);
        if (block.cell) {
            const line = `${block.cell[0]}/${block.cell[1]}`;
            if (!row || line !== at) {
                row = h("div", { class: "cells" });
                out.append(row);
                at = line;
            }
            row.append(h("span", { dir: "auto" }, ...nodes));
            continue;
        }
        row = null;
        out.append(h(TAGS[block.kind] ?? "p", { dir: "auto", class: block.kind }, ...nodes));
    }
    return out;
}
