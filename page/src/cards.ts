// The clashes, one card each: what clashes, the arithmetic, both sides, both ways out.

import { bdi, fill, h } from "./dom";
import { oneLine } from "./review";
import { pictures } from "./scale";
import { state, typed } from "./state";
import type { Finding } from "./types";
import { t } from "./words";

export interface Deeds {
    activate(index: number): void;
    go(index: number, label: number): void;
    replace(index: number, change: number): void;
    keep(finding: Finding, reason: string): void;
    tellAgain(finding: Finding): void;
}

export function cards(root: HTMLElement, deeds: Deeds): void {
    const study = state.study;
    if (!study) {
        fill(root, h("p", { class: "said" }, t("empty")));
        return;
    }
    const { findings, notes } = study.report;
    const numbered = findings.map((finding, index) => ({ finding, index }));
    const told = numbered.filter(({ finding }) => !finding.suppressed);
    const kept = numbered.filter(({ finding }) => finding.suppressed);
    fill(
        root,
        told.length === 0 && h("p", { class: "said" }, state.text.trim() || state.file ? t("none") : t("empty")),
        ...told.map(({ finding, index }) => card(finding, index, deeds)),
        kept.length > 0 && h("h2", {}, `${t("kept")} (${kept.length})`),
        ...kept.map(({ finding, index }) => keptCard(finding, index, deeds)),
        study.implied.length > 0 && h("h2", {}, t("implied")),
        ...study.implied.map((line) => h("p", { class: "said" }, bdi(line))),
        notes.length > 0 && h("h2", {}, t("notes")),
        ...notes.map((note) => h("p", { class: "said" }, bdi(note.message))),
    );
}

function card(finding: Finding, index: number, deeds: Deeds): HTMLElement {
    const active = state.active === index;
    const places = state.study!.findings[index]!;
    const title = h("h2", { dir: "auto" }, finding.message);
    const go = finding.labels.map((label, n) =>
        h(
            "button",
            { type: "button", class: "place", "aria-label": t("place-n", n + 1, oneLine(label.text)), onclick: () => deeds.go(index, n) },
            bdi(oneLine(label.text)),
        ),
    );
    const change = finding.replacements.map((replacement, n) => {
        const place = places.replacements[n]!;
        const old = oneLine(state.study!.copy.text.slice(place.start, place.end));
        return h(
            "button",
            {
                type: "button",
                class: "change",
                disabled: !canWrite(replacement.utf16_start),
                onclick: () => deeds.replace(index, n),
            },
            h("span", { "aria-hidden": "true" }, h("del", {}, bdi(old)), " ", h("ins", {}, bdi(replacement.text))),
            h("span", { class: "hidden" }, t("replace-for", old, replacement.text)),
        );
    });
    const keep = keeping(finding, deeds);
    return h(
        "article",
        { class: `card ${finding.severity}${active ? " active" : ""}`, id: `clash-${index}`, tabindex: -1, onclick: () => deeds.activate(index) },
        h("p", { class: "kind" }, h("b", {}, t(finding.severity)), " ", h("span", {}, bdi(finding.rule))),
        title,
        ...finding.explanation.map((step) => h("p", { class: "sum" }, h("span", { dir: "auto" }, step))),
        finding.help && h("p", { class: "way", dir: "auto" }, finding.help),
        ...pictures(finding),
        h("div", { class: "row" }, ...go),
        h("div", { class: "row" }, ...change, keep.button),
        finding.replacements.length > 0 && !canWrite(finding.replacements[0]!.utf16_start) && h("p", { class: "said" }, t("file-locked")),
        keep.form,
    );
}

/** Whether the words can be changed where they are. */
function canWrite(start: number | undefined): boolean {
    return typed() || (start !== undefined && state.file?.base64 === undefined);
}

/** "Checked, keep" asks for the reason first. */
function keeping(finding: Finding, deeds: Deeds): { button: HTMLElement; form: HTMLElement } {
    const input = h("input", { type: "text", required: true, maxlength: 300, placeholder: t("keep-hint"), dir: "auto" });
    const form = h(
        "form",
        {
            class: "keep",
            hidden: true,
            onsubmit: (event: Event) => {
                event.preventDefault();
                if (input.value.trim()) deeds.keep(finding, input.value.trim());
            },
            onkeydown: (event: KeyboardEvent) => event.key === "Escape" && toggle(false),
        },
        h("label", {}, t("keep-why"), input),
        h("button", { type: "submit" }, t("keep-do")),
        h("button", { type: "button", onclick: () => toggle(false) }, t("cancel")),
    );
    const button = h("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => toggle(form.hidden === true) }, t("keep"));
    const toggle = (open: boolean) => {
        form.hidden = !open;
        button.setAttribute("aria-expanded", String(open));
        (open ? input : button).focus();
    };
    return { button, form };
}

function keptCard(finding: Finding, index: number, deeds: Deeds): HTMLElement {
    const again = h("button", { type: "button", class: "quiet", onclick: () => deeds.tellAgain(finding) }, t("unkeep"));
    return h(
        "article",
        { class: "card kept", id: `clash-${index}`, tabindex: -1 },
        h("h2", { dir: "auto" }, finding.message),
        h("p", { dir: "auto" }, t("kept-why", finding.suppression?.reason || "–")),
        finding.suppression?.by === "sidecar" && h("div", { class: "row" }, again),
    );
}
