import type { WordRule } from "../word-rule.ts";

/** A path stands in one file of its language only: of two, the later would silently win. */
export const keysAreSaidOnce: WordRule = {
  name: "keys-are-said-once",
  check: (files) =>
    files.flatMap(({ file, locale, words }) =>
      files
        .filter((other) => other.locale === locale && other.file < file)
        .flatMap((other) =>
          [...words.keys()]
            .filter((path) => other.words.has(path))
            .map((path) => ({ file, message: `${path} stands in ${other.file} already` })),
        ),
    ),
};
