// The server: drafts out, answers in.

import type { Lang, Study } from "./types";

/** A draft as the server takes it. */
export interface Sent {
    text?: string;
    base64?: string;
    name?: string;
    language?: Lang;
    published?: string;
    format?: string;
    messages?: Lang;
    offsets?: "utf16";
    review?: string;
}

/** The server said no. */
export class Refusal extends Error {
    constructor(
        readonly status: number,
        message: string,
    ) {
        super(message);
    }
}

const KEY = "addsup-token";
let token = sessionStorage.getItem(KEY) ?? "";

/** Takes the token out of the address, where it must not stay. */
export function takeToken(): void {
    const match = /^#token=(.*)$/.exec(location.hash);
    if (!match) return;
    setToken(decodeURIComponent(match[1] ?? ""));
    history.replaceState(null, "", location.pathname);
}

export function setToken(value: string): void {
    token = value;
    sessionStorage.setItem(KEY, value);
}

/** What a service makes of a draft. */
export async function call(path: string, sent: Sent, signal?: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(sent), ...(signal ? { signal } : {}) });
    if (!answer.ok) {
        const said = (await answer.json().catch(() => ({}))) as { error?: string };
        throw new Refusal(answer.status, said.error ?? answer.statusText);
    }
    return answer;
}

export async function study(sent: Sent, signal?: AbortSignal): Promise<Study> {
    return (await (await call("/api/study", sent, signal)).json()) as Study;
}
