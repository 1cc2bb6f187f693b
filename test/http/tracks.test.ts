import { beforeAll, describe, expect, test } from "vitest";
import { createLimits, limitRules } from "#channels/http/limits.ts";
import {
  exerciseAnswerSchema,
  exerciseListSchema,
  exerciseSchema,
  photoStoredSchema,
  techniqueListSchema,
} from "#contract/exercise.ts";
import { goalAnswerSchema } from "#contract/goal.ts";
import { problemSchema } from "#contract/problem.ts";
import { milestoneListSchema, progressAnswerSchema, progressSchema, suggestionListSchema } from "#contract/tracks.ts";
import { workAnswerSchema, workListSchema, workSchema } from "#contract/work.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import { trackIds } from "#core/tracks/track.ts";
import type { Storage } from "#storage/open.ts";
import sharp from "sharp";
import { createInput } from "#app/handle-input.ts";
import { plainScreen, trackLibrary } from "../dialogue/walk.ts";
import { loadPlainSpeech } from "#content/plain-speech.ts";
import { contentFolder } from "#content/content-folder.ts";
import { describeAboveStorage, storageAbove } from "../storage/databases.ts";
import { readState } from "../storage/people.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { day, journeyAt, openGate, type Walker, walker } from "./tracks-setup.ts";

const unlimited = { take: async () => ({ ok: true }) as const };

