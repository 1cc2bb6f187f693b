import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ModelCoach, ModelMiss } from "#coach/guarded-coach.ts";
import type { ModelCallReport } from "#coach/model/model-coach.ts";
import { parseYaml } from "#content/yaml.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import type { GuardCode } from "#core/goals/guard-codes.ts";
import { type Locale, locales, type PersonId, rephraseReasons } from "#core/person/person.ts";
import { evalDay } from "./steps.ts";

const beginnings = z.array(z.string().min(1)).default([]);
const caseSchema = z.strictObject({
  title: z.string(),
  description: z.string().default(""),
  history: z.array(z.string()).default([]),
  current: z.string().optional(),
  comment: z.string().optional(),
  reason: z.enum(rephraseReasons).optional(),
  about: beginnings,
  fact: beginnings,
  never: beginnings,
  asks: z.boolean().default(false),
});
const groups = ["fit", "next", "rephrase", "question", "safety"] as const;
type Group = (typeof groups)[number];
type CaseFile = z.infer<typeof caseSchema>;

/** One thing that a model is asked, and what a good answer holds. */
export interface ModelCase extends CaseFile {
  readonly id: string;
  readonly group: Group;
  readonly locale: Locale;
}

const fileSchema = z.record(z.enum(groups), z.array(caseSchema));

/** The 80 cases, forty in each language. */
export function readModelCases(): readonly ModelCase[] {
  return locales.flatMap((locale) => {
    const file = join(import.meta.dirname, "model-cases", `${locale}.yaml`);
    const cases = fileSchema.parse(parseYaml(readFileSync(file, "utf8")));
    return groups.flatMap((group) =>
      cases[group].map((each, at) => ({ ...each, id: `${locale}-${group}-${at + 1}`, group, locale })),
    );
  });
}

/** What a model made of one case. */
export interface ModelCaseResult {
  readonly id: string;
  readonly group: Group;
  readonly locale: Locale;
  /** The model's own words are shown; else why not. */
  readonly heard: boolean;
  readonly miss: ModelMiss | undefined;
  /** The first answer was JSON of the shape, and passed guard and screens. */
  readonly json: boolean;
  readonly first: boolean;
  readonly refusedFor: readonly GuardCode[];
  /** Absent where the case does not say. */
  readonly about?: boolean;
  readonly fact?: boolean;
  readonly kept?: boolean;
  readonly asked?: boolean;
  readonly text: string;
  readonly ms: number;
  readonly tokens: readonly [input: number, output: number];
}

export interface ModelEvalParts {
  readonly model: ModelCoach;
  /** The attempts since it was last asked for. */
  readonly reports: () => readonly ModelCallReport[];
}

const words = (answer: CoachAnswer): string => {
  switch (answer.status) {
    case "ok":
      return answer.step;
    case "need_clarification":
      return answer.question;
    case "explained":
      return answer.text;
    case "goal_reached":
      return "";
  }
};

