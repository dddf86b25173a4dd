// The figures of a document, as the server counts them and as the status bar shows them.

export interface Figures {
  seen: number;
  linked: number;
  checked: number;
  findings: number;
}

export interface FiguresParams {
  uri: string;
  figures: Figures | null;
}

export type Language = "en" | "ar";

/** The language of the editor, as far as addsup speaks it. */
export function language(locale: string): Language {
  return locale.toLowerCase().startsWith("ar") ? "ar" : "en";
}

/** One line for the status bar. */
export function line(figures: Figures): string {
  const icon = figures.findings > 0 ? "$(warning)" : "$(check)";
  return `${icon} ${figures.seen.toString()}/${figures.linked.toString()}/${figures.checked.toString()}`;
}

/** What the line says, in words. */
export function words(figures: Figures, spoken: Language): string {
  const { seen, linked, checked, findings } = figures;
  const numbers = [seen, linked, checked, findings].map(String);
  const names =
    spoken === "ar"
      ? ["الأرقام المقروءة", "المربوطة", "المفحوصة", "التناقضات"]
      : ["figures seen", "linked", "checked", "clashes"];
  return names.map((name, index) => `${name}: ${numbers[index] ?? ""}`).join("\n");
}
