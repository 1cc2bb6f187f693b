import { expect, test } from "vitest";
import { loadMomentIndex, loadMomentModel, readMoments } from "#content/moments.ts";
import { loadActReader } from "#content/talk-reader.ts";
import { momentFingerprint } from "./moment-model.ts";

test("the stored moments were made from what lies beside them: else run tools/train-moments.ts", () => {
  expect(loadMomentModel("content").corpus).toBe(momentFingerprint("content"));
});

test("every moment can be found, and knows what its messages do", () => {
  const { sayings, profiles } = loadMomentIndex("content");
  for (const { moment } of readMoments("content")) {
    expect(sayings.labels).toContain(moment.id);
    expect(profiles.get(moment.id)?.size).toBeGreaterThan(0);
  }
});

test("what somebody says in a moment is mostly known again by its own words", () => {
  const read = loadActReader("content");
  const said = readMoments("content").map(({ moment }) => ({ id: moment.id, text: moment.says.en[0] ?? "" }));
  const known = said.filter(({ id, text }) => read(text).moment?.id === id);
  expect(known.length / said.length).toBeGreaterThan(0.5);
});