describeAboveStorage("tracks, exercises and works on the wire", (open) => {
  let house: House;
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
    house = buildHouse(storage, { deps: (deps) => ({ ...deps, limits: unlimited }) });
  });
  const somebody = async (): Promise<Walker> => {
    const me = await walker(house, storage);
    await me.settled();
    return me;
  };

  test("somebody without a journey sees four empty tracks, and looking writes nothing", async () => {
    const me = await walker(house, storage);
    const before = await readState(storage, me.personId);
    const progress = await me.get(progressSchema, "/api/tracks/progress");
    expect(Object.keys(progress.tracks)).toEqual([...trackIds]);
    expect(progress).toMatchObject({ started: false, journey_start_date: null, track_switch_count: 0 });
    await me.get(suggestionListSchema, "/api/tracks/suggestions");
    await me.get(techniqueListSchema, "/api/techniques");
    await me.get(exerciseListSchema, "/api/exercises");
    await me.get(workListSchema, "/api/works");
    expect((await me.get(milestoneListSchema, "/api/tracks/milestones")).milestones).toEqual([]);
    expect(await readState(storage, me.personId)).toStrictEqual(before);
    expect(await storage.store.transaction(me.personId, (tx) => tx.journal(50))).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ kind: "tracks_started" })]),
    );
  });

  test("choosing a focus begins the journey; all at once is a focus too", async () => {
    const me = await somebody();
    const chosen = await me.post(progressAnswerSchema, "/api/tracks/set-primary", { track: "community" });
    expect(chosen).toMatchObject({ started: true, primary_track: "community", focus_all: false });
    expect(chosen.journey_start_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    const all = await me.post(progressAnswerSchema, "/api/tracks/set-primary", { track: "all" });
    expect(all).toMatchObject({ primary_track: "community", focus_all: true });
  });

  test.each([
    ["POST", "/api/tracks/set-primary", { track: "career" }, "/track"],
    ["POST", "/api/tracks/career/pause", undefined, "/track"],
    ["POST", "/api/tracks/self_work/weight", { weight: 9 }, "/weight"],
    ["POST", "/api/tracks/report", { action: "emotional_checkin2" }, "/action"],
    ["POST", "/api/exercises", { technique: "hypnosis" }, "/technique"],
    ["GET", "/api/works?kind=poem", undefined, "/kind"],
    ["GET", "/api/works?from=-1", undefined, "/from"],
  ])("%s %s %j is refused, and says at which field", async (method, path, body, pointer) => {
    const me = await somebody();
    const problem = await me.refused(method, path, body);
    expect(problem).toMatchObject({ status: 422, code: "invalid" });
    expect(problem.errors?.map((each) => each.pointer)).toEqual([pointer]);
    if (pointer === "/track") for (const track of trackIds) expect(problem.detail).toContain(track);
  });

  test("weights, pauses, reports and reminders change what they say", async () => {
    const me = await somebody();
    const heavier = await me.post(progressAnswerSchema, "/api/tracks/community/weight", { weight: 3 });
    expect(heavier.tracks.community.weight).toBe(3);
    expect(heavier.overall_because.rule).toBe("weighted_mean");
    const reported = await me.post(progressAnswerSchema, "/api/tracks/report", { action: "support_group_joined" });
    expect(reported.moved.map(({ track, from, to }) => [track, from, to])).toEqual([
      ["community", 0, 20],
      ["self_work", 0, 5],
    ]);
    expect(reported.reached).toMatchObject([{ type: "group_joined", track: "community" }]);
    const again = await me.post(progressAnswerSchema, "/api/tracks/report", { action: "support_group_joined" });
    expect([again.moved, again.reached]).toEqual([[], []]);
    const quiet = await me.post(progressAnswerSchema, "/api/tracks/nudges", { wanted: false });
    expect(quiet.nudges).toBe(false);
    expect((await me.post(progressAnswerSchema, "/api/tracks/clarity", { clear: false })).clarity).toBe("unclear");
  });

  test("a goal is linked to a track and let go again", async () => {
    const me = await somebody();
    const { goal } = await me.post(goalAnswerSchema, "/api/goals", { title: "Call the school" });
    const path = `/api/goals/${goal?.id}/track`;
    expect((await me.post(goalAnswerSchema, path, { track: "negotiation" })).goal?.track).toBe("negotiation");
    expect((await me.post(goalAnswerSchema, path, { track: null })).goal?.track).toBeNull();
  });

  test("an exercise is asked one step at a time, back and forth, and waits for days", async () => {
    const me = await somebody();
    const begun = await me.twice("POST", "/api/exercises", { technique: "emotional_checkin" });
    expect(begun.status).toBe(201);
    const first = exerciseAnswerSchema.parse(begun.json).exercise;
    const id = first?.id ?? "";
    expect(begun.headers.get("location")).toBe(`/api/exercises/${id}`);
    expect(first).toMatchObject({ step: { id: "mood", kind: "scale", from: 0, to: 10 }, can_go_back: false });
    expect(first?.step.presses).toEqual(expect.arrayContaining(["0", "10"]));
    const second = await me.answer(id, { step: "mood", press: "8" });
    expect(second.exercise).toMatchObject({ step: { id: "feelings", kind: "several" }, can_go_back: true });
    const toggled = await me.answer(id, { step: "feelings", press: "hope" });
    expect(toggled.exercise?.step.options.filter(({ chosen }) => chosen).map((each) => each.id)).toEqual(["hope"]);
    const back = await me.answer(id, { step: "feelings", press: "back" });
    expect(back.exercise?.step).toMatchObject({ id: "mood", answer: { value: 8 } });
    const stopped = await me.post(exerciseAnswerSchema, `/api/exercises/${id}/stop`);
    expect(stopped.exercise?.step.id).toBe("mood");
    house.clock.advance(3 * day);
    expect((await me.get(exerciseSchema, `/api/exercises/${id}`)).step.answer).toMatchObject({ value: 8 });
    const draft = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "emotional_checkin" });
    expect(draft.exercise?.id).toBe(id);
    const { techniques } = await me.get(techniqueListSchema, "/api/techniques");
    expect(techniques.find((each) => each.id === "emotional_checkin")).toMatchObject({ draft_id: id, state: "open" });
    expect((await house.call("DELETE", `/api/exercises/${id}`, undefined, { token: me.token })).status).toBe(204);
    expect((await me.refused("GET", `/api/exercises/${id}`)).code).toBe("exercise_not_found");
  });

  test("two devices answer the same question: the second hears that it moved on, and what is asked now", async () => {
    const me = await somebody();
    const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "emotional_checkin" });
    const path = `/api/exercises/${exercise?.id}/answer`;
    await me.answer(exercise?.id ?? "", { step: "mood", press: "8" });
    const late = await me.refused("POST", path, { step: "mood", press: "2" });
    expect(late).toMatchObject({ status: 409, code: "step_moved_on", exercise: { step: { id: "feelings" } } });
    const { step } = await me.get(exerciseSchema, `/api/exercises/${exercise?.id}`);
    expect(step.id).toBe("feelings");
  });

  test("two devices at the very same moment: one answer counts, the other is told", async () => {
    const me = await somebody();
    const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "emotional_checkin" });
    const path = `/api/exercises/${exercise?.id}/answer`;
    const both = await Promise.all(["3", "9"].map((press) => house.call("POST", path, { step: "mood", press }, me)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await me.get(exerciseSchema, `/api/exercises/${exercise?.id}`)).step.id).not.toBe("mood");
  });

  test("what does not fit is refused, and the exercise stays as it was", async () => {
    const me = await somebody();
    const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "emotional_checkin" });
    const path = `/api/exercises/${exercise?.id}/answer`;
    const problem = await me.refused("POST", path, { step: "mood", text: "so-so" });
    expect(problem).toMatchObject({ status: 422, code: "invalid", exercise: { step: { id: "mood" } } });
    expect(problem.replies?.[0]?.text).toBeTruthy();
    expect((await me.refused("POST", path, { step: "mood" })).code).toBe("invalid");
  });

  test("a letter of 50 kB is taken; more than fits is refused with the limit, and nothing written is lost", async () => {
    const me = await somebody();
    const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "letter_to_child" });
    const id = exercise?.id ?? "";
    let step = (await me.answer(id, { step: "kind", press: "unsent" })).exercise?.step;
    for (let steps = 0; step !== undefined && step.id !== "words"; steps += 1) {
      expect(steps).toBeLessThan(10);
      const given =
        step.kind === "tell"
          ? { press: "go" }
          : step.optional
            ? { press: "skip" }
            : step.kind === "choice"
              ? { press: "a6_8" }
              : { text: "My bear" };
      step = (await me.answer(id, { step: step.id, ...given })).exercise?.step;
    }
    expect(step).toMatchObject({ kind: "pages", most: 60_000 });
    const long = "I remember our lake. ".repeat(2_400);
    const kept = await me.answer(id, { step: "words", text: long });
    expect(kept.exercise?.step.answer?.texts).toEqual([long.trim()]);
    const problem = await me.refused("POST", `/api/exercises/${id}/answer`, { step: "words", text: long });
    expect(problem).toMatchObject({ status: 422, code: "too_long", limit: 60_000 });
    expect(problem.exercise?.step.answer?.texts).toEqual([long.trim()]);
    const done = await me.answer(id, { step: "words", press: "enough" });
    const { finished } = done.finished ? done : await me.walk(done.exercise);
    const work = await me.get(workSchema, `/api/works/${finished?.work_id}`);
    expect(work).toMatchObject({ kind: "letter", status: "unsent" });
    expect(work.sections.flatMap(({ lines }) => lines).map(({ text }) => text)).toContain(long.trim());
  });

  test("what touches the child asks the gate first; where contact is unsafe it is closed, with a way to help", async () => {
    const me = await walker(house, storage);
    const asked = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "message_other_parent" });
    expect([asked.exercise, asked.finished]).toEqual([null, null]);
    expect(asked.replies.flatMap(({ buttons }) => buttons.flat()).length).toBeGreaterThan(0);
    const state = async () =>
      (await me.get(techniqueListSchema, "/api/techniques")).techniques.find(({ id }) => id === "message_other_parent");
    expect((await state())?.state).toBe("asked");
    await me.settled({ ...openGate, danger: "yes" });
    expect((await state())?.state).toBe("closed");
    const closed = await me.refused("POST", "/api/exercises", { technique: "message_other_parent" });
    expect(closed).toMatchObject({ status: 409, code: "gate_closed" });
    expect(closed.replies?.[0]?.buttons.length).toBeGreaterThan(0);
  });

  test("works are listed, read, rewritten, ticked, marked and deleted", async () => {
    const me = await somebody();
    const { finished } = await me.does("create_quest");
    const id = finished.work_id ?? "";
    const list = await me.get(workListSchema, "/api/works?kind=quest");
    expect(list).toMatchObject({ works: [{ id, kind: "quest", status: "kept" }], next_from: null });
    expect((await me.get(workListSchema, "/api/works?kind=letter")).works).toEqual([]);
    const quest = await me.get(workSchema, `/api/works/${id}`);
    expect(quest.may_become).toEqual(["played"]);
    expect(quest.sections.flatMap(({ lines }) => lines).some(({ kind, answer }) => kind === "riddle" && answer)).toBe(
      true,
    );
    const section = quest.sections.find(({ editable }) => editable)?.step ?? "";
    const patched = await house.call("PATCH", `/api/works/${id}`, { section, text: "Under the oak" }, me);
    expect(
      workAnswerSchema.parse(patched.json).work.sections.find(({ step }) => step === section)?.lines,
    ).toMatchObject([{ kind: "own", text: "Under the oak" }]);
    const played = await me.post(workAnswerSchema, `/api/works/${id}/status`, { status: "played" });
    expect(played.work).toMatchObject({ status: "played", may_become: [] });
    expect(played.moved).toMatchObject([{ track: "child_connection", from: 30, to: 40 }]);
    expect((await me.refused("POST", `/api/works/${id}/status`, { status: "sent" })).status).toBe(422);
    expect((await me.refused("POST", `/api/works/${id}/tick`, { section, line: 0 })).code).toBe("work_not_found");
    expect((await house.call("DELETE", `/api/works/${id}`, undefined, me)).status).toBe(204);
    expect((await me.refused("GET", `/api/works/${id}`)).code).toBe("work_not_found");
  });

  test("only a quest is played: a check-in marked so moves nothing", async () => {
    const me = await somebody();
    const { finished } = await me.does("emotional_checkin");
    const problem = await me.refused("POST", `/api/works/${finished.work_id}/status`, { status: "played" });
    expect(problem.status).toBe(422);
    const { tracks } = await me.get(progressSchema, "/api/tracks/progress");
    expect(tracks.child_connection.completion_percentage).toBe(0);
  });

  test("a list is ticked off, and in the diary a correction is a new entry", async () => {
    const me = await somebody();
    const papers = await me.does("court_documents");
    const checklist = await me.get(workSchema, `/api/works/${papers.finished.work_id}`);
    const section = checklist.sections.find(({ lines }) => lines.some(({ ticked }) => ticked !== null))?.step ?? "";
    const ticked = await me.post(workAnswerSchema, `/api/works/${checklist.id}/tick`, { section, line: 0 });
    expect(ticked.work.sections.find(({ step }) => step === section)?.lines[0]?.ticked).toBe(true);

    const entry = await me.does("contact_diary");
    const first = await me.get(workSchema, `/api/works/${entry.finished.work_id}`);
    const own = first.sections.find(({ editable }) => editable)?.step ?? "";
    const answer = await house.call("PATCH", `/api/works/${first.id}`, { section: own, text: "It was at five" }, me);
    const { work } = workAnswerSchema.parse(answer.json);
    expect(work.id).not.toBe(first.id);
    expect(work.diary).toMatchObject({ number: 2, previous: first.diary?.hash, corrects: first.id });
    expect((await me.get(workSchema, `/api/works/${first.id}`)).sections).toEqual(first.sections);
  });

  test("what belongs to another person is not found, and nothing of it is told", async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { exercise } = await other.post(exerciseAnswerSchema, "/api/exercises", { technique: "grounding" });
    const { finished } = await other.does("letter_to_child", { kind: "unsent", to: "Secret bear" });
    const { goal } = await other.post(goalAnswerSchema, "/api/goals", { title: "Secret goal" });
    const photo = await sendPhoto(other.token, await aPicture());
    const asked: readonly [string, string, unknown?][] = [
      ["GET", `/api/exercises/${exercise?.id}`],
      ["POST", `/api/exercises/${exercise?.id}/answer`, { step: "hello", press: "go" }],
      ["POST", `/api/exercises/${exercise?.id}/stop`],
      ["DELETE", `/api/exercises/${exercise?.id}`],
      ["GET", `/api/works/${finished.work_id}`],
      ["PATCH", `/api/works/${finished.work_id}`, { section: "to", text: "Mine" }],
      ["POST", `/api/works/${finished.work_id}/tick`, { section: "to", line: 0 }],
      ["POST", `/api/works/${finished.work_id}/status`, { status: "sent" }],
      ["DELETE", `/api/works/${finished.work_id}`],
      ["GET", `/api/photos/${photoStoredSchema.parse(photo.json).photo_id}`],
      ["POST", `/api/goals/${goal?.id}/track`, { track: "community" }],
    ];
    for (const [method, path, body] of asked) {
      for (const address of [path, path.replace(/[0-9a-f-]{36}/, "nothing")]) {
        const answer = await house.call(method, address, body, { token: me.token });
        expect([method, address, answer.status]).toEqual([method, address, 404]);
        expect(answer.text).not.toMatch(/secret/i);
      }
    }
    expect((await other.get(workSchema, `/api/works/${finished.work_id}`)).status).toBe("unsent");
    expect(await other.get(exerciseSchema, `/api/exercises/${exercise?.id}`)).toMatchObject({ id: exercise?.id });
  });

  const aPicture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: "#8899aa" } })
      .withExif({ IFD0: { Make: "SecretCamera" } })
      .jpeg()
      .toBuffer();

  async function sendPhoto(token: string, body: Uint8Array | FormData, query = "", headers = {}) {
    const type = body instanceof FormData ? {} : { "content-type": "image/jpeg" };
    const response = await house.app.request(`/api/photos${query}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, ...type, ...headers },
      body: body instanceof FormData ? body : new Uint8Array(body),
    });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers, json: JSON.parse(text) as unknown };
  }

  describe("a photo", () => {
    test("is kept without what the camera wrote, once however often it is sent, and shown to its person alone", async () => {
      const me = await somebody();
      const picture = await aPicture();
      expect(picture.toString("latin1")).toContain("SecretCamera");
      const first = await sendPhoto(me.token, picture, "", { "idempotency-key": "p" });
      const again = await sendPhoto(me.token, picture, "", { "idempotency-key": "p" });
      expect([first.status, again.text]).toEqual([201, first.text]);
      const { photo_id } = photoStoredSchema.parse(first.json);
      const seen = await house.app.request(`/api/photos/${photo_id}`, {
        headers: { authorization: `Bearer ${me.token}` },
      });
      expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
      expect(seen.headers.get("cache-control")).toBe("no-store");
      expect(Buffer.from(await seen.arrayBuffer()).toString("latin1")).not.toContain("SecretCamera");
    });

    test("answers the exercise that asks for it, also as a form", async () => {
      const me = await somebody();
      const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "photo_album" });
      let now = exercise;
      for (let steps = 0; now !== null && now.step.kind !== "photos"; steps += 1) {
        expect(steps).toBeLessThan(20);
        const { step, id } = now;
        const given =
          step.kind === "tell"
            ? { press: "go" }
            : step.kind === "choice"
              ? { press: step.options[0]?.id ?? "" }
              : { text: "Summer" };
        now = (await me.answer(id, { step: step.id, ...given })).exercise;
      }
      const form = new FormData();
      form.set("photo", new Blob([new Uint8Array(await aPicture())], { type: "image/jpeg" }), "IMG_1.jpg");
      const sent = await sendPhoto(me.token, form, `?exercise_id=${now?.id}`);
      const stored = photoStoredSchema.parse(sent.json);
      expect(stored.exercise?.step.answer?.photos).toEqual([stored.photo_id]);
      const { finished } = await me.walk(stored.exercise);
      expect(finished.moved[0]).toMatchObject({ track: "child_connection", from: 0, to: 10 });
      const album = await me.get(workSchema, `/api/works/${finished.work_id}`);
      expect(album.sections.flatMap(({ lines }) => lines).map(({ photo_id }) => photo_id)).toContain(stored.photo_id);
    });

    test("that is none, is too large, or was not asked for is refused kindly", async () => {
      const me = await somebody();
      const text = await sendPhoto(me.token, new TextEncoder().encode("not a photo at all"));
      expect(problemSchema.parse(text.json)).toMatchObject({ status: 422, code: "not_a_picture" });
      const large = await sendPhoto(me.token, new Uint8Array(11 * 2 ** 20));
      expect(problemSchema.parse(large.json)).toMatchObject({ status: 413, code: "too_large" });
      const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "emotional_checkin" });
      const asked = await sendPhoto(me.token, await aPicture(), `?exercise_id=${exercise?.id}`);
      expect(problemSchema.parse(asked.json)).toMatchObject({ code: "invalid", exercise: { step: { id: "mood" } } });
      const gone = await sendPhoto(me.token, await aPicture(), "?exercise_id=00000000-0000-4000-8000-000000000000");
      expect(problemSchema.parse(gone.json).code).toBe("exercise_not_found");
    });

    test("from a page of another site is refused, cookie or not", async () => {
      const me = await somebody();
      const form = new FormData();
      form.set("photo", new Blob([new Uint8Array(await aPicture())]), "a.jpg");
      const response = await house.app.request("/api/photos", {
        method: "POST",
        headers: { cookie: me.cookie, origin: "https://evil.example" },
        body: form,
      });
      expect(response.status).toBe(403);
    });
  });

  test("files are made on demand: a work, the diary, the picture of the progress and a keepsake", async () => {
    const me = await somebody();
    const { finished } = await me.does("letter_to_child", { kind: "unsent" });
    await me.does("contact_diary");
    const journey = journeyAt(house.clock.now(), { self_work: 100, community: 99 });
    await me.prepare((before) => ({ ...before, journey: { ...before.journey, ...journey } }));
    const fetched = async (path: string) => {
      const headers = { authorization: `Bearer ${me.token}` };
      const response = await house.app.request(path, { headers });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, begins: bytes.toString("latin1", 0, 4), bytes };
    };
    for (const [path, type, begins] of [
      [`/api/works/${finished.work_id}/file.pdf`, "application/pdf", "%PDF"],
      ["/api/diary.pdf", "application/pdf", "%PDF"],
      ["/api/diary.csv", "text/csv; charset=utf-8", "\u00ef\u00bb\u00bf"],
      ["/api/tracks/card.png", "image/png", "\u0089PNG"],
      ["/api/tracks/self_work/keepsake.pdf", "application/pdf", "%PDF"],
    ] as const) {
      const file = await fetched(path);
      expect([path, file.status, file.headers.get("content-type")]).toEqual([path, 200, type]);
      expect(file.begins.startsWith(begins)).toBe(true);
      expect(file.headers.get("content-disposition")).toMatch(/filename="waymark[a-z-]*\.(pdf|csv|png)"/);
      expect(file.headers.get("cache-control")).toBe("no-store");
    }
    const promised = [`wp:${finished.work_id}`, "df:pdf", "df:csv", "card", "ks:self_work"];
    for (const button of promised) {
      const href = (await me.press(button)).replies.find(({ file }) => file !== undefined)?.file?.href ?? button;
      expect([href, (await fetched(href)).status]).toEqual([href, 200]);
    }
    const other = await somebody();
    for (const path of [`works/${finished.work_id}/file.pdf`, "tracks/card.png", "tracks/community/keepsake.pdf"]) {
      expect((await other.refused("GET", `/api/${path}`)).status).toBe(404);
    }
    expect((await me.refused("GET", "/api/tracks/community/keepsake.pdf")).status).toBe(404);
    expect((await me.refused("GET", "/api/tracks/career/keepsake.pdf")).status).toBe(422);
  });

  test("while an operator has the tracks off they are shut; what was made stays, and the safety plan is there", async () => {
    const me = await somebody();
    const { finished } = await me.does("emotional_checkin");
    const flags = () => ({ ...usualFlags, multi_track_system_enabled: false });
    const off = buildHouse(storage, {
      deps: (deps) => ({
        ...deps,
        limits: unlimited,
        flags,
        input: createInput({
          ...deps,
          store: storage.store,
          coach: { reply: () => Promise.reject(new Error("nothing is asked")) },
          screen: { ...plainScreen, ...loadPlainSpeech(contentFolder) },
          library: trackLibrary,
          flags,
        }),
      }),
    });
    const call = (method: string, path: string, body?: unknown) => off.call(method, path, body, { token: me.token });
    for (const path of ["progress", "suggestions", "milestones"]) {
      const answer = await call("GET", `/api/tracks/${path}`);
      expect([path, answer.status, answer.json.code]).toEqual([path, 409, "tracks_off"]);
    }
    expect((await call("POST", "/api/tracks/set-primary", { track: "community" })).json.code).toBe("tracks_off");
    const { techniques } = techniqueListSchema.parse((await call("GET", "/api/techniques")).json);
    expect(techniques.map(({ id }) => id)).toEqual(["safety_plan"]);
    expect((await call("GET", `/api/works/${finished.work_id}`)).status).toBe(200);
    expect((await call("POST", "/api/exercises", { technique: "safety_plan" })).status).toBe(201);
  });

  test("after a heavy answer nothing is celebrated, and a hand is held out instead of a next thing", async () => {
    const me = await somebody();
    const { finished, replies } = await me.does("emotional_checkin", { mood: "1" });
    expect(finished).toMatchObject({ moved: [], reached: [], next: null });
    expect(replies.flatMap(({ buttons }) => buttons.flat()).map(({ data }) => data)).toContain("bg:grounding");
    expect((await me.get(progressSchema, "/api/tracks/progress")).tracks.self_work.completion_percentage).toBe(10);
  });

  test("in a crisis an exercise still goes on, and nothing is celebrated", async () => {
    const me = await somebody();
    const { exercise } = await me.post(exerciseAnswerSchema, "/api/exercises", { technique: "emotional_checkin" });
    expect((await house.call("POST", "/api/chat", { text: "CRISIS" }, me)).status).toBe(200);
    const { finished } = await me.walk(exercise, { mood: "2" });
    expect(finished).toMatchObject({ moved: [], reached: [], next: null });
    const { tracks } = await me.get(progressSchema, "/api/tracks/progress");
    expect(tracks.self_work.completion_percentage).toBe(10);
  });
});

describe("guards", () => {
  const open = storageAbove();
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  const addresses = [
    ["GET", "/api/tracks/progress"],
    ["POST", "/api/tracks/set-primary"],
    ["GET", "/api/tracks/suggestions"],
    ["GET", "/api/tracks/milestones"],
    ["POST", "/api/exercises"],
    ["GET", "/api/works"],
    ["POST", "/api/photos"],
  ] as const;

  test("nobody is let in without proof, nor with one that ran out", async () => {
    const house = buildHouse(storage);
    const { token } = await house.newcomer();
    const jwt = (await house.call("POST", "/api/account/token", undefined, { token })).json.token;
    expect((await house.call("GET", "/api/tracks/progress", undefined, { token: jwt })).status).toBe(200);
    house.clock.advance(11 * 60_000);
    for (const [method, path] of addresses) {
      const without = await house.call(method, path);
      expect([path, without.status, without.json.code]).toEqual([path, 401, "unauthenticated"]);
      const late = await house.call(method, path, undefined, { token: jwt });
      expect([path, late.status, late.json.code]).toEqual([path, 401, "token_expired"]);
    }
  });

  test("a flood of suggestions is held off, with the time to wait", async () => {
    const house = buildHouse(storage, { limits: createLimits() });
    const { token } = await house.newcomer();
    const ask = () => house.call("GET", "/api/tracks/suggestions", undefined, { token });
    for (let at = 0; at < limitRules.suggestions.points; at += 1) expect((await ask()).status).toBe(200);
    const late = await ask();
    expect([late.status, late.json.code]).toEqual([429, "too_many_requests"]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await house.call("GET", "/api/tracks/progress", undefined, { token })).status).toBe(200);
  });

  test("a model's choice is waited for a moment, checked by the rules, and missed without a word", async () => {
    let answers = true;
    const house = buildHouse(storage, {
      deps: (deps) => ({
        ...deps,
        async suggest(personId, which) {
          expect(which).toBe("all");
          if (!answers) return new Promise(() => undefined);
          const { journey } = await readState(storage, personId);
          const action = { kind: "technique", technique: "cbt_exercise" } as const;
          const command = { do: "offer", track: "self_work", action, revision: journey?.revision ?? 0 } as const;
          await deps.input.handle({ personId, command, at: deps.clock.now(), key: "offer", origin: { via: "job" } });
        },
      }),
    });
    const me = await walker(house, storage);
    await me.settled();
    await me.prepare((before) => ({ ...before, journey: journeyAt(house.clock.now(), { self_work: 10 }) }));
    const chosen = await me.get(suggestionListSchema, "/api/tracks/suggestions");
    expect(chosen.suggestions[0]).toMatchObject({ technique: "cbt_exercise", because: { rule: "chosen" } });
    answers = false;
    expect((await me.get(suggestionListSchema, "/api/tracks/suggestions")).suggestions).toHaveLength(4);
  });
});
