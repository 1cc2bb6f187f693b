import fc from "fast-check";
import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { tries } from "#test/setup/tries.ts";
import { everyButton } from "../../../../test/dialogue/every-button.ts";
import { TracksWalk } from "../../../../test/dialogue/tracks-walk.ts";
import { exerciseLimits } from "../../techniques/exercise.ts";
import { techniqueIds } from "../../techniques/technique.ts";
import { overallOf } from "../../tracks/overall.ts";
import { type JournalFact, progressOf, replayJourney } from "../../tracks/replay.ts";
import { trackIds } from "../../tracks/track.ts";
import type { Command } from "../turn/command.ts";
import type { Decision } from "../turn/decision.ts";
import type { Button } from "../turn/reply.ts";
import { decodePress, encodePress } from "../entry/press.ts";
import { reportable } from "./track-views.ts";

const words = loadWords(contentFolder);
const hour = 3600 * 1000;

/** What a generated person does next: a command, words, a button they see, or letting time pass. */
type Move =
  | { readonly command: Command }
  | { readonly text: string }
  | { readonly button: number }
  | { readonly again: true }
  | { readonly hours: number }
  /** Answers the exercise in front to its end, as somebody who means to finish it. */
  | { readonly diligently: number };

const track = fc.constantFrom(...trackIds);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { do: "start" },
    { do: "progress" },
    { do: "tracks" },
    { do: "milestones" },
    { do: "suggest" },
    { do: "suggest_all" },
    { do: "resume" },
    { do: "stop_exercise" },
    { do: "switch_back" },
    { do: "skip" },
    { do: "cancel" },
    { do: "tick" },
    { do: "works" },
    { do: "set_primary" },
    { do: "set_primary", track: "all" },
    { do: "brings", what: "tracks" },
    { do: "contact", answer: "restricted" },
    { do: "contact", answer: "free" },
    { do: "danger", answer: "no" },
    { do: "separation", answer: "longer" },
    { do: "not_what_i_meant" },
    { do: "i_am_safe" },
    { do: "help_now" },
  ),
  track.map((each): Command => ({ do: "track", track: each })),
  track.map((each): Command => ({ do: "set_primary", track: each })),
  track.map((each): Command => ({ do: "accept", track: each })),
  track.map((each): Command => ({ do: "decline", track: each })),
  fc.record({ do: fc.constant("pause_track" as const), track, paused: fc.boolean() }),
  fc.record({ do: fc.constant("weigh_track" as const), track, weight: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant("begin" as const), technique: fc.constantFrom(...techniqueIds), anew: fc.boolean() }),
  fc.constantFrom(...reportable).map((action): Command => ({ do: "report", action })),
  fc.constantFrom(...everyButton),
);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: command.map((each) => ({ command: each })) },
  { weight: 8, arbitrary: fc.nat(11).map((button) => ({ button })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        "5",
        "0",
        "a few words",
        "one\ntwo",
        "yesterday",
        "2030-06-01",
        "SURE create_quest",
        "CRISIS",
        "done please",
      )
      .map((text) => ({ text })),
  },
  { weight: 4, arbitrary: fc.nat(1000).map((diligently) => ({ diligently })) },
  { weight: 1, arbitrary: fc.constant({ again: true as const }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }).map((hours) => ({ hours })) },
);

/** Walks a person through moves, and keeps what the journal tells of them. */
class Person extends TracksWalk {
  readonly facts: JournalFact[] = [];
  shown: readonly Button[] = [];
  lastCommand: Command = { do: "start" };

  override do(given: Command): Decision {
    const decision = super.do(given);
    this.facts.push(
      ...decision.journal.map(({ kind, because }) => ({ kind, at: this.now, inputs: because.inputs ?? {} })),
    );
    const shown = decision.replies.flatMap(({ buttons }) => buttons?.flat() ?? []);
    if (shown.length > 0) this.shown = shown;
    return decision;
  }

