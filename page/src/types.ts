// What the server answers (see /api/openapi.json), as far as the page uses it.

export type Lang = "en" | "ar";
export type Severity = "error" | "warning" | "note";
export type Status = "seen" | "linked" | "checked";

export interface Place {
    start: number;
    end: number;
}

export interface Label {
    byte_start: number;
    byte_end: number;
    utf16_start?: number;
    utf16_end?: number;
    text: string;
    role: "primary" | "secondary";
}

export interface Change {
    utf16_start?: number;
    utf16_end?: number;
    text: string;
}

export interface Finding {
    rule: string;
    severity: Severity;
    message: string;
    help: string;
    explanation: string[];
    labels: Label[];
    replacements: Change[];
    fingerprint: string;
    suppressed: boolean;
    suppression?: { by: string; reason: string };
}

export interface Numbers {
    stated: string | null;
    low: string | null;
    high: string | null;
    lenient_low: string | null;
    lenient_high: string | null;
}

export interface Timex {
    timex: string;
    date?: string;
    from: string | null;
    to: string | null;
}

export interface Figure {
    byte_start: number;
    byte_end: number;
    utf16_start?: number;
    utf16_end?: number;
    text: string;
    kind: string;
    value: Numbers | Timex;
    unit: string;
    hedge: string | null;
    source: string | null;
    status: Status;
}

export interface Row extends Place {
    read_as: string;
    sentence: string;
    linked_to: string[];
    tested: string[];
    number: number;
    figure: Figure;
}

export interface GraphNode {
    id: number;
    node: string;
    kind: string;
    text: string;
    byte_start: number | null;
    byte_end: number | null;
}

export interface GraphEdge {
    from: number;
    to: number;
    edge: string;
    basis: "stated" | "inferred";
    cue: string | null;
}

export interface Block extends Place {
    kind: string;
    cell?: [number, number, number];
}

export interface Study {
    format: string;
    copy: { text: string; blocks: Block[] };
    report: {
        language: Lang;
        published: string | null;
        figures: { seen: number; linked: number; checked: number };
        findings: Finding[];
        notes: { message: string }[];
    };
    findings: { labels: Place[]; replacements: Place[]; reads: string[] }[];
    figures: Row[];
    graph: { nodes: GraphNode[]; edges: GraphEdge[] };
    implied: string[];
}

export function isTime(value: Numbers | Timex): value is Timex {
    return "timex" in value;
}
