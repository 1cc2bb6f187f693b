import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = ["docs/threats.md", "docs/asvs.md"] as const;

/** A file that is named, or words in quotes. */
const part = /`((?:src|test|tools|web|ops|content)\/[\w./-]+)`|"([^"]+)"/gu;

interface Claim {
  readonly file: string;
  /** Words of the test that is meant; undefined where the file alone is named. */
  readonly title: string | undefined;
}

/** What a page rests on: a file, and each quote after the file of tests that it stands in, line by line. */
function claimsOf(page: string): readonly Claim[] {
  return page.split("\n").flatMap((line) => {
    const claims: Claim[] = [];
    let tests: string | undefined;
    for (const [, file, title] of line.matchAll(part)) {
      if (file !== undefined) {
        tests = file.endsWith(".test.ts") ? file : undefined;
        claims.push({ file, title: undefined });
      } else if (tests !== undefined) claims.push({ file: tests, title });
    }
    return claims;
  });
}

const standsThere = ({ file, title }: Claim): boolean =>
  existsSync(file) && (title === undefined || readFileSync(file, "utf8").includes(title));

test.each(pages)("every file that %s names is there, and every test that it quotes stands in it", (page) => {
  const claims = claimsOf(readFileSync(page, "utf8"));
  expect(claims.length).toBeGreaterThan(20);
  expect(claims.filter((claim) => !standsThere(claim))).toEqual([]);
});

test("a test that is not there is found", () => {
  const here = "test/ops/security-pages.test.ts";
  expect(claimsOf(`| it | \`${here}\` "a test that is not there is found" |`).map(standsThere)).toEqual([true, true]);
  expect(claimsOf(`| it | \`${here}\` "${["quite", "another"].join(" ")} test" |`).map(standsThere)).toEqual([
    true,
    false,
  ]);
  expect(claimsOf("| it | `test/ops/gone.test.ts` |").map(standsThere)).toEqual([false]);
});
