// The checklist: each figure with its source, its reading and its state; ticks and comments.

import { bdi, fill, h } from "./dom";
import { oneLine } from "./review";
import { state } from "./state";
import { isTime, type Row } from "./types";
import { days, type Key, t } from "./words";

let open = false;

/** What a figure is read as, for people. */
export function readAs(row: Row): string {
    const value = row.figure.value;
    if (!isTime(value)) return row.read_as;
    if (!value.from) return /[XP_]/.test(row.read_as) ? "" : row.read_as;
    return days(value.from, value.to ?? value.from);
}

export function sourceOf(row: Row): string {
    return row.figure.source === "writer" ? t("writer") : (row.figure.source ?? "");
}

/** "clash" where the figure takes part in one that nobody keeps, else how far it got. */
export function stateOf(row: Row): Key {
    const clashes = state.study?.report.findings.some(
        (finding) => !finding.suppressed && finding.labels.some((l) => l.byte_start < row.figure.byte_end && row.figure.byte_start < l.byte_end),
    );
    return clashes ? "clash" : row.figure.status;
}

export function list(root: HTMLElement, go: (row: Row) => void): void {
    const rows = state.study?.figures ?? [];
    const review = state.review;
    if (rows.length === 0) {
        fill(root, h("p", { class: "said" }, t("no-figures")));
        return;
    }
    const count = h("p", { class: "said" }, t("ticked-of", rows.filter((row) => review.tick(row).done).length, rows.length));
    const show = h("select", { onchange: () => ((open = show.value === "open"), list(root, go)) });
    show.append(new Option(t("show-all"), "all", false, !open), new Option(t("show-open"), "open", false, open));
    const again = () => fill(count, t("ticked-of", rows.filter((row) => review.tick(row).done).length, rows.length));
    const listed = rows.filter((row) => !open || !review.tick(row).done);
    const heads: Key[] = ["done", "figure", "read-as", "source", "state", "hangs-with", "remark"];
    const cell = (key: Key, ...children: (Node | string)[]) => h("td", { class: key, "data-label": t(key) }, ...children);
    const line = (row: Row) => {
        const tick = review.tick(row);
        const words = oneLine(row.figure.text);
        const box = h("input", {
            type: "checkbox",
            "aria-label": `${t("done")}: ${words}`,
            onchange: () => {
                review.setTick(row, { done: box.checked });
                again();
            },
        });
        box.checked = tick.done;
        const note = h("input", {
            type: "text",
            dir: "auto",
            maxlength: 300,
            value: tick.note,
            placeholder: t("remark"),
            "aria-label": `${t("remark")}: ${words}`,
            onchange: () => review.setTick(row, { note: note.value.trim() }),
        });
        const status = stateOf(row);
        return h(
            "tr",
            {},
            cell("done", box),
            cell("figure", h("button", { type: "button", class: "place", onclick: () => go(row) }, bdi(words))),
            cell("read-as", bdi(readAs(row))),
            cell("source", bdi(sourceOf(row))),
            cell("state", h("span", { class: `state ${status}` }, t(status))),
            cell("hangs-with", ...row.linked_to.slice(0, 4).flatMap((other, n) => [n ? " · " : "", bdi(other)])),
            cell("remark", note),
        );
    };
    fill(
        root,
        h("div", { class: "row bar" }, count, h("label", {}, t("show"), " ", show)),
        h(
            "div",
            { class: "wide", tabindex: 0, role: "region", "aria-label": t("figures") },
            h("table", { class: "list" }, h("thead", {}, h("tr", {}, ...heads.map((key) => h("th", { scope: "col" }, t(key))))), h("tbody", {}, ...listed.map(line))),
        ),
    );
}
