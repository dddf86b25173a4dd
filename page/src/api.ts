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

/** The server, or the checker itself where the page is built without one (page/wasm). */
async function ask(path: string, body: string, signal?: AbortSignal): Promise<Response> {
    if (SERVERLESS) {
        const answer = (await local()).answer(path, new TextEncoder().encode(body));
        return new Response(answer.bytes, { status: answer.status, headers: { "Content-Type": answer.kind } });
    }
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    return fetch(path, { method: "POST", headers, body, ...(signal ? { signal } : {}) });
}

declare const SERVERLESS: boolean;

interface Checker {
    answer(path: string, body: Uint8Array): { status: number; kind: string; bytes: Uint8Array<ArrayBuffer> };
}

let checker: Promise<Checker> | null = null;

function local(): Promise<Checker> {
    const file = "./addsup.js";
    checker ??= import(file).then(async (module: { default(): Promise<unknown>; Checker: new () => Checker }) => {
        await module.default();
        return new module.Checker();
    });
    return checker;
}

/** What a service makes of a draft. */
export async function call(path: string, sent: Sent, signal?: AbortSignal): Promise<Response> {
    const answer = await ask(path, JSON.stringify(sent), signal);
    if (!answer.ok) {
        const said = (await answer.json().catch(() => ({}))) as { error?: string };
        throw new Refusal(answer.status, said.error ?? answer.statusText);
    }
    return answer;
}

export async function study(sent: Sent, signal?: AbortSignal): Promise<Study> {
    return (await (await call("/api/study", sent, signal)).json()) as Study;
}
