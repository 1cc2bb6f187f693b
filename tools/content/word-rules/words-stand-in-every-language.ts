import { locales, tones } from "#core/person/person.ts";
import { fileIn, keysIn, type SaidKey, type WordRule } from "../word-rule.ts";

/** A key has words in every language, and where it has words by tone, in every tone: the program does not start otherwise. */
export const wordsStandInEveryLanguage: WordRule = {
  name: "words-stand-in-every-language",
  check(files) {
    const said = locales.map((locale) => [locale, keysIn(files, locale)] as const);
    const missing = said.flatMap(([locale, keys]) =>
      said.flatMap(([other, theirs]) =>
        [...theirs]
          .filter(([key]) => !keys.has(key))
          .map(([key, { file }]) => ({ file: fileIn(file, other, locale), message: `no words for ${key}` })),
      ),
    );
    const toneless = said.flatMap(([, keys]) => [...keys].flatMap(([key, each]) => silentTones(key, each)));
    return [...missing, ...toneless];
  },
};

function silentTones(key: string, { file, texts }: SaidKey): readonly { file: string; message: string }[] {
  const starts = (base: string): boolean => texts.has(base) || texts.has(`${base}#0`);
  if (starts(key)) return [];
  return tones
    .filter((tone) => !starts(`${key}.${tone}`))
    .map((tone) => ({ file, message: `no words for ${key} in the tone ${tone}` }));
}
