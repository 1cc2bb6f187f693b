import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { meaningOf } from "./update.ts";

/** A message with these words in a private chat. */
const message = (text: string): Update => ({
  update_id: 1,
  message: {
    message_id: 1,
    date: 0,
    chat: { id: 7, type: "private", first_name: "Anna" },
    from: { id: 7, is_bot: false, first_name: "Anna" },
    text,
  },
});

test.each([
  ["a message as long as Telegram lets them be is likely to go on in the next one", "a".repeat(3900), { goesOn: true }],
  ["a shorter one is all there is", "a".repeat(3899), {}],
])("%s", (_rule, text, more) => {
  const meaning = meaningOf(message(text));
  expect(meaning.kind === "command" && meaning.command).toEqual({ do: "text", text, ...more });
});
