import { expect, test } from "vitest";
import { boundedSchema, endedWithin } from "./bounded-schema.ts";

test("everything that could go on without an end is given one", () => {
  const parts = { type: "object", properties: { words: { type: "string" } }, required: ["words"] };
  expect(
    boundedSchema({
      type: "object",
      properties: {
        status: { type: "string", enum: ["ok"] },
        step: { anyOf: [{ type: "string" }, { type: "null" }] },
        minutes: { type: "integer" },
        short: { type: "string", maxLength: 9 },
        quick: { type: "array", items: { type: "string" } },
        acts: { type: "array", items: parts },
      },
      required: ["status", "step"],
    }),
  ).toEqual({
    type: "object",
    properties: {
      status: { enum: ["ok"] },
      step: { oneOf: [{ type: "string", maxLength: 300 }, { type: "null" }] },
      minutes: { enum: Array.from({ length: 121 }, (_, at) => at) },
      short: { type: "string", maxLength: 9 },
      quick: { type: "array", items: { type: "string", maxLength: 60 }, maxItems: 4 },
      acts: {
        type: "array",
        items: {
          type: "object",
          properties: { words: { type: "string", maxLength: 160 } },
          required: ["words"],
          additionalProperties: false,
        },
        maxItems: 4,
      },
    },
    required: ["status", "step"],
    additionalProperties: false,
  });
});

test.each([
  ["words within their bound stay as they are", "Write one lin", "Write one lin"],
  ["what ran into its bound ends with its last whole sentence", "Write one line. Then put it aw", "Write one line."],
  ["with what closes a quotation", "Say: “Not today.” Then turn ar", "Say: “Not today.”"],
  ["what ends there by itself is whole", "Write one line and put it by.\u00A0", "Write one line and put it by.\u00A0"],
  ["a sentence without an end is no answer", "Write one line of it and then ", ""],
])("%s", (_rule, step, expected) => {
  const schema = {
    type: "object",
    properties: { step: { anyOf: [{ type: "string", maxLength: 30 }, { type: "null" }] } },
  };
  const parts = { type: "object", properties: { quick: { type: "array", items: { type: "string", maxLength: 30 } } } };
  expect(endedWithin({ step }, boundedSchema(schema))).toEqual({ step: expected });
  expect(endedWithin({ quick: [step] }, boundedSchema(parts))).toEqual({ quick: [expected] });
  expect(endedWithin({ step: null }, boundedSchema(schema))).toEqual({ step: null });
});
