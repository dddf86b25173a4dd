// A numeric clash, drawn: each figure as a bar with what it is read as and what it may be rounded
// from; the parts of a sum behind each other.

import { axisBottom } from "d3-axis";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { oneLine } from "./review";
import { state } from "./state";
import { type Finding, isTime, type Numbers, type Row } from "./types";
import { spoken, t } from "./words";

interface Drawn {
    words: string;
    value: number;
    low: number;
    high: number;
    loose: [number, number];
}

const number = (text: string | null): number | null => {
    if (text === null) return null;
    const [over, under] = text.split("/").map(Number);
    const value = under ? over! / under : over!;
    return Number.isFinite(value) ? value : null;
};

function drawn(row: Row, value: Numbers): Drawn | null {
    const stated = row.figure.unit === "%" && value.stated?.includes("/") ? null : number(value.stated);
    const ends = [number(value.low), number(value.high)];
    const main = stated ?? (ends[0] !== null && ends[1] !== null ? (ends[0]! + ends[1]!) / 2 : (ends[0] ?? ends[1]));
    if (main === null || main === undefined) return null;
    const [low, high] = [ends[0] ?? main, ends[1] ?? main];
    const loose: [number, number] = [number(value.lenient_low) ?? low, number(value.lenient_high) ?? high];
    return { words: oneLine(row.figure.text), value: main, low, high, loose };
}

/** The figures of a clash, by unit. */
function groups(finding: Finding): [string, Drawn[], Row[]][] {
    const out = new Map<string, [Drawn[], Row[]]>();
    for (const label of finding.labels) {
        const row = state.study?.figures.find(
            (row) => row.figure.byte_start < label.byte_end && label.byte_start < row.figure.byte_end,
        );
        // A place in an order is no size.
        if (!row || isTime(row.figure.value) || row.figure.kind === "ordinal") continue;
        const one = drawn(row, row.figure.value);
        if (!one) continue;
        const unit = row.figure.unit;
        const group = out.get(unit) ?? [[], []];
        group[0].push(one);
        group[1].push(row);
        out.set(unit, group);
    }
    return [...out].filter(([, [all]]) => all.length > 1).map(([unit, [all, rows]]) => [unit, all, rows]);
}

/** Which of the figures are parts of which, by the graph. */
function parts(rows: Row[]): { whole: number; parts: number[] } | null {
    const graph = state.study?.graph;
    if (!graph) return null;
    const node = (row: Row) =>
        graph.nodes.find((n) => n.node === "claim" && n.byte_start !== null && n.byte_start < row.figure.byte_end && row.figure.byte_start < n.byte_end!)?.id;
    const ids = rows.map(node);
    for (const [whole, id] of ids.entries()) {
        const into = graph.edges.filter((e) => e.to === id && (e.edge === "PART_OF" || e.edge === "APART_IN"));
        const found = ids.flatMap((other, n) => (other !== undefined && into.some((e) => e.from === other) ? [n] : []));
        if (found.length > 1) return { whole, parts: found };
    }
    return null;
}

const WIDTH = 340;
const LINE = 34;

/** The pictures of a clash; none where its figures are not of one kind. */
export function pictures(finding: Finding): SVGSVGElement[] {
    return groups(finding).map(([unit, all, rows]) => picture(unit, all, parts(rows)));
}

function picture(unit: string, all: Drawn[], sum: { whole: number; parts: number[] } | null): SVGSVGElement {
    const rtl = spoken() === "ar";
    const total = sum ? sum.parts.reduce((total, n) => total + all[n]!.value, 0) : 0;
    const ends = all.flatMap((one) => [one.value, ...one.loose]).concat(sum ? [total] : []);
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    // Bars begin at nothing; where that would hide the difference, only the end of the line is shown.
    const bars = least >= 0 && (most === 0 || (most - least) / most > 0.02 || sum !== null);
    const from = bars ? Math.min(0, least) : least - (most - least || 1) * 0.4;
    const x = scaleLinear([from, bars ? most : most + (most - least || 1) * 0.4], rtl ? [WIDTH - 8, 8] : [8, WIDTH - 8]);
    const lines = sum ? [all[sum.whole]!, ...all.filter((_, n) => n !== sum.whole && !sum.parts.includes(n))] : all;
    const height = (lines.length + (sum ? 1 : 0)) * LINE + 26;
    const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
        .attr("class", "scale")
        .attr("viewBox", `0 0 ${WIDTH} ${height}`)
        .attr("role", "img")
        .attr("aria-label", `${t("picture")}: ${all.map((one) => one.words).join("، ")}`);
    const edge = rtl ? WIDTH - 8 : 8;
    // A sum without words is read from left to right in both scripts.
    const words = (y: number, text: string, sum = false) =>
        svg.append("text").attr("x", edge).attr("y", y).attr("text-anchor", rtl && sum ? "end" : "start").attr("direction", rtl && !sum ? "rtl" : "ltr").text(text);
    const box = (a: number, b: number, y: number, h: number, look: string) =>
        svg.append("rect").attr("class", look).attr("x", Math.min(x(a), x(b))).attr("y", y).attr("width", Math.max(1, Math.abs(x(b) - x(a)))).attr("height", h);
    lines.forEach((one, n) => {
        const y = n * LINE;
        words(y + 12, one.words);
        if (bars) box(0, one.value, y + 17, 9, `bar b${n % 4}`);
        if (one.loose[0] !== one.loose[1]) box(one.loose[0], one.loose[1], y + 20.75, 1.5, "loose");
        if (one.low !== one.high) box(one.low, one.high, y + 19.5, 4, "plain");
        svg.append("circle").attr("cx", x(one.value)).attr("cy", y + 21.5).attr("r", 3.5).attr("class", "dot");
    });
    if (sum) {
        const y = lines.length * LINE;
        const figure = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(value);
        words(y + 12, `${sum.parts.map((n) => figure(all[n]!.value)).join(" + ")} = ${figure(total)}`, true);
        let at = 0;
        sum.parts.forEach((n, i) => {
            box(at, at + all[n]!.value, y + 17, 9, `bar part b${i % 4}`);
            at += all[n]!.value;
        });
    }
    const axis = axisBottom(x)
        .ticks(4)
        .tickSize(3)
        .tickFormat((value) => new Intl.NumberFormat("en", { notation: "compact" }).format(Number(value)) + (unit === "%" ? "%" : ""));
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - 20})`).call(axis);
    return svg.node()!;
}
