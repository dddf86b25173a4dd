// Who states what, and what hangs together with what: sources and measures beside, figures in
// the middle, laid out in layers.

import { Graph, layout } from "@dagrejs/dagre";
import { select } from "d3-selection";
import { curveBasis, line } from "d3-shape";
import { zoom, zoomIdentity } from "d3-zoom";
import { fill, h } from "./dom";
import { oneLine } from "./review";
import { state } from "./state";
import { short } from "./timeline";
import type { GraphEdge, GraphNode, Row } from "./types";
import { edgeWords, type Key, spoken, t } from "./words";

const shown: Record<"sources" | "measures" | "unlinked", boolean> = { sources: true, measures: false, unlinked: false };

/** The nodes and edges that are to be drawn. */
function chosen(): { nodes: GraphNode[]; edges: GraphEdge[] } {
    const graph = state.study!.graph;
    const beside = (edge: GraphEdge) => edge.edge === "STATED_BY" || edge.edge === "MEASURES";
    const linked = new Set(graph.edges.filter((edge) => !beside(edge)).flatMap((edge) => [edge.from, edge.to]));
    const wanted = (node: GraphNode) => node.node !== "source" && node.node !== "measure" && (linked.has(node.id) || (shown.unlinked && node.node === "claim"));
    const main = new Set(graph.nodes.filter(wanted).map((node) => node.id));
    const edges = graph.edges.filter((edge) => {
        if (edge.edge === "STATED_BY") return shown.sources && main.has(edge.from);
        if (edge.edge === "MEASURES") return shown.measures && main.has(edge.from);
        return main.has(edge.from) && main.has(edge.to);
    });
    const ids = new Set([...main, ...edges.flatMap((edge) => [edge.from, edge.to])]);
    return { nodes: graph.nodes.filter((node) => ids.has(node.id)), edges };
}

const rowOf = (node: GraphNode): Row | undefined =>
    node.byte_start === null
        ? undefined
        : state.study?.figures.find((row) => row.figure.byte_start < node.byte_end! && node.byte_start! < row.figure.byte_end);

const clashes = (node: GraphNode): boolean =>
    node.node === "claim" &&
    node.byte_start !== null &&
    state.study!.report.findings.some((f) => !f.suppressed && f.labels.some((l) => l.byte_start < node.byte_end! && node.byte_start! < l.byte_end));

