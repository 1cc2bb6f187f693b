import { type Adapting, notAdapting } from "#core/adaptation/adaptation.ts";
import { type Day, newDay } from "#core/day/day.ts";
import type { Task } from "#core/day/plan.ts";
import { timeOf } from "#core/day/replan.ts";
import { wakingDay } from "#core/day/waking-day.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import { needs } from "#core/dialogue/entry/loaded-for.ts";
import type { Face } from "#core/dialogue/turn/body-command.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { type Library, usualFlags } from "#core/dialogue/turn/decision.ts";
import { emptyDialogue, emptyTracks, type Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { PersonId } from "#core/person/person.ts";
import { bodyWindow } from "#core/readings/body.ts";
import { plausible } from "#core/readings/plausible.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import type { Instant } from "#core/time/instant.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import { instantAt, wallTime, weekdayOf } from "#core/time/wall-time.ts";
import { keepReadings } from "../simulation/kept-readings.ts";
import { noWords } from "../simulation/living.ts";
import { randomOf } from "../simulation/random.ts";
import { type Persona, valueOf } from "./persona-file.ts";

const minuteMs = 60_000;
/** How often it is looked whether anything is due, and the least time after waking at which the day is looked at. */
const stepMs = 15 * minuteMs;

/** Something that a person saw, and what it was the answer to. */
export interface Seen {
  readonly at: Instant;
  readonly after: "morning" | "tap" | "reading" | "own_word" | "mark" | "answer";
  /** What was tapped or measured. */
  readonly what: string | undefined;
  readonly replies: readonly Reply[];
}

/** One day as its person lived it. */
export interface LivedDay {
  readonly number: number;
  readonly date: LocalDate;
  readonly waking: { readonly from: Instant; readonly to: Instant };
  readonly work: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly seen: readonly Seen[];
  /** Asked at its end of each task: why it stood there. */
  readonly why: readonly { readonly task: Task; readonly reply: Reply }[];
  /** The day as it ended. */
  readonly after: Day;
  readonly adapting: Adapting;
}

function snapshotOf(persona: Persona, start: Instant): Snapshot {
  const { locale, zone, archetype, aims, schedule, intake, starts } = persona;
  const id = "00000000-0000-4000-8000-000000000001" as PersonId;
  const day = newDay(archetype, start, starts);
  return {
    person: { ...newPerson({ id, locale, timeZone: zone, now: start }), locale },
    dialogue: emptyDialogue,
    goals: [],
    lastDoneStep: undefined,
    ...emptyTracks,
    day: { ...day, schedule, consentAt: start, intake: { ...intake, at: start }, ...(aims.length > 0 ? { aims } : {}) },
    adapting: notAdapting,
  };
}

type OnDays = Pick<Persona["taps"][number], "from_day" | "to_day" | "every" | "weekdays">;

function holdsOn(said: OnDays, number: number, date: LocalDate): boolean {
  const { from_day: from = 1, to_day: to = Number.POSITIVE_INFINITY, every = 1, weekdays } = said;
  if (number < from || number > to || (number - from) % every !== 0) return false;
  return weekdays === undefined || weekdays.includes(weekdayOf(date));
}

/** The figure of a day: those of a list come in turn. */
const inTurn = <T>(said: T | readonly T[], number: number): T =>
  (Array.isArray(said) ? said[(number - 1) % said.length] : said) as T;

/** The decisions of the program for one person: every word, figure and tick is a command. */
function program(persona: Persona, start: Instant, library: Library) {
  const kept = keepReadings(bodyWindow(library.triggers));
  let snapshot = snapshotOf(persona, start);
  let ids = 0;
  let reckonedOn: LocalDate | undefined;
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
  };
  return {
    day(): Day {
      if (!snapshot.day) throw new Error("nobody ends their days here");
      return snapshot.day;
    },
    adapting: (): Adapting => snapshot.adapting ?? notAdapting,
    put: (reading: Reading): boolean => kept.put([reading]).length > 0,
    run(now: Instant, command: Command): readonly Reply[] {
      const today = wallTime(now, persona.zone).date;
      if (today !== reckonedOn) kept.reckon(today, now);
      reckonedOn = today;
      const before: Snapshot = needs(command, "body") ? { ...snapshot, body: kept.body(now) } : snapshot;
      const decision = decide(before, command, { now, newId, screen: noWords, library, flags: usualFlags });
      snapshot = { ...decision.after, body: undefined };
      kept.put(decision.savedReadings ?? []);
      return decision.replies;
    },
  };
}
type Program = ReturnType<typeof program>;

interface Due {
  readonly at: Instant;
  readonly what: string;
  readonly after: "tap" | "reading";
  run(now: Instant): readonly Reply[];
}