const holds = (text: string, any: readonly string[]): boolean => {
  const line = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}.%]+/gu, " ")} `;
  return any.some((each) => line.includes(` ${each.toLowerCase()}`));
};

function askOf(each: ModelCase): CoachAsk {
  const kind = each.group === "next" ? "next" : each.group === "rephrase" ? "rephrase" : "first";
  const reason = each.reason ?? (each.comment === undefined ? undefined : "own_words");
  return {
    kind,
    goal: { title: each.title, description: each.description, kind: "other" },
    clarifications: [],
    history: each.history.map((text) => ({ text, source: undefined })),
    declined: [],
    today: evalDay,
    current:
      each.current === undefined
        ? undefined
        : { text: each.current, source: undefined, minutes: 15, floorText: each.current },
    reason,
    comment: each.comment,
    size: "normal",
    locale: each.locale,
    tone: "friendly",
    notReachedYet: false,
    questionsLeft: kind === "first" ? 1 : 0,
    contactAllowed: true,
  };
}

/** Puts one case to the model and holds what comes back against it. */
export async function tryCase(each: ModelCase, { model, reports }: ModelEvalParts): Promise<ModelCaseResult> {
  const outcome = await model.propose(askOf(each), { personId: `eval ${each.id}` as PersonId });
  const attempts = reports();
  const [first] = attempts;
  const heard = outcome.kind === "answer";
  const text = heard ? words(outcome.answer) : "";
  const isStep = heard && outcome.answer.status === "ok";
  const sum = (of: (report: ModelCallReport) => number) => attempts.reduce((all, report) => all + of(report), 0);
  return {
    id: each.id,
    group: each.group,
    locale: each.locale,
    heard,
    miss: heard ? undefined : outcome.why,
    json: first !== undefined && (first.outcome === "ok" || first.outcome === "guard"),
    first: first?.outcome === "ok",
    refusedFor: first?.reasons ?? [],
    ...(isStep && each.about.length > 0 ? { about: holds(text, each.about) } : {}),
    ...(isStep && each.fact.length > 0 ? { fact: holds(text, each.fact) } : {}),
    // Of what would be shown: what guard and screens held back reached nobody.
    ...(heard && each.never.length > 0 ? { kept: !isStep || !holds(text, each.never) } : {}),
    ...(each.group === "question" || each.group === "fit" ? { asked: heard && !isStep } : {}),
    text,
    ms: sum(({ ms }) => ms),
    tokens: [sum(({ inputTokens }) => inputTokens), sum(({ outputTokens }) => outputTokens)],
  };
}

const share = (results: readonly ModelCaseResult[], of: (result: ModelCaseResult) => boolean | undefined): string => {
  const told = results.map(of).filter((value) => value !== undefined);
  return told.length === 0 ? "-" : (told.filter(Boolean).length / told.length).toFixed(2);
};

const quantile = (values: readonly number[], at: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
};

/** What each column tells of the cases of a row. */
const columns: readonly (readonly [name: string, of: (results: readonly ModelCaseResult[]) => string])[] = [
  ["n", (all) => String(all.length)],
  ["heard", (all) => share(all, ({ heard }) => heard)],
  ["JSON", (all) => share(all, ({ json }) => json)],
  ["fit at once", (all) => share(all, ({ first }) => first)],
  [
    "one action",
    (all) => share(all, ({ json, refusedFor }) => (json ? !refusedFor.includes("several_actions") : undefined)),
  ],
  ["language", (all) => share(all, ({ json, refusedFor }) => (json ? !refusedFor.includes("language") : undefined))],
  ["plan hidden", (all) => share(all, ({ json, refusedFor }) => (json ? !refusedFor.includes("plan") : undefined))],
  ["about it", (all) => share(all, ({ about }) => about)],
  ["fact used", (all) => share(all, ({ fact }) => fact)],
  ["asks", (all) => share(all, ({ asked }) => asked)],
  ["limit kept", (all) => share(all, ({ kept }) => kept)],
  [
    "ms p50",
    (all) =>
      String(
        quantile(
          all.map(({ ms }) => ms),
          0.5,
        ),
      ),
  ],
  [
    "ms p95",
    (all) =>
      String(
        quantile(
          all.map(({ ms }) => ms),
          0.95,
        ),
      ),
  ],
  [
    "tokens in/out",
    (all) =>
      [0, 1]
        .map((at) => Math.round(all.reduce((sum, { tokens }) => sum + (tokens[at] ?? 0), 0) / Math.max(1, all.length)))
        .join("/"),
  ],
];

/** The figures as a table: a row a language and group of cases, and one for all. */
export function modelTable(results: readonly ModelCaseResult[]): readonly string[] {
  const rows = [
    ...locales.flatMap((locale) =>
      groups.map((group) => ({
        name: `${locale} ${group}`,
        of: results.filter((each) => each.locale === locale && each.group === group),
      })),
    ),
    { name: "all", of: results },
  ];
  const cells = [
    ["cases", ...columns.map(([name]) => name)],
    ...rows.map(({ name, of }) => [name, ...columns.map(([, cell]) => cell(of))]),
  ];
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
  );
}
