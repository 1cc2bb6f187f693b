import { type CatalogFile, readCatalogFiles } from "#content/catalogs.ts";
import { staleWordKeys } from "../word-keys.ts";
import { keysAreSaidOnce } from "./word-rules/keys-are-said-once.ts";
import { reasonsHaveWords } from "./word-rules/reasons-have-words.ts";
import { slotsAgree } from "./word-rules/slots-agree.ts";
import { wordsStandInEveryLanguage } from "./word-rules/words-stand-in-every-language.ts";
import type { WordRule } from "./word-rule.ts";

const wordRules: readonly WordRule[] = [wordsStandInEveryLanguage, slotsAgree, keysAreSaidOnce, reasonsHaveWords];

/** Every problem of the catalogs of words, one line each: file, rule, message. What cannot be read is one problem alone. */
export function checkWords(contentDir: string): readonly string[] {
  let files: readonly CatalogFile[];
  try {
    files = readCatalogFiles(contentDir);
  } catch (error) {
    return [`readable: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [
    ...wordRules.flatMap((rule) => rule.check(files).map(({ file, message }) => `${file}: ${rule.name}: ${message}`)),
    ...staleWordKeys(contentDir),
  ].toSorted();
}
