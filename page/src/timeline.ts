// All dated events and periods, from top to bottom; dates that clash are joined.

import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { curveBasis, line } from "d3-shape";
import { fill, h } from "./dom";
import { oneLine } from "./review";
import { state } from "./state";
import { isTime, type Row } from "./types";
import { days, spoken, t } from "./words";

interface Entry {
    row: Row | null;
    from: number;
    to: number;
    iso: string;
    until: string;
    words: string;
    clash: boolean;
}

const DAY = 86_400_000;
const STEP = 46;

function entries(): Entry[] {
    const study = state.study;
    const all: Entry[] = [];
    const time = (iso: string) => Date.parse(iso.length > 10 ? iso : `${iso}T00:00:00Z`);
    for (const row of study?.figures ?? []) {
        const value = row.figure.value;
        if (!isTime(value) || !value.from || !value.to) continue;
        const [from, to] = [time(value.from), time(value.to)];
        if (Number.isNaN(from) || Number.isNaN(to)) continue;
        const clash = study!.report.findings.some((f) => !f.suppressed && f.labels.some((l) => touches(row, l)));
        all.push({ row, from, to, iso: value.from, until: value.to, words: oneLine(row.figure.text), clash });
    }
    const published = study?.report.published;
    if (published && all.length > 0) {
        const at = time(published);
        all.push({ row: null, from: at, to: at, iso: published, until: published, words: t("published-on"), clash: false });
    }
    return all.sort((a, b) => a.from - b.from || a.to - b.to);
}

function touches(row: Row, label: { byte_start: number; byte_end: number }): boolean {
    return label.byte_start < row.figure.byte_end && row.figure.byte_start < label.byte_end;
}

export function timeline(root: HTMLElement, go: (row: Row) => void): void {
    const all = entries();
    if (all.length === 0) {
        fill(root, h("p", { class: "said" }, t("times-none")));
        return;
    }
    const rtl = spoken() === "ar";
    const width = Math.max(300, Math.min(680, root.clientWidth || 480));
    const side = (x: number) => (rtl ? width - x : x);
    // A step for each entry, and more where more time goes by, by its order of magnitude.
    const places: number[] = [];
    all.forEach((entry, n) => {
        const gap = n ? (entry.from - all[n - 1]!.from) / DAY : 0;
        places.push(n ? places[n - 1]! + STEP + (gap > 0 ? Math.log2(1 + gap) * 2 : 0) : 24);
    });
    const ends = [...new Set(all.map((entry) => entry.from))];
    const y = scaleLinear(ends, ends.map((at) => places[all.findIndex((entry) => entry.from === at)]!)).clamp(true);
    const height = places.at(-1)! + 40;
    const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
        .attr("class", "times")
        .attr("viewBox", `0 0 ${width} ${height}`)
        .attr("width", width)
        .attr("height", height)
        .attr("role", "group")
        .attr("aria-label", t("times"));
    const SPINE = 46;
    svg.append("line").attr("class", "spine").attr("x1", side(SPINE)).attr("x2", side(SPINE)).attr("y1", 6).attr("y2", height - 6);
    // Clashes on the far side of the spine.
    for (const [index, finding] of (state.study?.report.findings ?? []).entries()) {
        if (finding.suppressed) continue;
        const at = all.flatMap((entry, n) => (entry.row && finding.labels.some((l) => touches(entry.row!, l)) ? [places[n]!] : []));
        for (let n = 1; n < at.length; n += 1) {
            const bend = 12 + ((index * 9) % 28);
            const points: [number, number][] = [
                [side(SPINE), at[n - 1]!],
                [side(SPINE - bend), at[n - 1]! + 6],
                [side(SPINE - bend), at[n]! - 6],
                [side(SPINE), at[n]!],
            ];
            svg.append("path").attr("class", `joins ${finding.severity}`).attr("d", line().curve(curveBasis)(points));
        }
    }
    all.forEach((entry, n) => {
        const g = svg.append("g").attr("class", `entry${entry.clash ? " clash" : ""}${entry.row ? "" : " published"}`);
        const at = places[n]!;
        if (entry.to > entry.from) {
            const end = Math.max(at + 16, Math.min(y(entry.to), height - 8));
            const lane = side(SPINE + 8 + (n % 3) * 6);
            g.append("line").attr("class", "period").attr("x1", lane).attr("x2", lane).attr("y1", at).attr("y2", end);
        }
        g.append("circle").attr("cx", side(SPINE)).attr("cy", at).attr("r", 5);
        const when = days(entry.iso, entry.until);
        const text = (dy: number, look: string, words: string) =>
            g.append("text").attr("class", look).attr("x", side(SPINE + 30)).attr("y", at + dy).attr("direction", rtl ? "rtl" : "ltr").text(words);
        text(-2, "when", `${when} `);
        text(15, "what", short(entry.words, Math.floor((width - SPINE - 40) / 8)));
        if (entry.row) {
            const row = entry.row;
            g.attr("role", "button").attr("tabindex", 0);
            g.on("click", () => go(row)).on("keydown", (event: KeyboardEvent) => {
                if (event.key === "Enter" || event.key === " ") {
                    event.preventDefault();
                    go(row);
                }
            });
        }
    });
    fill(root, h("p", { class: "said" }, t("times-about")), svg.node()!);
}

export function short(text: string, most: number): string {
    const letters = [...text];
    return letters.length > most ? `${letters.slice(0, Math.max(1, most - 1)).join("")}…` : text;
}
