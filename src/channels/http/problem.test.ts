import { Hono } from "hono";
import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadProblemWords } from "#content/problem-words.ts";
import { problemCodes } from "#contract/problem.ts";
import type { Locale } from "#core/person/person.ts";
import type { HttpEnv } from "./env.ts";
import { createProblem } from "./problem.ts";

const problem = createProblem(loadProblemWords(contentFolder, problemCodes));
const mega = 1024 * 1024;

test.each<[Locale, number, RegExp]>([
  ["en", mega, /more than 1 MB/],
  ["en", 10 * mega + 64 * 1024, /more than 10 MB/],
  ["en", 16 * mega, /more than 16 MB/],
  ["en", 2 * 1024 * mega, /more than 2 GB/],
  ["ru", 16 * mega, /больше, чем 16 МБ/],
  ["ru", 2 * 1024 * mega, /больше, чем 2 ГБ/],
])("what is too large is told with the most that would do (%s, %i)", async (locale, limit, said) => {
  const app = new Hono<HttpEnv>().get("/", (c) => {
    c.set("locale", locale);
    return problem(c, "too_large", { limit });
  });
  const body: unknown = await (await app.request("/")).json();
  expect(body).toMatchObject({ code: "too_large", limit, detail: expect.stringMatching(said) });
});
