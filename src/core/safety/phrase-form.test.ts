import fc from "fast-check";
import { expect, test } from "vitest";
import { foundIn, withPut } from "./phrase-form.ts";
import { compilePhrases, phraseText } from "./phrase-pattern.ts";

const sets = { who: "him|her|my ex", жить: "жить|жил*" };
/** A part of a pattern, and the expression that it stands for. */
type Part = readonly [pattern: string, expression: string];

const words: readonly Part[] = [
  ["kill", "kill "],
  ["ki*", "ki[^ |]* "],
  ["him", "him "],
  ["my", "my "],
  ["жить", "жит[ьъ]? "],
  ["жи*", "жи[^ |]* "],
  ["[0-9]+", "[0-9]+ "],
  ["|", "\\| "],
];
const word = fc.constantFrom(...words);
const other = fc.constantFrom<Part>(
  ["^", "(?<=^ )"],
  ["$", "(?=$|\\| $)"],
  ["/", "\\| "],
  ["..2", "(?:[^ |]+ ){0,2}"],
  ["//3", "(?:[^ ]+ ){0,3}"],
  ["my?", "(?:my )?"],
  ["{who}", "(?:him |her |my ex )"],
  ["{жить}?", "(?:жит[ьъ]? |жил[^ |]* )?"],
);
const row = (of: fc.Arbitrary<Part>, most: number): fc.Arbitrary<Part> =>
  fc
    .array(of, { minLength: 1, maxLength: most })
    .map((parts) => [parts.map(([pattern]) => pattern).join(" "), parts.map(([, expression]) => expression).join("")]);
const inner = row(fc.oneof(word, other), 3).filter(([pattern]) => !pattern.includes("|"));
const group = fc
  .tuple(fc.constantFrom("", "~", "!", "?"), fc.array(inner, { minLength: 1, maxLength: 8 }))
  .map(([look, parts]): Part => {
    const [patterns, expressions] = [parts.map(([pattern]) => pattern), parts.map(([, expression]) => expression)];
    const any = `(?:${expressions.join("|")})`;
    const expression = { "": any, "?": `${any}?`, "~": `(?<! ${any})`, "!": `(?!${any})` }[look] ?? any;
    const sign = look === "?" ? "" : look;
    return [`${sign}(${patterns.join("|")})${look === "?" ? "?" : ""}`, expression];
  });
const pattern = row(fc.oneof(word, other, group), 4);
const line = fc
  .array(fc.constantFrom("kill", "kin", "him", "her", "my", "ex", "жить", "жит", "жила", "20", "|", "now"), {
    maxLength: 9,
  })
  .map((said) => phraseText(said));

test("what a form finds is what an expression of the same meaning finds, and where", () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), line, (patterns, text) => {
      // A pattern that is nothing but a sentence's end is no pattern.
      const whole = patterns.filter(([written]) => !/(?:^|\s)\|(?:\s|$)/u.test(written));
      fc.pre(whole.length > 0);
      const expression = new RegExp(` (?:${whole.map(([, each]) => each).join("|")})`, "u");
      const match = expression.exec(text);
      expect(
        compilePhrases(
          whole.map(([written]) => written),
          sets,
        ).find(text),
      ).toEqual(match ? { start: match.index, end: match.index + match[0].length } : undefined);
    }),
    { numRuns: 3000 },
  );
});

test("of many alternatives each is found by the letter that it begins with, and those that may begin with any", () => {
  const many = compilePhrases(["(a b*|c d|e f|g*|h i|j k|..1 z|my? y) end"], {});
  const found = ["a bee", "c d", "e f", "go", "h i", "j k", "x z", "z", "my y", "y"];
  expect(found.filter((said) => !many.test(phraseText([...said.split(" "), "end"])))).toEqual([]);
  expect(["a c", "d", "x y z"].filter((said) => many.test(` ${said} stop `))).toEqual([]);
});

test("the space that ends one phrase begins the next, and other words can be put in their place", () => {
  const names = compilePhrases(["(fish oil|oil|salt)"], {});
  const text = phraseText("salt fish oil and oil".split(" "));
  expect([...foundIn(names, text)].map(({ start, end }) => text.slice(start, end))).toEqual([
    " salt ",
    " fish oil ",
    " oil ",
  ]);
  expect(withPut(names, text, "NAME")).toBe(" NAME NAME and NAME ");
});

test.each([[""], [" "], ["  "], ["no space around"], [" | "]])("a line of no words holds no word: %j", (text) => {
  expect(compilePhrases(["kill", "{who}"], sets).test(text)).toBe(false);
});
