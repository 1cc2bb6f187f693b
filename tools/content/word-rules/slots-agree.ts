import { slotsIn } from "#content/catalogs.ts";
import { locales } from "#core/person/person.ts";
import { keysIn, type SaidKey, type WordRule } from "../word-rule.ts";

/** What is filled in in one language is filled in in every other, and each slot is written so that it can be filled: `{{name}}`. */
export const slotsAgree: WordRule = {
  name: "slots-agree",
  check(files) {
    const said = locales.map((locale) => [locale, keysIn(files, locale)] as const);
    const lonely = said.flatMap(([, keys]) =>
      [...keys].flatMap(([key, here]) =>
        said.flatMap(([other, theirs]) => {
          const there = theirs.get(key);
          return there === undefined
            ? []
            : [...slotsOf(here)]
                .filter((slot) => !slotsOf(there).has(slot))
                .map((slot) => ({ file: there.file, message: `${key} has no {{${slot}}} in ${other}, as others do` }));
        }),
      ),
    );
    const broken = files.flatMap(({ file, words }) =>
      [...words]
        .filter(([, text]) => /\{\{|\}\}/u.test(text.replaceAll(/\{\{\w+\}\}/gu, "")))
        .map(([path]) => ({ file, message: `${path} has a slot that cannot be filled: write {{name}}` })),
    );
    return [...lonely, ...broken];
  },
};

const slotsOf = ({ texts }: SaidKey): ReadonlySet<string> => new Set([...texts.values()].flatMap(slotsIn));