  private finish(seed: number): Decision | undefined {
    for (let turn = 0; turn < 60 && this.snapshot.dialogue.waiting.for === "exercise"; turn += 1) {
      const { exerciseId } = this.snapshot.dialogue.waiting;
      const shown = this.do({ do: "resume", exerciseId }).replies.flatMap(({ buttons }) => buttons?.flat() ?? []);
      const answers = shown.flatMap(({ press }) =>
        press.do === "exercise" && !["back", "others", "afresh", "rewrite"].includes(press.press) ? [press] : [],
      );
      const enough = answers.find(({ press }) => press === "enough");
      const chosen = enough ?? answers[(seed + turn) % Math.max(1, answers.length)];
      const waits = answers.every(({ press }) => press === "skip");
      this.do(waits ? { do: "text", text: turn % 2 === 0 ? "a few words" : "2027-06-01" } : (chosen ?? { do: "skip" }));
    }
    return this.last;
  }

  move(next: Move): Decision | undefined {
    if ("hours" in next) {
      this.now += next.hours * hour;
      return undefined;
    }
    this.now += 1000;
    if ("diligently" in next) return this.finish(next.diligently);
    if ("button" in next) {
      const button = this.shown[next.button % Math.max(1, this.shown.length)];
      if (!button || button.press.do === "delete_me" || button.press.do === "export") return undefined;
      this.lastCommand = button.press;
    } else if ("command" in next) this.lastCommand = next.command;
    else if ("text" in next) this.lastCommand = { do: "text", text: next.text };
    return this.do(this.lastCommand);
  }
}

const walks = fc.array(move, { minLength: 1, maxLength: 80, size: "max" });

function legal(person: Person, decision: Decision | undefined): void {
  const { journey, exercises, dialogue } = person.snapshot;
  expect(exercises.length).toBeLessThanOrEqual(exerciseLimits.open);
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
  const { waiting } = dialogue;
  if (waiting.for === "exercise") expect(exercises.map(({ id }) => id)).toContain(waiting.exerciseId);
  if (journey) {
    const { percent } = overallOf(journey);
    expect(percent).toBeGreaterThanOrEqual(0);
    expect(percent).toBeLessThanOrEqual(100);
    const types = journey.milestones.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
  }
  for (const reply of decision?.replies ?? []) {
    for (const locale of ["ru", "en"] as const) {
      const { text, buttons } = words.render(reply, { locale, tone: "friendly" }, "html");
      expect(text, reply.say).not.toMatch(/\{\{|undefined|\[object/);
      expect(text.trim(), reply.say).not.toBe("");
      for (const { label, data } of buttons.flat()) {
        expect(label.trim(), data).not.toMatch(/^$|\{\{|^…$/);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      }
    }
    for (const { press } of reply.buttons?.flat() ?? []) expect(decodePress(encodePress(press))).toEqual(press);
  }
}

test("whatever comes, in whatever order and however often: every state is legal, every word is there, every button works", () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const person = new Person({});
      for (const each of moves) legal(person, person.move(each));
    }),
    { numRuns: tries(60) },
  );
});

test("progress never decreases, and a milestone is never lost", () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const person = new Person({});
      for (const each of moves) {
        const before = person.snapshot.journey;
        person.move(each);
        const after = person.snapshot.journey;
        if (!before) continue;
        if (!after) throw new Error("a journey that began never ends");
        for (const id of trackIds) expect(after.tracks[id].percent).toBeGreaterThanOrEqual(before.tracks[id].percent);
        expect(after.milestones.slice(0, before.milestones.length)).toEqual(before.milestones);
      }
    }),
    { numRuns: tries(60) },
  );
});

test("replaying the journal gives the same progress", () => {
  fc.assert(
    fc.property(walks, (moves) => {
      const person = new Person({});
      for (const each of moves) person.move(each);
      const { journey } = person.snapshot;
      const replayed = replayJourney(person.facts);
      expect(replayed && progressOf(replayed)).toEqual(journey && progressOf(journey));
    }),
    { numRuns: tries(60) },
  );
});
