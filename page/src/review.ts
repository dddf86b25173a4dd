// What somebody has looked at: clashes that are right after all, figures ticked off, comments.
// Kept as the sidecar of the draft (draft.addsup.toml), which the command reads too.

import { parse, stringify } from "smol-toml";
import type { Finding, Row } from "./types";

interface Kept {
    rule: string;
    reason: string;
    words?: string;
    fingerprint?: string;
}

interface Tick {
    words: string;
    number: number;
    done: boolean;
    note: string;
}

export class Review {
    kept: Kept[] = [];
    private ticks = new Map<string, Tick>();
    /** Changed since it was saved or read. */
    dirty = false;

    keep(finding: Finding, reason: string): void {
        const first = finding.labels.find((label) => label.role === "primary") ?? finding.labels[0];
        const words = first?.text.replace(/\s+/g, " ").trim();
        this.kept.push({ rule: finding.rule, reason, ...(words ? { words } : {}), fingerprint: finding.fingerprint });
        this.dirty = true;
    }

    tellAgain(finding: Finding): void {
        this.kept = this.kept.filter(
            (kept) =>
                !(kept.fingerprint === finding.fingerprint || (!kept.fingerprint && kept.rule === finding.rule)),
        );
        this.dirty = true;
    }

    tick(row: Row): Tick {
        const words = oneLine(row.figure.text);
        return this.ticks.get(`${words}#${row.number}`) ?? { words, number: row.number, done: false, note: "" };
    }

    setTick(row: Row, change: Partial<Tick>): void {
        const tick = { ...this.tick(row), ...change };
        const key = `${tick.words}#${tick.number}`;
        if (tick.done || tick.note) this.ticks.set(key, tick);
        else this.ticks.delete(key);
        this.dirty = true;
    }

    get ticked(): number {
        return [...this.ticks.values()].filter((tick) => tick.done).length;
    }

    /** Reads a sidecar; gives back what it says of the draft itself. */
    read(text: string): { date?: string; language?: string } {
        const file = parse(text) as Record<string, unknown>;
        const list = (value: unknown) => (Array.isArray(value) ? (value as Record<string, unknown>[]) : []);
        const word = (value: unknown) => (typeof value === "string" ? value : undefined);
        this.kept = list(file["ignore"]).map((entry) => ({
            rule: word(entry["rule"]) ?? "",
            reason: word(entry["reason"]) ?? "",
            ...(word(entry["words"]) !== undefined ? { words: word(entry["words"])! } : {}),
            ...(word(entry["fingerprint"]) !== undefined ? { fingerprint: word(entry["fingerprint"])! } : {}),
        }));
        this.ticks.clear();
        for (const entry of list(file["figure"])) {
            const number = Number(entry["number"] ?? 1);
            const tick = { words: word(entry["words"]) ?? "", number, done: entry["done"] === true, note: word(entry["note"]) ?? "" };
            this.ticks.set(`${tick.words}#${number}`, tick);
        }
        this.dirty = false;
        const said: { date?: string; language?: string } = {};
        if (word(file["date"])) said.date = word(file["date"])!;
        if (word(file["language"])) said.language = word(file["language"])!;
        return said;
    }

    /** The sidecar; empty when there is nothing to say. */
    text(date?: string, language?: string): string {
        const file: Record<string, unknown> = {};
        if (date) file["date"] = date;
        if (language) file["language"] = language;
        if (this.kept.length) file["ignore"] = this.kept;
        const ticks = [...this.ticks.values()].map((tick) => ({
            words: tick.words,
            ...(tick.number > 1 ? { number: tick.number } : {}),
            ...(tick.done ? { done: true } : {}),
            ...(tick.note ? { note: tick.note } : {}),
        }));
        if (ticks.length) file["figure"] = ticks;
        return Object.keys(file).length ? stringify(file) + "\n" : "";
    }
}

export function oneLine(text: string): string {
    return text.replace(/\s+/g, " ").trim();
}
