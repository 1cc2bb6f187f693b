import { describe, expect, test } from "vitest";
import sharp from "sharp";
import { exerciseAnswerSchema, type ExerciseWire, photoStoredSchema } from "#contract/exercise.ts";
import { ada } from "../http/accounts-setup.ts";
import { ownerCode } from "#channels/http/accounts/one-time-code.ts";
import { secretFor } from "../../src/secret.ts";
import { databaseKinds, isLong, testSecret } from "../storage/databases.ts";
import { nowhere, programUnderWatch } from "./program-under-watch.ts";

/** Words that stand nowhere else, in every place where a person can leave some on the tracks. */
const marks = ["zebrafinch", "quokkabox", "walrusday", "numbatglue", "okapitea", "pangolincam"];
const [name, letter, wish, diary, corrected, camera] = marks;

describe.each(isLong ? databaseKinds : (["embedded"] as const))("what a person makes on the tracks (%s)", (kind) => {
  test("stands in sealed columns alone: letter, diary, photo, half an exercise, and no milestone knows of it", async () => {
    const watched = await programUnderWatch(kind, {});
    await expect.poll(watched.said).toMatch(/http:\/\/localhost:\d+/);
    const port = /http:\/\/localhost:(\d+)/.exec(watched.said())?.[1];
    // No person started it at a terminal, so the first account takes the code.
    const code = ownerCode(secretFor("accounts", testSecret));
    let token = "";
    async function call(method: string, path: string, body?: unknown): Promise<unknown> {
      const raw = body instanceof Uint8Array;
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "content-type": raw ? "image/jpeg" : "application/json" }),
          ...(method === "POST" ? { "idempotency-key": crypto.randomUUID() } : {}),
        },
        ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      expect(
        response.status,
        `${method} ${path}: ${response.status < 300 ? "" : await response.clone().text()}`,
      ).toBeLessThan(300);
      return response.status === 204 ? undefined : response.json();
    }
    ({ token } = (await call("POST", "/api/account/sign-up", { ...ada, code })) as { token: string });
    for (const button of ["c1:limited", "c2:no", "c3:longer"]) await call("POST", "/api/chat", { button });

    async function begin(technique: string): Promise<ExerciseWire> {
      const { exercise } = exerciseAnswerSchema.parse(await call("POST", "/api/exercises", { technique }));
      if (exercise === null) throw new Error(`${technique} did not begin`);
      return exercise;
    }
    /** Answers to the end, or until the words are used up where it stays half done. */
    async function walk(start: ExerciseWire, words: readonly string[], steps = 60): Promise<string | undefined> {
      let now: ExerciseWire | null = start;
      const left = [...words];
      for (let count = 0; now !== null && count < steps; count += 1) {
        const { step, id }: ExerciseWire = now;
        const takes = ["text", "pages", "list"].includes(step.kind) && step.answer === null;
        const given = takes
          ? { text: left.shift() ?? "plain" }
          : step.kind === "date"
            ? { text: "2020-06-01" }
            : {
                press: ["go", "enough", "keep", "skip"].find((word) => step.presses.includes(word)) ?? step.presses[0],
              };
        const told = exerciseAnswerSchema.parse(
          await call("POST", `/api/exercises/${id}/answer`, { step: step.id, ...given }),
        );
        if (told.finished !== null) return told.finished.work_id ?? undefined;
        now = told.exercise;
      }
      return undefined;
    }
    await walk(await begin("letter_to_child"), [`${name}`, `${letter} by the lake`, `${letter} again`]);
    const entry = await walk(
      await begin("contact_diary"),
      Array.from({ length: 6 }, () => `${diary} at five`),
    );
    const work = (await call("GET", `/api/works/${entry}`)) as { sections: { step: string; editable: boolean }[] };
    const section = work.sections.find(({ editable }) => editable)?.step;
    await call("PATCH", `/api/works/${entry}`, { section, text: `${corrected} at six` });
    await walk(
      await begin("create_quest"),
      Array.from({ length: 3 }, () => `${wish} cake`),
      10,
    );
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#8899aa" } })
      .withExif({ IFD0: { Make: `${camera}` } })
      .jpeg()
      .toBuffer();
    photoStoredSchema.parse(await call("POST", "/api/photos", new Uint8Array(picture)));
    const kept = JSON.stringify(await call("POST", "/api/export"));
    for (const mark of [name, letter, diary, corrected]) expect(kept).toContain(mark);

    const places = await watched.places();
    expect(places.database).toMatch(/track_milestones: .*first_letter/);
    expect(places.database).toMatch(/work: /);
    expect(places.database).toMatch(/photo: /);
    nowhere(marks, places);
  });
});
