import { describe, expect, test } from "vitest";
import { jsonLiteral, literal } from "./literal.ts";

describe("a literal", () => {
  test.each([
    ["plain text", "text", "'text'"],
    ["a quote is doubled", "it's", "'it''s'"],
    ["a backslash means itself", "a\\'", " E'a\\\\'''"],
    ["a whole number", 7, "7"],
    ["nothing", null, "null"],
  ])("%s", (_rule, value, sql) => {
    expect(literal(value)).toBe(sql);
  });

  test.each([["a NUL"], ["a fraction"]])("%s is refused", (what) => {
    expect(() => literal(what === "a NUL" ? "\0" : 0.5)).toThrow(RangeError);
  });
});

describe("a JSON literal", () => {
  test.each([
    ["a NUL becomes the replacement character", "\0", '"\\\\ufffd"'],
    ["so does a lone surrogate", "\ud800", '"\\\\ufffd"'],
    ["text about an escape stays", "\\u0000", '"\\\\\\\\u0000"'],
    ["a pair of surrogates stays", "😀", '"😀"'],
  ])("%s", (_rule, value, json) => {
    expect(jsonLiteral(value).replace(/^ E/, "")).toBe(`'${json}'::jsonb`);
  });
});