/** All that the file says of a day's body, in the order of its times. */
function dueOn(persona: Persona, life: Program, number: number, date: LocalDate, wake: Instant): readonly Due[] {
  const instant = (said: { readonly at?: number | undefined; readonly after_waking?: number | undefined }): Instant => {
    if (said.at === undefined) return wake + (said.after_waking ?? 0) * minuteMs;
    const at = instantAt(date, said.at, persona.zone);
    // A shift that ends after midnight has its small hours on the next date.
    return at < wake ? instantAt(plusDays(date, 1), said.at, persona.zone) : at;
  };
  const taps = persona.taps
    .filter((each) => holdsOn(each, number, date))
    .map((each): Due => {
      const face = inTurn(each.face, number) as Face;
      const run = (now: Instant) => life.run(now, { do: "checkin", metric: each.metric, face });
      return { at: instant(each), after: "tap", what: `${each.metric} ${face}`, run };
    });
  const figures = persona.readings
    .map((said, place) => ({ said, place }))
    .filter(({ said }) => holdsOn(said, number, date))
    .map(({ said, place }): Due => {
      const at = instant(said);
      const drawn = randomOf(persona.seed, `reading.${place}.${number}`).normal(0, said.spread ?? 0);
      const value = valueOf(said, inTurn(said.value, number) + (said.spread === undefined ? 0 : drawn));
      const offset = 0;
      const reading: Reading = {
        id: `${said.metric}.${place}.${at}` as ReadingId,
        metric: said.metric,
        value,
        from: at,
        to: at,
        offset,
        source: { kind: "wearable", name: "device" },
        modality: "sensed",
        quality: plausible({ metric: said.metric, value, from: at, to: at, offset }, at),
        imported: false,
      };
      const run = (now: Instant) => (life.put(reading) ? life.run(now, { do: "body" }) : []);
      return { at, after: "reading", what: `${said.metric} ${Math.round(value * 100) / 100}`, run };
    });
  return [...taps, ...figures].toSorted((a, b) => a.at - b.at);
}

/** Days of a person, one after the other, through the program's own decisions; the same file gives the same days. */
export function* livePersona(persona: Persona, library: Library): Generator<LivedDay> {
  const { schedule, zone } = persona;
  const defaults = library.day.archetypes[persona.archetype];
  const first = wakingDay(schedule, defaults, persona.starts, zone, []);
  const life = program(persona, first.from, library);
  const drawn = new Set<Task["id"]>();
  for (let number = 1; number <= persona.days; number += 1) {
    const date = plusDays(persona.starts, number - 1);
    const waking = wakingDay(schedule, defaults, date, zone, []);
    const seen: Seen[] = [];
    const see = (at: Instant, after: Seen["after"], replies: readonly Reply[], what?: string): void => {
      if (replies.length > 0) seen.push({ at, after, what, replies });
      // A neutral notification says only that something changed: what it is stands in the day that it opens.
      if (replies.some(({ say }) => say === "change.neutral" || say === "change.neutral_offer"))
        seen.push({ at, after, what, replies: life.run(at, { do: "today" }) });
    };
    const away = persona.away.find((each) => number >= each.from_day && number <= each.to_day);
    const was = life.day().away?.why;
    if (away?.why !== was) see(waking.from, "answer", life.run(waking.from, { do: "away", why: away?.why ?? "back" }));
    const due = dueOn(persona, life, number, date, waking.from);
    let next = 0;
    for (let now = waking.from; now < waking.to; now += stepMs) {
      if (life.day().lookAt <= now) see(now, "own_word", life.run(now, { do: "day_tick" }));
      if (now === waking.from) see(now, "morning", life.run(now, { do: "today" }));
      for (let each = due[next]; each !== undefined && each.at < now + stepMs; each = due[next]) {
        see(Math.max(each.at, now), each.after, each.run(Math.max(each.at, now)), each.what);
        next += 1;
      }
      answerOffers(persona, life, now, see);
      doWhatIsDue(persona, life, now, drawn);
    }
    const { from, to, work } = waking;
    const { plan } = life.day();
    const why = (plan?.date === date ? plan.tasks : []).flatMap((task) =>
      life.run(to - stepMs, { do: "why", taskId: task.id }).map((reply) => ({ task, reply })),
    );
    yield { number, date, waking: { from, to }, work, seen, why, after: life.day(), adapting: life.adapting() };
  }
}

type See = (at: Instant, after: Seen["after"], replies: readonly Reply[], what?: string) => void;

function answerOffers({ offers }: Persona, life: Program, now: Instant, see: See): void {
  if (offers === "nothing") return;
  for (const { id, state } of life.adapting().adaptations)
    if (state === "offered") see(now, "answer", life.run(now, { do: "adaptation", id, answer: offers }), offers);
}

/** What is over by now was done or was not, as the person is wont to. */
function doWhatIsDue(persona: Persona, life: Program, now: Instant, drawn: Set<Task["id"]>): void {
  for (const task of life.day().plan?.tasks ?? []) {
    if (task.state !== "open" || timeOf(task).to > now || drawn.has(task.id)) continue;
    drawn.add(task.id);
    if (randomOf(persona.seed, `does.${task.id}`).chance(persona.does))
      life.run(now, { do: "mark_task", taskId: task.id, how: "done" });
  }
}
