import { z } from "zod";
import { normaliseText } from "#core/safety/normalise.ts";
import { withPut } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";
import { lean } from "#core/text/lean.ts";

const patterns = z.array(z.string().min(1)).min(1);
const sets = z.record(z.string(), z.string().min(1));
const medicalSchema = z.strictObject({
  sets,
  any: patterns,
  taking: z.strictObject({
    endings: z.string(),
    no_medicine: z.string(),
    words: sets,
    asked: patterns,
    any: patterns,
    unless: patterns,
    told: patterns,
  }),
});

const loadMedical = (folder: string) => readPack(folder, "safety/medical.yaml", medicalSchema);

/** Loads content/safety/medical.yaml: whether a question is one for a doctor, whom nobody here stands in for. */
export const loadMedicalScreen = onceCarried((folder: string): ((text: string) => boolean) => {
  const { sets, any } = loadMedical(folder);
  const asked = compilePhrases(any, sets);
  const spelling = loadSpelling(folder);
  return (text) => asked.test(phraseText(normaliseText(text, spelling).tokens));
});

/** A question mark, or a question word where the mark was left out. */
const asks = lean(
  /\?|(?:^|[.,!;]\s*)(?:(?:ok|so|and|but|well|hi|а|и|ну|так)\s+){0,2}(?:can|could|may|should|shall|is it|is|does|do|will|would|which|what|whats|how|when|можно|нельзя|как|сколько|что|чем|какой|какие|если|стоит)(?!\p{L})|(?<!\p{L})(?:можно|ок|норм|нормально|ничего же|сколько|максимум|или после|right|isnt it|isn[’']?t it|ok)(?!\p{L})(?!.*\p{L}{4})|(?<!\p{L})(?:can|could|may|should) i(?!\p{L})|(?<!\p{L})(?:до \p{L}+ или после|before or after)(?!\p{L})/iu,
);

/**
 * Whether a message asks about taking a medicine, or tells that one is stopped, changed, missed, mixed or shared: that is for a doctor or a pharmacist,
 * in whatever words, and is no step.
 */
export const loadMedicineReader = onceCarried((folder: string): ((text: string) => "asked" | "changed" | undefined) => {
  const { sets, taking } = loadMedical(folder);
  const { names = "", forms = "", ru_names = "", ru_forms = "" } = sets;
  const spelling = loadSpelling(folder);
  const name = compilePhrases([`(${names}|${ru_names})`], {});
  const form = compilePhrases([`(${forms}|${ru_forms})`], {});
  const byEnding = new RegExp(
    `(?<= )(?!(?:${taking.no_medicine}) )\\p{L}{2,}(?:${taking.endings})(?:а|у|ом|е|ы|ов|s)? `,
    "gu",
  );
  const asked = compilePhrases(taking.asked, taking.words);
  const any = compilePhrases(taking.any, taking.words);
  const unless = compilePhrases(taking.unless, taking.words);
  const told = compilePhrases(taking.told, taking.words);
  return (text) => {
    const plain = phraseText(normaliseText(text, spelling).tokens);
    const line = withPut(form, withPut(name, plain, "NAME").replace(byEnding, "NAME "), "FORM");
    if (unless.test(line)) return undefined;
    if (asks.test(text) && (asked.test(line) || any.test(line))) return "asked";
    return any.test(line) && !told.test(line) ? "changed" : undefined;
  };
});
