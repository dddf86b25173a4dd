// Files that are dropped or opened.

/** A file as the page takes it. */
export type Taken =
    | { kind: "text"; name: string; text: string; format: string }
    | { kind: "shown"; name: string; text: string }
    | { kind: "bytes"; name: string; base64: string }
    | { kind: "review"; name: string; text: string };

const TYPED: Record<string, string> = { txt: "text", text: "text", md: "markdown", markdown: "markdown", claims: "claims" };
const SHOWN = ["html", "htm", "xhtml", "json", "ninjs", "xml", "nitf", "newsml"];

/** Reads a file: prose into the field, markup to be shown, all else byte by byte. */
export async function take(file: File): Promise<Taken> {
    const name = file.name;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const extension = name.split(".").at(-1)?.toLowerCase() ?? "";
    const text = utf8(bytes);
    if (name.endsWith(".addsup.toml") && text !== null) return { kind: "review", name, text };
    const format = TYPED[extension];
    // Of another encoding: the server finds out which.
    if (text === null) return { kind: "bytes", name, base64: base64(bytes) };
    if (format) return { kind: "text", name, text, format };
    if (SHOWN.includes(extension)) return { kind: "shown", name, text };
    return { kind: "bytes", name, base64: base64(bytes) };
}

function utf8(bytes: Uint8Array): string | null {
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return text.includes("\0") ? null : text;
    } catch {
        return null;
    }
}

function base64(bytes: Uint8Array): string {
    let out = "";
    for (let at = 0; at < bytes.length; at += 0x8000) out += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(out);
}
