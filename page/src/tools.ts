// What stands above and below: the draft's own data, files, the look of the page.

import { setToken } from "./api";
import { fill, h } from "./dom";
import { state } from "./state";
import type { Lang } from "./types";
import { day, type Key, spoken, t } from "./words";

export interface Acts {
    open(files: File[]): void;
    example(): void;
    clear(): void;
    /** Language or date were set. */
    changed(): void;
    language(lang: Lang): void;
    save(what: string): void;
}

const SAVES: [string, Key][] = [
    ["sheet.csv", "save-csv"],
    ["sheet.xlsx", "save-xlsx"],
    ["claims", "save-claims"],
    ["report.html", "save-html"],
    ["commented.docx", "save-docx"],
    ["draft", "save-draft"],
    ["review", "save-review"],
];

export function tools(acts: Acts): { header: HTMLElement; footer: HTMLElement; draw(): void; askToken(then: () => void): void } {
    const header = h("header", {});
    const footer = h("footer", {});
    const picker = h("input", {
        type: "file",
        multiple: true,
        hidden: true,
        onchange: () => {
            acts.open([...(picker.files ?? [])]);
            picker.value = "";
        },
    });
    const dialog = h("dialog", {});
    document.documentElement.dataset["theme"] = localStorage.getItem("addsup-theme") ?? "";

    const dark = () => {
        const set = document.documentElement.dataset["theme"];
        return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    };
    const button = (key: Key, act: () => void, look = "") => h("button", { type: "button", class: look, onclick: act }, t(key));

    const draw = () => {
        const found = state.study?.report;
        const lang = h("select", { onchange: () => {
            state.language = lang.value === "en" || lang.value === "ar" ? lang.value : null;
            acts.changed();
        } });
        const copy = found && (state.text.trim() || state.file) ? t(found.language) : "…";
        lang.append(new Option(t("auto", copy), "", false, !state.language));
        for (const code of ["ar", "en"] as const) lang.append(new Option(t(code), code, false, state.language === code));
        const format = h("select", { onchange: () => {
            state.format = format.value === "text" ? null : format.value;
            acts.changed();
        } });
        for (const name of ["text", "markdown", "html", "ninjs", "claims"] as const) {
            format.append(new Option(t(name), name, false, (state.format ?? "text") === name));
        }
        const date = h("input", { type: "date", onchange: () => {
            state.published = date.value || null;
            acts.changed();
        } });
        date.value = state.published ?? "";
        const own = !state.published && found?.published ? h("span", { class: "found" }, t("auto", day(found.published))) : null;
        const theme = h("button", { type: "button", class: "quiet", onclick: () => {
            const next = dark() ? "light" : "dark";
            document.documentElement.dataset["theme"] = next;
            localStorage.setItem("addsup-theme", next);
            draw();
        } }, t(dark() ? "light" : "dark"));
        const other: Lang = spoken() === "ar" ? "en" : "ar";
        fill(
            header,
            h("h1", {}, h("img", { src: "icon.svg", alt: "", width: 22, height: 22 }), "addsup"),
            h("div", { class: "row" }, button("open", () => picker.click()), button("example", acts.example, "quiet"), button("clear", acts.clear, "quiet"), picker),
            h("div", { class: "row" }, h("label", {}, t("language"), " ", lang), h("label", {}, t("published"), " ", date), own, !state.file && h("label", {}, t("format"), " ", format)),
            h(
                "div",
                { class: "row end" },
                button("help", help, "quiet"),
                theme,
                h("button", { type: "button", class: "quiet", lang: other, onclick: () => acts.language(other) }, t("other")),
            ),
        );
        const some = Boolean(state.text.trim() || state.file);
        const saves = SAVES.filter(([what]) => (what !== "commented.docx" || state.study?.format === "docx") && (what !== "draft" || state.file?.base64 === undefined));
        fill(
            footer,
            h(
                "div",
                { class: "row", role: "group", "aria-label": t("export") },
                h("b", {}, t("export")),
                ...saves.map(([what, key]) => h("button", { type: "button", class: "quiet", disabled: !some, "data-save": what, onclick: () => acts.save(what) }, t(key))),
                h("button", { type: "button", class: "quiet", disabled: !some, onclick: () => window.print() }, t("print")),
            ),
            h("p", {}, t("save-help")),
            h("p", {}, t("key"), ": ", ...(["clash", "checked", "linked", "seen"] as const).flatMap((look) => [h("mark", { class: look === "clash" ? "error" : look }, t(look)), " "])),
            h("p", {}, t("privacy")),
            dialog,
        );
    };

    const help = () => {
        fill(
            dialog,
            h("h2", { id: "keys" }, t("help")),
            h("ul", {}, ...t("keys-list").split("\n").map((line) => h("li", { dir: "auto" }, line))),
            h("form", { method: "dialog" }, h("button", { type: "submit" }, t("close"))),
        );
        dialog.setAttribute("aria-labelledby", "keys");
        dialog.showModal();
    };

    const askToken = (then: () => void) => {
        const input = h("input", { type: "password", autocomplete: "off", required: true });
        const form = h(
            "form",
            { method: "dialog", onsubmit: () => {
                setToken(input.value);
                then();
            } },
            h("p", {}, t("token-why")),
            h("label", {}, t("token"), " ", input),
            h("button", { type: "submit" }, t("token-go")),
        );
        fill(dialog, form);
        dialog.setAttribute("aria-label", t("token"));
        if (!dialog.open) dialog.showModal();
    };

    return { header, footer, draw, askToken };
}
