// The drafts to try: those of the demonstration.

import ar from "../../fixtures/demo/ar-clashing.txt";
import en from "../../fixtures/demo/en-clashing.txt";
import type { Lang } from "./types";

function sample(file: string): { text: string; published: string } {
    const [, front = "", ...rest] = file.split(/^---\n/m);
    return { text: rest.join("---\n"), published: /^date: *(\S+)/m.exec(front)?.[1] ?? "" };
}

export const samples: Record<Lang, { text: string; published: string }> = { en: sample(en), ar: sample(ar) };
