import { fromLatinRussian } from "./latin-russian.ts";
import type { SpellingTables } from "./spelling-tables.ts";

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const strayMarks = /(?<![иИ])\p{M}+/gu;
const apostrophes = /['\u2018\u2019\u201b\u02bc\u00b4\u0060]/gu;
const stretched = /(\p{L})\1{2,}/gu;
const piece =
  /\p{N}+(?:[.,:/-]\p{N}+)*|\p{L}+(?:-\p{L}+)*|\p{Extended_Pictographic}|^\/|\?+|!+|\.{2,}|…|["«»“”„]|[)(]{1,}|%|:/gu;
const isNumber = /^\p{N}/u;
const lengths = [1, 2, 3, 5, 8, 12, 20, 35] as const;

/** What a figure looks like rather than what it is: `21:30` is a time, `138/87` a reading, `82.4` a decimal, others go by their digits. */
function figureShape(figure: string): string {
  if (/^\d{1,2}:\d{2}$/u.test(figure)) return "#time";
  if (/^\d{2,3}\/\d{2,3}$/u.test(figure)) return "#pressure";
  if (/^\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?$/u.test(figure) && figure.includes("/")) return "#part";
  if (/^\d+[.,]\d+$/u.test(figure)) return "#decimal";
  if (figure.includes("-")) return "#range";
  return `#${figure.replace(/\D/gu, "").length}`;
}

/**
 * The words of a message as its writer meant them, with what surrounds them: figures by shape, question and exclamation marks,
 * quotes, pictures, and roughly how long it is. Spelling is evened out only where people differ without meaning to.
 */
export function messageTokens(text: string, tables: SpellingTables): readonly string[] {
  const clean = text
    .normalize("NFKC")
    .replace(invisible, "")
    .normalize("NFD")
    .replace(strayMarks, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(apostrophes, "")
    .replace(stretched, "$1")
    .trim();
  const raw = clean.match(piece) ?? [];
  const words = fromLatinRussian(raw, tables).map((token) => {
    if (isNumber.test(token)) return figureShape(token);
    const first = token[0] ?? "";
    return "?!.()".includes(first) ? first : token;
  });
  const size = lengths.findIndex((most) => words.length <= most);
  return [...words, `#len${size === -1 ? lengths.length : size}`];
}
