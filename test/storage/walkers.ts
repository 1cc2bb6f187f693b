import { randomUUID } from "node:crypto";
import type { PersonId } from "#core/person/person.ts";
import type { Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import type { Work, WorkId } from "#core/techniques/work.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { type ActionType, milestoneTypes } from "#core/tracks/action.ts";
import { applyAction } from "#core/tracks/apply-action.ts";
import { type Journey, newJourney } from "#core/tracks/journey.ts";
import type { Storage } from "#storage/open.ts";

export const aDate = (text: string): LocalDate => text as LocalDate;
const began = Date.UTC(2026, 9, 1, 12);

/** A journey on which these things were done, one an hour. */
export function aJourney(actions: readonly ActionType[] = [], changes: Partial<Journey> = {}): Journey {
  const start = newJourney(began, aDate("2026-10-01"));
  const walked = actions.reduce((journey, action, index): Journey => {
    const at = began + (index + 1) * 3600_000;
    return applyAction(journey, { key: `${action}:${index}`, action, at, date: aDate("2026-10-01") }).journey;
  }, start);
  return { ...walked, ...changes };
}

/** A journey with nothing left out. */
export function aFullJourney(): Journey {
  const walked = aJourney(["emotional_checkin", "quest_created", "letter_to_child"]);
  const { community } = walked.tracks;
  return {
    ...walked,
    tracks: { ...walked.tracks, community: { ...community, paused: true, weight: 3, stillDays: 4 } },
    primary: "child_connection",
    all: true,
    switches: 3,
    mood: { score: 2, at: began },
    offered: {
      self_work: { action: { kind: "technique", technique: "grounding" }, at: began, revision: 3, by: "rules" },
      negotiation: { action: { kind: "report", action: "legal_help" }, at: began, revision: 2, by: "model" },
    },
    declined: { "technique:grounding": 2 },
    nudgedOn: aDate("2026-10-20"),
    nudgedAbout: { negotiation: began + 5 },
    clarity: "asked",
    nudges: false,
    lookAt: began + 7,
    capsules: [{ work: "capsule" as WorkId, opensOn: aDate("2031-06-01") }],
    diary: { entries: 2, hash: "ab".repeat(32) },
    revision: 9,
  };
}

/** As many milestones as there are kinds, one a minute. */
export function everyMilestone(): Journey["milestones"] {
  return milestoneTypes.map((type, index) => ({ type, track: "self_work", at: began + index * 60_000 }));
}

export function anExercise(changes: Partial<Exercise> = {}): Exercise {
  return {
    id: randomUUID() as ExerciseId,
    technique: "letter_to_child",
    at: "body",
    answers: {
      intro: { kind: "told" },
      name: { kind: "text", text: "little hedgehog" },
      body: { kind: "pages", texts: ["I think of our lake"], done: false },
      mood: { kind: "scale", value: 3 },
    },
    startedAt: began,
    touchedAt: began + 1,
    ...changes,
  };
}

export function aWork(changes: Partial<Work> = {}): Work {
  return {
    id: randomUUID() as WorkId,
    kind: "letter",
    technique: "letter_to_child",
    title: "For the day you swim alone",
    sections: [
      {
        step: "body",
        head: { ref: "technique.letter_to_child.body.head" },
        lines: [{ text: "I think of our lake" }, { ref: "technique.letter_to_child.body.option.warm" }],
      },
      {
        step: "riddles",
        head: { ref: "technique.create_quest.riddles.head" },
        lines: [{ riddle: { ref: "riddle.a.question" }, answer: { ref: "riddle.a.answer" } }],
        ticked: [0],
      },
    ],
    status: "capsule",
    createdAt: began,
    changedAt: began + 2,
    opensOn: aDate("2031-06-01"),
    diary: undefined,
    deleted: false,
    ...changes,
  };
}

/** A work that shows these photos. */
export function anAlbum(...photos: readonly string[]): Work {
  const lines = photos.map((photo) => ({ photo }));
  return aWork({
    kind: "album",
    technique: "photo_album",
    status: "kept",
    opensOn: undefined,
    sections: [{ step: "photos", head: { ref: "technique.photo_album.photos.head" }, lines }],
  });
}

/** Keeps some bytes as a photo; they need not be a picture. */
export async function keepPhoto(
  storage: Storage,
  person: PersonId,
  at: number,
  bytes: Uint8Array = Buffer.from("the bytes of a picture of a lake"),
): Promise<string> {
  const id = randomUUID();
  const kept = await storage.photos.put(person, { id, mime: "image/jpeg", bytes }, at);
  if (kept !== "stored") throw new Error(`the photo was not kept: ${kept}`);
  return id;
}
