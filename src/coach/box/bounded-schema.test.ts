import { expect, test } from "vitest";
import { boundedSchema } from "./bounded-schema.ts";

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
