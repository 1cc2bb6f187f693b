import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

test.each([
  ["a command", "/done", { do: "done" }],
  ["a command addressed to the bot", "/NewGoal@WaymarkBot", { do: "new_goal" }],
  ["a goal in one line", "/newgoal sort the garage", { do: "new_goal", title: "sort the garage" }],
  [
    "a comment in one line",
    "/rephrase no time today",
    { do: "rephrase", reason: "own_words", comment: "no time today" },
  ],
  ["a time zone in one line", "/timezone Riga", { do: "time_zone", timeZone: "Riga" }],
  ["a country in one line", "/country Latvia", { do: "country", country: "Latvia" }],
  ["an invite after /start is not a person's words", "/start abcd-1234", { do: "start" }],
  ["plain text", "hello", { do: "text", text: "hello" }],
  [
    "words after a command that takes none are heard",
    "/step i cannot go on",
    { do: "text", text: "/step i cannot go on" },
  ],
  ["an unknown command keeps its words for the screen", "/foo bar", { do: "unknown_command", name: "/foo bar" }],
  ["a name of every object is no command", "/constructor", { do: "unknown_command", name: "/constructor" }],
])("%s", (_rule, line, command) => {
  expect(readText(line)).toEqual(command);
});