export function graph(root: HTMLElement, go: (row: Row) => void): void {
    const boxes = (["sources", "measures", "unlinked"] as const).map((key: keyof typeof shown & Key) => {
        const box = h("input", { type: "checkbox", onchange: () => ((shown[key] = box.checked), graph(root, go)) });
        box.checked = shown[key];
        return h("label", {}, box, " ", t(key));
    });
    const { nodes, edges } = state.study ? chosen() : { nodes: [], edges: [] };
    if (nodes.length === 0) {
        fill(root, h("div", { class: "row bar" }, ...boxes), h("p", { class: "said" }, t("links-none")));
        return;
    }
    const dagre = new Graph({ multigraph: true });
    dagre.setGraph({ rankdir: "LR", nodesep: 12, ranksep: 76, marginx: 8, marginy: 8 });
    dagre.setDefaultEdgeLabel(() => ({}));
    const name = (node: GraphNode) => (node.node === "source" && node.text === "writer" ? t("writer") : oneLine(node.text));
    for (const node of nodes) {
        dagre.setNode(String(node.id), { width: Math.min(210, 22 + [...short(name(node), 26)].length * 7.4), height: 28 });
    }
    edges.forEach((edge, n) => {
        // Sources and measures stand before what they are of.
        const beside = edge.edge === "STATED_BY" || edge.edge === "MEASURES";
        const [from, to] = beside ? [edge.to, edge.from] : [edge.from, edge.to];
        dagre.setEdge(String(from), String(to), {}, String(n));
    });
    layout(dagre);
    const size = dagre.graph() as { width?: number; height?: number };
    const [width, height] = [Math.max(1, size.width ?? 1), Math.max(1, size.height ?? 1)];
    const rtl = spoken() === "ar";
    const x = (at: number) => (rtl ? width - at : at);

    const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"))
        .attr("class", "graph")
        .attr("role", "group")
        .attr("aria-label", t("links"));
    const stage = svg.append("g");
    const lines = line<{ x: number; y: number }>((p) => x(p.x), (p) => p.y).curve(curveBasis);
    edges.forEach((edge, n) => {
        const beside = edge.edge === "STATED_BY" || edge.edge === "MEASURES";
        const [from, to] = beside ? [edge.to, edge.from] : [edge.from, edge.to];
        const path = dagre.edge(String(from), String(to), String(n)) as { points: { x: number; y: number }[] };
        const g = stage.append("g").attr("class", `edge ${beside ? "beside" : edge.basis}`).attr("data-ends", `${from} ${to}`);
        g.append("path").attr("d", lines(path.points));
        if (!beside) {
            const middle = path.points[Math.floor(path.points.length / 2)]!;
            g.append("text").attr("x", x(middle.x)).attr("y", middle.y - 4).text(edgeWords(edge.edge));
        }
    });
    const light = (id: number | null) => {
        const ends = (element: Element) => (element.getAttribute("data-ends") ?? "").split(" ").map(Number);
        const near = new Set<number>();
        stage.selectAll<SVGGElement, unknown>(".edge").each(function () {
            const on = id !== null && ends(this).includes(id);
            this.classList.toggle("lit", on);
            this.classList.toggle("dim", id !== null && !on);
            if (on) ends(this).forEach((end) => near.add(end));
        });
        stage.selectAll<SVGGElement, unknown>(".node").each(function () {
            this.classList.toggle("dim", id !== null && id !== Number(this.dataset["id"]) && !near.has(Number(this.dataset["id"])));
        });
    };
    for (const node of nodes) {
        const place = dagre.node(String(node.id)) as { x: number; y: number; width: number; height: number };
        const row = rowOf(node);
        const g = stage
            .append("g")
            .attr("class", `node ${node.node}${clashes(node) ? " clash" : ""}`)
            .attr("data-id", node.id)
            .attr("transform", `translate(${x(place.x)},${place.y})`)
            .attr("tabindex", 0)
            .attr("role", row ? "button" : "img")
            .attr("aria-label", name(node));
        g.append("rect").attr("x", -place.width / 2).attr("y", -14).attr("width", place.width).attr("height", 28).attr("rx", node.node === "claim" ? 5 : 14);
        g.append("text").attr("y", 4).text(short(name(node), 26));
        g.append("title").text(row?.sentence ?? name(node));
        g.on("pointerenter focus", () => light(node.id)).on("pointerleave blur", () => light(null));
        if (row) {
            g.on("click", () => go(row)).on("keydown", (event: KeyboardEvent) => {
                if (event.key === "Enter" || event.key === " ") {
                    event.preventDefault();
                    go(row);
                }
            });
        }
    }
    const view = h("div", { class: "stage" });
    view.append(svg.node()!);
    const buttons = h("span", { class: "row" });
    fill(root, h("p", { class: "said" }, t("links-about")), h("div", { class: "row bar" }, ...boxes, buttons), view);

    const box = view.getBoundingClientRect();
    const zooming = zoom<SVGSVGElement, unknown>().scaleExtent([0.2, 3]).on("zoom", (event: { transform: { toString(): string } }) => {
        stage.attr("transform", event.transform.toString());
    });
    svg.call(zooming).on("dblclick.zoom", null);
    const fit = () => {
        const scale = Math.max(0.8, Math.min(1.2, box.width / width, box.height / height));
        const left = width * scale <= box.width ? (box.width - width * scale) / 2 : rtl ? box.width - width * scale : 0;
        svg.call(zooming.transform, zoomIdentity.translate(left, Math.max(0, (box.height - height * scale) / 2)).scale(scale));
    };
    // A node that is reached by key is brought into sight.
    stage.selectAll<SVGGElement, unknown>(".node").on("focus.sight", function () {
        const [seen, own] = [view.getBoundingClientRect(), this.getBoundingClientRect()];
        if (own.left >= seen.left && own.right <= seen.right && own.top >= seen.top && own.bottom <= seen.bottom) return;
        const place = dagre.node(this.dataset["id"]!) as { x: number; y: number };
        svg.call(zooming.translateTo, x(place.x), place.y);
    });
    const button = (label: string, key: Key, act: () => void) =>
        buttons.append(h("button", { type: "button", class: "quiet", "aria-label": t(key), onclick: act }, label));
    button("+", "zoom-in", () => svg.call(zooming.scaleBy, 1.3));
    button("−", "zoom-out", () => svg.call(zooming.scaleBy, 1 / 1.3));
    button("⤢", "zoom-fit", fit);
    fit();
}
