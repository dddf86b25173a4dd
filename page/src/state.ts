// The draft that is looked at, and what is known of it. Everything else is drawn from here.

import { type Sent } from "./api";
import { Review } from "./review";
import type { Lang, Place, Study } from "./types";
import { spoken } from "./words";

export interface State {
    /** The words in the text field, or the source of a file that is only shown. */
    text: string;
    /** A file that is shown as it was read, not typed in; its bytes where it is no text of ours. */
    file: { name: string; base64?: string } | null;
    /** The name that files are saved under. */
    name: string;
    format: string | null;
    language: Lang | null;
    published: string | null;
    study: Study | null;
    /** The clash that is looked at, as a number of the report. */
    active: number | null;
    review: Review;
}

export const state: State = {
    text: "",
    file: null,
    name: "draft",
    format: null,
    language: null,
    published: null,
    study: null,
    active: null,
    review: new Review(),
};

/** The draft for the server. */
export function sent(): Sent {
    const draft: Sent = { messages: spoken() };
    if (state.file?.base64 !== undefined) draft.base64 = state.file.base64;
    else {
        draft.text = state.text;
        draft.offsets = "utf16";
    }
    if (state.file) draft.name = state.file.name;
    if (state.format) draft.format = state.format;
    if (state.language) draft.language = state.language;
    if (state.published) draft.published = state.published;
    const review = state.review.text();
    if (review) draft.review = review;
    return draft;
}

/** Whether the words stand in the text field. */
export function typed(): boolean {
    return state.file === null;
}

/** A place in the words that are shown. */
export function shown(place: Place, source: { utf16_start?: number; utf16_end?: number }): Place {
    if (typed() && source.utf16_start !== undefined && source.utf16_end !== undefined) {
        return { start: source.utf16_start, end: source.utf16_end };
    }
    return place;
}

/** The places of a clash, in the words that are shown. */
export function placesOf(finding: number): Place[] {
    const study = state.study;
    const labels = study?.report.findings[finding]?.labels ?? [];
    return labels.map((label, n) => shown(study?.findings[finding]?.labels[n] ?? { start: 0, end: 0 }, label));
}
