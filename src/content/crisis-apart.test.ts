import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { createCrisisReader, longFrom } from "./crisis-apart.ts";
import { loadCrisisScreen, type TextSigns } from "./crisis.ts";

const calm = "we fed the ducks and had a sandwich by the water. ";
const long = calm.repeat(Math.ceil(longFrom / calm.length) + 1);
const cry = `${long} i am going to kill myself tonight`;

test("a long text is read in another thread, and the screen says of it what it would have said itself", async () => {
  const known = new Map<string, TextSigns>();
  const reader = createCrisisReader(contentFolder, { know: (text, signs) => void known.set(text, signs) });
  await Promise.all([reader.ahead(long), reader.ahead(cry), reader.ahead("short")]);
  expect([...known.keys()]).toEqual(expect.arrayContaining([long, cry]));
  expect(known.has("short")).toBe(false);
  const screen = loadCrisisScreen(contentFolder);
  const alone = [long, cry].map((text) => screen.screen(text));
  for (const [text, signs] of known) screen.know(text, signs);
  expect([long, cry].map((text) => screen.screen(text))).toEqual(alone);
  expect(alone.map(({ strength }) => strength)).toEqual(["none", "loud"]);
});

test("where the thread cannot start, the text is read where it is asked about", async () => {
  const reader = createCrisisReader("/nowhere", { know: () => expect.unreachable() });
  await reader.ahead(cry);
});
