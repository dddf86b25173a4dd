// The draft: a text field with the marked words behind it, or a file as it was read; lines join
// the two sides of each clash.

import { h, fill } from "./dom";
import { article, behind, type Mark, marksOf, moved } from "./marks";
import { placesOf, state, typed } from "./state";
import { t } from "./words";

export interface Listener {
    /** The words were changed. */
    typed(): void;
    /** A mark was chosen. */
    chosen(findings: number[], row: number | null): void;
}

const SVG = "http://www.w3.org/2000/svg";

export class Sheet {
    readonly element: HTMLElement;
    private readonly field: HTMLTextAreaElement;
    private readonly back = h("div", { class: "back", "aria-hidden": "true" });
    private readonly file = h("div", { class: "file" });
    private readonly lines = document.createElementNS(SVG, "svg");
    private marks: Mark[] = [];
    private before = "";

    constructor(private readonly listener: Listener) {
        this.field = h("textarea", {
            id: "draft",
            dir: "auto",
            spellcheck: false,
            autocomplete: "off",
            "aria-describedby": "draft-hint",
            oninput: () => this.changed(),
            // The caret is where it was clicked only when the click is over.
            onclick: () => setTimeout(() => this.pointed()),
            onkeyup: (event: KeyboardEvent) => event.key.startsWith("Arrow") && this.pointed(),
        });
        this.lines.setAttribute("class", "lines");
        this.lines.setAttribute("aria-hidden", "true");
        this.element = h("div", { class: "sheet" }, this.back, this.field, this.file, this.lines);
        this.file.addEventListener("click", (event) => this.choose(event.target));
        this.file.addEventListener("keydown", (event) => {
            if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                this.choose(event.target);
            }
        });
        new ResizeObserver(() => this.join()).observe(this.element);
    }

    /** Shows the state. */
    draw(): void {
        const words = typed();
        this.element.classList.toggle("typed", words);
        this.field.placeholder = t("draft-hint");
        this.field.setAttribute("aria-label", t("draft"));
        this.field.hidden = this.back.hidden = !words;
        this.file.hidden = words;
        if (words && this.field.value !== state.text) this.field.value = state.text;
        this.marks = marksOf();
        this.before = state.text;
        this.paint();
    }

    /** Writes words in the place of others, so that the browser can take it back. */
    write(start: number, end: number, text: string): void {
        this.field.focus();
        this.field.setSelectionRange(start, end);
        // The only way to change a field that leaves its history whole.
        if (!document.execCommand("insertText", false, text)) this.field.setRangeText(text, start, end, "end");
        this.changed();
    }

    /** Brings a place into sight and puts the caret there. */
    show(start: number, end: number, focus = true): void {
        const mark = this.element.querySelector<HTMLElement>(
            `${typed() ? ".back" : ".file"} mark[data-start="${this.markAt(start)?.start ?? start}"]`,
        );
        if (typed() && focus) {
            this.field.focus({ preventScroll: true });
            this.field.setSelectionRange(start, end);
        } else if (focus) mark?.focus({ preventScroll: true });
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        mark?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
        mark?.classList.add("flash");
        setTimeout(() => mark?.classList.remove("flash"), 1200);
    }

    /** Where the caret is. */
    get caret(): number {
        return this.field.selectionStart;
    }

    /** Another clash is looked at. */
    repaint(): void {
        this.paint();
    }

    private markAt(place: number): Mark | undefined {
        return this.marks.find((mark) => mark.start <= place && place < mark.end);
    }

    private changed(): void {
        this.marks = moved(this.marks, this.before, this.field.value);
        this.before = state.text = this.field.value;
        this.paint();
        this.listener.typed();
    }

    private pointed(): void {
        if (this.field.selectionStart !== this.field.selectionEnd) return;
        const mark = this.markAt(this.field.selectionStart) ?? this.markAt(this.field.selectionStart - 1);
        if (mark) this.listener.chosen(mark.findings, mark.row);
    }

    private choose(target: EventTarget | null): void {
        const mark = target instanceof Element ? target.closest("mark") : null;
        if (!mark) return;
        const findings = (mark.getAttribute("data-findings") ?? "").split(" ").filter(Boolean).map(Number);
        const row = mark.getAttribute("data-row");
        this.listener.chosen(findings, row === null ? null : Number(row));
    }

    private paint(): void {
        if (typed()) fill(this.back, ...behind(state.text, this.marks));
        else if (state.study) fill(this.file, article(state.study.copy.text, state.study.copy.blocks, this.marks));
        else fill(this.file);
        this.join();
    }

    /** Draws a line between the sides of each clash. */
    private join(): void {
        const own = this.element.getBoundingClientRect();
        this.lines.setAttribute("width", String(own.width));
        this.lines.setAttribute("height", String(own.height));
        this.lines.replaceChildren();
        state.study?.report.findings.forEach((finding, index) => {
            if (finding.suppressed) return;
            const boxes = placesOf(index).flatMap((place) => {
                const mark = this.markAt(place.start);
                const root = typed() ? this.back : this.file;
                const box = mark && root.querySelector(`mark[data-start="${mark.start}"]`)?.getClientRects()[0];
                return box ? [box] : [];
            });
            for (let n = 1; n < boxes.length; n += 1) this.line(own, boxes[n - 1]!, boxes[n]!, finding.severity, index);
        });
    }

    private line(own: DOMRect, from: DOMRect, to: DOMRect, look: string, index: number): void {
        const [x1, x2] = [from.left + from.width / 2 - own.left, to.left + to.width / 2 - own.left];
        const level = Math.abs(from.top - to.top) < from.height / 2;
        const [y1, y2] = [from.bottom - own.top, level ? to.bottom - own.top : to.top - own.top];
        const bend = level ? Math.min(18, 8 + Math.abs(x2 - x1) / 12) : 0;
        const far = !level && y2 - y1 > 2 * from.height;
        const path = document.createElementNS(SVG, "path");
        const d = far
            ? this.around(own, [x1, y1 + 4], [x2, y2 - 4], index)
            : level
              ? `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 + bend} ${x2} ${y2}`
              : `M${x1} ${y1} C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;
        path.setAttribute("d", d);
        path.setAttribute("class", `${look}${state.active === index ? " active" : ""}`);
        this.lines.append(path);
    }

    /** A long way goes between the lines to the margin and along it, not through the words. */
    private around(own: DOMRect, [x1, y1]: [number, number], [x2, y2]: [number, number], index: number): string {
        const rtl = getComputedStyle(typed() ? this.back : this.file).direction === "rtl";
        const lane = 6 + (index % 3) * 4;
        const margin = rtl ? own.width - lane : lane;
        const r = rtl ? -6 : 6;
        return `M${x1} ${y1 - 4} V${y1} H${margin + r} Q${margin} ${y1} ${margin} ${y1 + 6} V${y2 - 6} Q${margin} ${y2} ${margin + r} ${y2} H${x2} V${y2 + 4}`;
    }
}
