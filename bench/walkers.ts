import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { PersonId } from "#core/person/person.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import { localDate } from "#core/time/local-date.ts";
import type { ActionType, MilestoneType } from "#core/tracks/action.ts";
import { applyAction } from "#core/tracks/apply-action.ts";
import { type Journey, type Milestone, newJourney } from "#core/tracks/journey.ts";
import { trackIds } from "#core/tracks/track.ts";
import type { Storage } from "#storage/open.ts";
import { change } from "../test/storage/people.ts";

const dayMs = 24 * 3600 * 1000;
const timeZone = "Europe/Riga";

/** What a person has done in forty days, each on a day of its own; the check-in is still to come. */
const lived: readonly ActionType[] = [
  "grounding",
  "cbt_exercise",
  "quest_created",
  "letter_to_child",
  "letter_to_child",
  "court_documents",
  "contact_diary",
  "contact_diary",
  "support_group_joined",
  "story_shared",
];

/** A journey of forty days with so many milestones; beyond the known ones they bear names that only this bench knows. */
export function livedJourney(now: number, milestones: number): Journey {
  const began = now - 40 * dayMs;
  const journey = lived.reduce(
    (so, action, index) => {
      const at = began + index * 4 * dayMs;
      return applyAction(so, { key: `exercise:${randomUUID()}`, action, at, date: localDate(at, timeZone) }).journey;
    },
    newJourney(began, localDate(began, timeZone)),
  );
  const more = Array.from({ length: Math.max(0, milestones - journey.milestones.length) }, (_, index): Milestone => {
    const track = trackIds[index % trackIds.length] ?? "self_work";
    return { type: `bench_${index}` as MilestoneType, track, at: began + index };
  });
  // Nothing of ours is due while the bench runs.
  return { ...journey, milestones: [...journey.milestones, ...more], lookAt: now + 30 * dayMs };
}

/** Somebody whose check-in wants one more answer. */
export interface Walker {
  readonly personId: PersonId;
  readonly finish: Command;
}

function checkIn(now: number): Exercise {
  return {
    id: randomUUID() as ExerciseId,
    technique: "emotional_checkin",
    at: "kindness",
    answers: {
      mood: { kind: "scale", value: 6 },
      feelings: { kind: "several", options: ["longing", "hope"], done: true },
      weighs: { kind: "text", text: "The quiet of the flat on a Sunday evening, after the call." },
      body: { kind: "several", options: ["shoulders"], done: true },
    },
    startedAt: now,
    touchedAt: now,
  };
}

/** Puts a person before the last question of a check-in; with a journey, where one is given. */
export async function beforeTheEnd(storage: Storage, personId: PersonId, journey?: Journey): Promise<Walker> {
  const exercise = checkIn(Date.now());
  await change(storage, personId, (before) => ({
    ...before,
    journey: journey ?? before.journey,
    exercises: [exercise],
    dialogue: { ...before.dialogue, waiting: { for: "exercise", exerciseId: exercise.id } },
  }));
  return { personId, finish: { do: "exercise", exerciseId: exercise.id, step: "kindness", press: "water" } };
}

async function on<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows of one person that others get a copy of, in the order in which they may be written. */
const tables = [
  "person",
  "person_key",
  "dialogue",
  "goal",
  "step",
  "journal",
  "journey",
  "track_milestones",
  "exercise",
  "work",
  "day_plan",
  "time_blocks",
  "day_task",
  "user_schedule_preferences",
  "day",
] as const;

async function columnsOf(client: Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'core' and table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER' and column_name <> 'person_id'`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function copyRows(client: Client, table: string, template: PersonId, to: string): Promise<void> {
  const columns = (await columnsOf(client, table)).join(", ");
  await client.query(
    `insert into core.${table} (person_id, ${columns}) select n.newcomer, ${columns} from core.${table} t, ${to} n where t.person_id = $1`,
    [template],
  );
}

/** Gives everybody who has no journey yet the same one as this person, milestones and all. */
export async function sameJourneyForAll(url: string, template: PersonId): Promise<void> {
  await on(url, async (client) => {
    await client.query(
      "create temp table newcomers as select person_id as newcomer from core.person where person_id not in (select person_id from core.journey)",
    );
    for (const table of ["journey", "track_milestones"]) await copyRows(client, table, template, "newcomers");
    await client.query("analyze");
  });
}

/** Fills the database with so many persons who have the same rows as this one; nobody reads them, but they are there. */
export async function crowd(url: string, template: PersonId, howMany: number): Promise<void> {
  await on(url, async (client) => {
    await client.query(
      `create temp table newcomers as select gen_random_uuid() as newcomer from generate_series(1, ${Math.round(howMany)})`,
    );
    for (const table of tables) await copyRows(client, table, template, "newcomers");
    await client.query("analyze");
  });
}
