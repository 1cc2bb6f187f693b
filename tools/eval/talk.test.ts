import { expect, test } from "vitest";
import { readConversations } from "./talk.ts";

test("conversations are read line by line; whatever else stands there is left alone", () => {
  const line = { id: "a", locale: "uk", persona: "x", turns: [{ say: "hi", expect: {} }] };
  expect(readConversations(`${JSON.stringify(line)}\n\n`)).toEqual([{ id: "a", locale: "uk", turns: [{ say: "hi" }] }]);
});

test("a line that is no conversation is named", () => {
  expect(() => readConversations('{"id":"a","locale":"ru","turns":[{"say":"hi"}]}\n{"id":"b"}')).toThrow(/^line 2/);
});
