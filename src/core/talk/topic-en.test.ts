import { expect, test } from "vitest";
import { topicEn } from "./topic-en.ts";

test.each([
  ["what is somebody's is named as theirs", "I sat down because her ringtone came on", "her ringtone"],
  ["what is one's own is turned to who told it", "I keep forgetting my keys, again", "your keys"],
  ["a name that is given is the name", "the cat is called Pickle and she is old", "Pickle"],
  ["what is known is named after what is owned", "the neighbour fed my dog today", "your dog"],
  ["a verb behind a person is no noun", "I let her sit in front", undefined],
  ["a time or a part is no thing to speak of", "I cried the whole night, my last one", undefined],
  ["where something was is not what is spoken of", "it came through the gap and stood on my lawn", undefined],
  ["half a name is none", "I walked past my old running club", undefined],
] as const)("%s", (_rule, text, topic) => {
  expect(topicEn(text)).toBe(topic);
});
