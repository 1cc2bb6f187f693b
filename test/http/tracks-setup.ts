import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { z } from "zod";
import { chatResponseSchema } from "#contract/chat.ts";
import { exerciseAnswerSchema, type ExerciseWire } from "#contract/exercise.ts";
import { type ProblemWire, problemSchema } from "#contract/problem.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Locale, Person, PersonId } from "#core/person/person.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { localDate } from "#core/time/local-date.ts";
import { type Journey, newJourney, type TrackState } from "#core/tracks/journey.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import type { Storage } from "#storage/open.ts";
import { change } from "../storage/people.ts";
import type { House } from "./http-setup.ts";

export const hour = 3600_000;
export const day = 24 * hour;

/** A parent who sees the child, is in no danger, and has been separated for long. */
export const openGate = { contact: "limited", danger: "no", separation: "longer" } as const;

/** What a page gives to a step: a press or words. */
type Given = { readonly press: string } | { readonly text: string };

/** Answers by step; elsewhere something that fits, and nothing where nothing is needed. */
export function givenTo(step: ExerciseWire["step"], answers: Readonly<Record<string, string>>): Given {
  const own = answers[step.id];
  const has = (step.answer?.texts.length ?? 0) + (step.answer?.photos.length ?? 0) > 0;
  if (own !== undefined && !has) return step.presses.includes(own) ? { press: own } : { text: own };
  if (step.optional && !has) return { press: "skip" };
  switch (step.kind) {
    case "tell":
    case "breath":
    case "riddles":
      return { press: "go" };
    case "choice":
      return { press: step.options[0]?.id ?? "" };
    case "several":
      return { press: step.options.some(({ chosen }) => chosen) ? "enough" : (step.options[0]?.id ?? "") };
    case "scale":
      return { press: "7" };
    case "check":
      return { press: "keep" };
    case "date":
      return { text: step.when === "future" ? "2040-06-01" : "2020-06-01" };
    case "photos":
      return { press: "enough" };
    case "text":
      return { text: "A few words" };
    case "pages":
    case "list":
      return has ? { press: "enough" } : { text: "A few words" };
  }
}

/** A person with a page open, every answer held to its contract, and every request that changes something sent twice. */
export async function walker(house: House, storage: Storage, locale: Locale = "en") {
  const { token, cookie } = await house.newcomer(undefined, locale);
  const personId = (await house.call("GET", "/api/me", undefined, { token })).json.id as PersonId;

  async function get<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
    const answer = await house.call("GET", path, undefined, { token });
    expect(answer.status, answer.text).toBe(200);
    return schema.parse(answer.json);
  }

  async function twice(method: "POST", path: string, body?: unknown) {
    const headers = { "idempotency-key": randomUUID() };
    const first = await house.call(method, path, body, { token, headers });
    const again = await house.call(method, path, body, { token, headers });
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    return first;
  }

  async function post<S extends z.ZodType>(schema: S, path: string, body?: unknown): Promise<z.infer<S>> {
    const answer = await twice("POST", path, body);
    expect(answer.status, answer.text).toBeLessThan(300);
    return schema.parse(answer.json);
  }

  /** What is refused, as a problem that keeps to its contract. */
  async function refused(method: string, path: string, body?: unknown): Promise<ProblemWire> {
    const answer = await house.call(method, path, body, { token });
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
    return problemSchema.parse(answer.json);
  }

  const say = (text: string) => post(chatResponseSchema, "/api/chat", { text });
  const press = (button: string) => post(chatResponseSchema, "/api/chat", { button });
  const answer = (id: string, given: { readonly step: string } & Given) =>
    post(exerciseAnswerSchema, `/api/exercises/${id}/answer`, given);

  /** Answers an exercise to its end. */
  async function walk(exercise: ExerciseWire | null | undefined, answers: Readonly<Record<string, string>> = {}) {
    let now = exercise ?? undefined;
    for (let steps = 0; now !== undefined; steps += 1) {
      expect(steps).toBeLessThan(60);
      const told = await answer(now.id, { step: now.step.id, ...givenTo(now.step, answers) });
      if (told.finished !== null) return { finished: told.finished, replies: told.replies };
      now = told.exercise ?? undefined;
    }
    throw new Error("the exercise is gone");
  }

  /** Begins an exercise and answers it to its end. */
  async function does(technique: string, answers: Readonly<Record<string, string>> = {}) {
    return walk((await post(exerciseAnswerSchema, "/api/exercises", { technique, anew: true })).exercise, answers);
  }

  const prepare = (to: (before: Snapshot) => Snapshot) => change(storage, personId, to, { at: house.clock.now() });
  const settled = (contact: Person["contact"] = openGate) =>
    prepare((before) => ({ ...before, person: { ...before.person, contact } }));

  return { token, cookie, personId, get, post, twice, refused, say, press, answer, walk, does, prepare, settled };
}
export type Walker = Awaited<ReturnType<typeof walker>>;

/** A journey that stands at these percentages and began some days ago. */
export function journeyAt(
  now: number,
  percents: Readonly<Partial<Record<TrackId, number>>>,
  changes: { readonly days?: number; readonly track?: Partial<TrackState>; readonly journey?: Partial<Journey> } = {},
): Journey {
  const began = now - (changes.days ?? 20) * day;
  const date: LocalDate = localDate(began, "Europe/Riga");
  const journey = newJourney(began, date);
  const tracks = trackIds.map((id): [TrackId, TrackState] => {
    const percent = percents[id] ?? 0;
    const activity = percent === 0 ? undefined : now - day;
    const reached = { percent, totalActions: percent === 0 ? 0 : 5, lastActivity: activity, movedAt: activity };
    return [id, { ...journey.tracks[id], ...reached, ...(percent === 0 ? {} : changes.track) }];
  });
  return { ...journey, tracks: Object.fromEntries(tracks) as Journey["tracks"], ...changes.journey };
}
