// The claim graph as a document.

export type Form = "mermaid" | "dot" | "json";

export const FORMS: readonly Form[] = ["mermaid", "dot", "json"];

/** What the server drew, as text with the language it is written in. */
export function page(form: Form, drawn: unknown, title: string): { language: string; content: string } {
  switch (form) {
    case "mermaid":
      // Previews of Markdown draw it.
      return { language: "markdown", content: `# ${title}\n\n\`\`\`mermaid\n${text(drawn)}\n\`\`\`\n` };
    case "dot":
      return { language: "dot", content: text(drawn) };
    case "json":
      return { language: "json", content: `${JSON.stringify(drawn, null, 2)}\n` };
  }
}

function text(drawn: unknown): string {
  return typeof drawn === "string" ? drawn.trimEnd() : "";
}
