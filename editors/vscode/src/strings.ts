// What the extension says by itself.
import type { Language } from "./figures.ts";

const STRINGS = {
  missing: {
    en: "addsup does not start ({0}). Install it, or say in the setting addsup.server.path where it is.",
    ar: "تعذر تشغيل addsup ({0}). ثبته أو اذكر موضعه في الإعداد addsup.server.path.",
  },
  settings: { en: "Open settings", ar: "فتح الإعدادات" },
  nothing: { en: "There is nothing of this document to show.", ar: "لا شيء في هذا المستند يمكن عرضه." },
  form: { en: "Form of the graph", ar: "شكل الشبكة" },
  checked: { en: "All files are checked; clashes and notes: {0}", ar: "فحصت جميع الملفات. التناقضات والملاحظات: {0}" },
} as const;

export function say(key: keyof typeof STRINGS, spoken: Language, value = ""): string {
  return STRINGS[key][spoken].replace("{0}", value);
}

/** Every text in every language, for tests. */
export const ALL: Record<string, Record<Language, string>> = STRINGS;
