import { z } from "zod";
import type { CoachAnswer } from "#core/goals/coach-ask.ts";

/** What a model is asked to fill: every field required and nullable, as strict structured outputs want it. */
export const wireSchema = z.object({
  status: z.enum(["ok", "need_clarification", "goal_reached"]),
  step: z.string().nullable(),
  question: z.string().nullable(),
  minutes: z.int().nullable(),
  floor_step: z.string().nullable(),
  stretch_step: z.string().nullable(),
  cue: z.string().nullable(),
  quick: z.array(z.string()).nullable(),
});

const text = z.string().trim().min(1).max(2000);
/** A version of the step that is left out, or left empty. */
const version = z
  .string()
  .trim()
  .max(2000)
  .nullish()
  .transform((given) => (given ? oneLine(given) : undefined));
/** "15 minutes" counts as 15. */
const minutes = z
  .union([z.number(), z.string().transform((given) => Number.parseFloat(given))])
  .nullish()
  .transform((given) => given ?? undefined);
/** What is accepted: the same, less strictly, and the brief's three fields alone, because models leave out what is null. */
const answerSchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("ok"),
    step: text,
    minutes,
    floor_step: version,
    stretch_step: version,
    cue: z.string().trim().max(200).nullish(),
  }),
  z.object({
    status: z.literal("need_clarification"),
    question: text,
    quick: z.array(text).nullish(),
  }),
  z.object({ status: z.literal("goal_reached") }),
]);

export type ReadAnswer =
  | { readonly kind: "answer"; readonly answer: CoachAnswer }
  | { readonly kind: "no_json" }
  | { readonly kind: "wrong_shape" };

/** What a step is given where the model says no more than the step itself. */
export interface Unsaid {
  readonly minutes: number;
  /** The versions made of the step's own words. */
  readonly floor: (step: string) => string;
  readonly stretch: (step: string) => string;
}

/** A model's raw text as an answer: thinking and prose around the object are dropped, anything else is no answer. */
export function readAnswer(raw: string, unsaid: Unsaid): ReadAnswer {
  const found = extractObject(raw, "status");
  if (found === undefined) return { kind: "no_json" };
  const parsed = answerSchema.safeParse(found);
  if (!parsed.success) return { kind: "wrong_shape" };
  const wire = parsed.data;
  switch (wire.status) {
    case "ok": {
      const step = oneLine(wire.step);
      return {
        kind: "answer",
        answer: {
          status: "ok",
          step,
          minutes: wire.minutes ?? unsaid.minutes,
          floorStep: wire.floor_step ?? unsaid.floor(step),
          stretchStep: wire.stretch_step ?? unsaid.stretch(step),
          cue: wire.cue ? oneLine(wire.cue) : undefined,
          source: undefined,
        },
      };
    }
    case "need_clarification": {
      const quick = (wire.quick ?? []).map(oneLine).slice(0, 4);
      return {
        kind: "answer",
        answer: { status: "need_clarification", question: oneLine(wire.question), id: undefined, quick },
      };
    }
    case "goal_reached":
      return { kind: "answer", answer: { status: "goal_reached" } };
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

const longest = 20_000;
const mostTries = 50;

/** The first balanced object in a model's text that parses and has this key; thinking before it is dropped. */
export function extractObject(raw: string, key: string): unknown {
  const text = raw.slice(0, longest).replace(/<think>[\s\S]*?(?:<\/think>|$)/giu, " ");
  let from = text.indexOf("{");
  for (let tries = 0; from >= 0 && tries < mostTries; tries++) {
    const end = closingBrace(text, from);
    if (end !== undefined) {
      const parsed = parseObject(text.slice(from, end + 1));
      if (parsed !== undefined && key in parsed) return parsed;
    }
    from = text.indexOf("{", from + 1);
  }
  return undefined;
}

function parseObject(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function closingBrace(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === "\\") i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{") depth++;
    else if (char === "}" && --depth === 0) return i;
  }
  return undefined;
}
