import { expect, test } from "vitest";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";
import type { ExerciseId } from "#core/techniques/exercise.ts";
import { emptySnapshot, trackLibrary } from "#test/dialogue/walk.ts";
import type { FetchedPicture } from "./fetch-picture.ts";
import { takePhoto, type TakePhotoParts } from "./take-photo.ts";

const exerciseId = "e" as ExerciseId;
const atPhotos: Snapshot = {
  ...emptySnapshot(),
  dialogue: { ...emptySnapshot().dialogue, waiting: { for: "exercise", exerciseId } },
  exercises: [{ id: exerciseId, technique: "photo_album", at: "photos", answers: {}, startedAt: 0, touchedAt: 0 }],
};
const plain: Command = { do: "attachment", what: "photo", caption: "us" };
const fetched: FetchedPicture = { ok: true, bytes: Buffer.from("picture") };

async function taken(
  change: Partial<TakePhotoParts> = {},
  picture: FetchedPicture = fetched,
  update = "tg:1:1",
): Promise<{ readonly command: Command; readonly kept: string[]; readonly fetches: number }> {
  const kept: string[] = [];
  let fetches = 0;
  const parts: TakePhotoParts = {
    store: { snapshot: async () => atPhotos },
    photos: {
      put: async (_person, { id }) => {
        kept.push(id);
        return "stored";
      },
    },
    cleanPhoto: async (bytes) => ({ ok: true, bytes, mime: "image/jpeg" }),
    library: trackLibrary,
    clock: { now: () => 0 },
    ...change,
  };
  const fetchPicture = async () => {
    fetches += 1;
    return picture;
  };
  const from = { personId: "p" as PersonId, update, picture: { fileId: "f", size: 9, caption: "us" }, plain };
  return { command: await takePhoto(parts, fetchPicture, from), kept, fetches };
}

test("the same update again is the same photo, another one another", async () => {
  const [one, again, other] = await Promise.all([taken(), taken(), taken({}, fetched, "tg:1:2")]);
  expect(one.command).toEqual({ do: "photo", photoId: one.kept[0], caption: "us" });
  expect(one.kept[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(again.kept).toEqual(one.kept);
  expect(other.kept).not.toEqual(one.kept);
});

test.each<[string, Snapshot | undefined]>([
  ["nobody is there", undefined],
  ["no exercise is in front", emptySnapshot()],
  [
    "the exercise asks for words",
    { ...atPhotos, exercises: atPhotos.exercises.map((each) => ({ ...each, at: "title" })) },
  ],
])("where %s, the photo never leaves Telegram", async (_where, snapshot) => {
  const result = await taken({ store: { snapshot: async () => snapshot } });
  expect(result).toEqual({ command: plain, kept: [], fetches: 0 });
});

test.each<[string, Partial<TakePhotoParts>, FetchedPicture, string]>([
  ["one that could not be fetched", {}, { ok: false, because: "not_fetched" }, "not_fetched"],
  ["one that is too large", {}, { ok: false, because: "too_large" }, "too_large"],
  ["no picture", { cleanPhoto: async () => ({ ok: false, because: "not_a_picture" }) }, fetched, "not_a_picture"],
  ["one more than we hold", { photos: { put: async () => "too_many" } }, fetched, "too_many"],
])("%s is refused, and its caption is not lost", async (_what, change, picture, because) => {
  expect((await taken(change, picture)).command).toEqual({ do: "photo_refused", because, caption: "us" });
});
