import type { Command } from "#core/dialogue/turn/command.ts";
import type { Decision } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import { exerciseInFront } from "#core/dialogue/tracks/exercise-shown.ts";
import type { Button, Reply } from "#core/dialogue/turn/reply.ts";
import { worksFor } from "#core/dialogue/entry/loaded-for.ts";
import type { Person } from "#core/person/person.ts";
import type { ContactGate } from "#core/safety/contact-gate.ts";
import type { Exercise } from "#core/techniques/exercise.ts";
import type { TechniqueId, TechniqueStep } from "#core/techniques/technique.ts";
import { type Given, stepAt } from "#core/techniques/walk.ts";
import type { Work } from "#core/techniques/work.ts";
import { newJourney, type Journey, type TrackState } from "#core/tracks/journey.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { localDate } from "#core/time/local-date.ts";
import { emptySnapshot, trackLibrary, Walk } from "./walk.ts";

/** Contact that nothing restricts, after a separation that is long over. */
export const openGate: ContactGate = { contact: "free", danger: "no", separation: "longer" };
export const dayMs = 24 * 3600 * 1000;

/** What a person gives each step of an exercise that a test is not about; a list of answers comes one after the other. */
export type Answers = Readonly<Record<string, Given | readonly Given[]>>;

/** Walks one person over the tracks, with a shelf for their works, as the app does. */
export class TracksWalk extends Walk {
  readonly shelf = new Map<string, Work>();

  constructor(contact: ContactGate = openGate, change: Partial<Person> = {}) {
    super(emptySnapshot({ contact, ...change }));
  }

  override do(command: Command): Decision {
    const query = worksFor(command, this.snapshot, this.now);
    const all = [...this.shelf.values()].reverse();
    const works =
      query === undefined
        ? []
        : "ids" in query
          ? all.filter(({ id }) => query.ids.includes(id))
          : all
              .filter(({ kind, deleted }) => !deleted && (query.kind ?? kind) === kind)
              .slice(query.from, query.limit && query.from + query.limit);
    this.snapshot = { ...this.snapshot, works };
    const decision = super.do(command);
    for (const work of decision.savedWorks ?? []) this.shelf.set(work.id, work);
    for (const id of decision.removedWorks ?? []) this.shelf.delete(id);
    return decision;
  }

  /** The person as they are, with something else about them or where they stand. */
  with(change: Partial<Snapshot>): this {
    this.snapshot = { ...this.snapshot, ...change };
    return this;
  }

  /** On the tracks since now, each track as a test needs it. */
  onTracks(tracks: Readonly<Partial<Record<TrackId, Partial<TrackState>>>> = {}, over: Partial<Journey> = {}): this {
    const journey = newJourney(this.now, localDate(this.now, this.snapshot.person.timeZone));
    const changed = Object.fromEntries(trackIds.map((id) => [id, { ...journey.tracks[id], ...tracks[id] }]));
    return this.with({ journey: { ...journey, tracks: changed as Journey["tracks"], ...over } });
  }

  get journey(): Journey {
    const { journey } = this.snapshot;
    if (!journey) throw new Error("nobody walks the tracks here");
    return journey;
  }

  percent(track: TrackId): number {
    return this.journey.tracks[track].percent;
  }

  get exercise(): Exercise | undefined {
    return exerciseInFront(this.snapshot);
  }

  /** The step that is asked now. */
  get asked(): TechniqueStep {
    const { exercise } = this;
    if (!exercise) throw new Error("no exercise is in front");
    return stepAt(trackLibrary.techniques[exercise.technique], exercise);
  }

  /** One answer to the step that is asked now. */
  give(given: Given): Decision {
    const { exercise } = this;
    if (!exercise) throw new Error("no exercise is in front");
    const about = { exerciseId: exercise.id, step: exercise.at };
    if ("press" in given) return this.do({ do: "exercise", ...about, press: given.press });
    if ("photo" in given) return this.do({ do: "photo", photoId: given.photo });
    if ("options" in given) throw new Error("options are named in words");
    return this.do({ do: "exercise_text", ...about, text: given.text });
  }

  /** Begins an exercise and walks it up to a step, or to its end. */
  through(technique: TechniqueId, answers: Answers = {}, until?: string): Decision {
    if (this.exercise?.technique !== technique) this.do({ do: "begin", technique });
    for (let turn = 0; turn < 90 && this.exercise?.technique === technique; turn += 1) {
      const step = this.asked;
      if (step.id === until) break;
      const wished = answers[step.id];
      const given = wished === undefined ? plainly(step) : "length" in wished ? wished : [wished];
      for (const each of given) if (this.exercise?.at === step.id) this.give(each);
    }
    if (!this.last) throw new Error("nothing was done");
    return this.last;
  }

  /** What was said last, by its key. */
  reply(say: string): Reply | undefined {
    return this.last?.replies.find((reply) => reply.say === say);
  }

  /** Every button that was shown last. */
  buttons(): readonly Button[] {
    return (this.last?.replies ?? []).flatMap(({ buttons }) => buttons?.flat() ?? []);
  }

  presses(): readonly Command[] {
    return this.buttons().map(({ press }) => press);
  }

  /** Presses the first button with these words. */
  tap(label: Button["label"]): Decision {
    const button = this.buttons().find((each) => each.label === label);
    if (!button) throw new Error(`no button ${label} in ${this.said().join()}`);
    return this.do(button.press);
  }

  journaled(kind: string): boolean {
    return (this.last?.journal ?? []).some((entry) => entry.kind === kind);
  }
}

/** An answer that fits a step, whatever it asks. */
function plainly({ ask, optional }: TechniqueStep): readonly Given[] {
  if (optional) return [{ press: "skip" }];
  switch (ask.kind) {
    case "tell":
    case "breath":
    case "riddles":
      return [{ press: "go" }];
    case "choice":
      return [{ press: ask.options[0]?.id ?? "" }];
    case "several":
      return [{ press: ask.options[0]?.id ?? "" }, { press: "enough" }];
    case "scale":
      return [{ press: `${ask.to}` }];
    case "text":
      return [{ text: "a few warm words" }];
    case "pages":
    case "list":
      return [{ text: "a few warm words" }, { press: "enough" }];
    case "date":
      return [ask.when === "future" ? { text: "2030-06-01" } : { press: "today" }];
    case "photos":
      return [{ photo: "photo-1" }, { press: "enough" }];
    case "check":
      return [{ press: "keep" }];
  }
}
