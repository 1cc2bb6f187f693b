import { type Library, usualFlags } from "#core/dialogue/turn/decision.ts";
import { emptyDialogue, emptyTracks } from "#core/dialogue/turn/dialogue.ts";
import { type OnTracks, suggestContextOf } from "#core/dialogue/tracks/journey-turn.ts";
import { suggestionFor } from "#core/dialogue/tracks/track-views.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { Goal } from "#core/goals/goal.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import type { TechniqueId, TextRef } from "#core/techniques/technique.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import { type Journey, newJourney, type TrackState } from "#core/tracks/journey.ts";
import { trackInFocus } from "#core/tracks/overall.ts";
import { allNextActions, nameOfAction, type Suggestion } from "#core/tracks/suggest.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import type { PersonCase } from "./suggestion-persons.ts";

/** What must be nought, by law; the count of suggestions that broke it. */
export interface BrokenLaws {
  /** An exercise that the contact gate or the first weeks close. */
  readonly closed_offered: number;
  /** A track that rests is in front while another does not. */
  readonly paused_offered: number;
  /** Something hard on a heavy day, where there was something gentle. */
  readonly heavy_not_gentle: number;
  /** Something hard where the track had stood still for a week of active days. */
  readonly still_not_easier: number;
  /** Declined twice, while something else was left. */
  readonly declined_again: number;
  /** A draft of the track waits, may go on, and was passed over on a day that is not heavy. */
  readonly draft_passed_over: number;
  /** The same person a moment later is told something else. */
  readonly unsteady: number;
  /** No words, or no reason, in the person's language. */
  readonly without_words: number;
}

/** `n` suggestions for `persons`; `distinct` exercises and reports among them, and how often each reason was given. */
export interface SuggestionEvalResult extends BrokenLaws {
  readonly n: number;
  readonly persons: number;
  readonly distinct: number;
  readonly by_rule: Readonly<Record<string, number>>;
}

export interface SuggestionEvalParts {
  readonly library: Pick<Library, "techniques" | "pack">;
  /** Words of content in a person's language. */
  readonly text: (ref: TextRef, locale: Locale) => string;
}

/** Noon of an ordinary Wednesday, UTC: the sheet says the same on every day. */
const now: Instant = Date.UTC(2026, 5, 3, 12);
const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;
const heavyMood = 3;
const stillDays = 7;

function trackOf(each: PersonCase, track: TrackId): TrackState {
  const percent = each.percents[trackIds.indexOf(track)] ?? 0;
  const idle = each.idle?.[track] ?? Math.min(1, each.days);
  return {
    ...newJourney(now, localDate(now, "UTC")).tracks[track],
    percent,
    paused: each.paused?.includes(track) ?? false,
    totalActions: Math.ceil(percent / 10),
    lastActivity: percent === 0 ? undefined : now - idle * dayMs,
    movedAt: percent === 0 ? undefined : now - idle * dayMs,
    stillDays: each.still?.[track] ?? 0,
  };
}

function journeyOf(each: PersonCase): Journey {
  const started = newJourney(now - each.days * dayMs, plusDays(localDate(now, "UTC"), -each.days));
  const focus = each.focus ?? "self_work";
  return {
    ...started,
    tracks: Object.fromEntries(trackIds.map((track) => [track, trackOf(each, track)])) as Journey["tracks"],
    primary: focus === "all" ? "self_work" : focus,
    all: focus === "all",
    counts: each.done ?? {},
    declined: each.declined ?? {},
    mood: each.mood && { score: each.mood.score, at: now - each.mood.hoursAgo * hourMs },
  };
}

function draftOf(technique: TechniqueId, parts: SuggestionEvalParts): Exercise {
  const at = parts.library.techniques[technique].steps[0]?.id ?? "";
  return { id: technique as string as ExerciseId, technique, at, answers: {}, startedAt: now, touchedAt: now };
}

function goalOn(track: TrackId): Goal {
  return {
    id: `goal on ${track}` as GoalId,
    title: "",
    description: "",
    kind: "other",
    status: "open",
    createdAt: now,
    touchedAt: now,
    clarifications: [],
    question: undefined,
    current: undefined,
    completedCount: 0,
    declined: [],
    touchesContact: false,
    track,
  };
}

/** The person as the dialogue would have loaded them. */
function snapshotOf(each: PersonCase, parts: SuggestionEvalParts): OnTracks {
  const came = now - each.days * dayMs;
  const person = newPerson({ id: each.about as PersonId, locale: each.locale, timeZone: "UTC", now: came });
  return {
    ...emptyTracks,
    person: { ...person, contact: each.gate },
    dialogue: emptyDialogue,
    goals: (each.goals ?? []).map(goalOn),
    lastDoneStep: undefined,
    exercises: (each.drafts ?? []).map((technique) => draftOf(technique, parts)),
    journey: journeyOf(each),
  };
}

type Laws = { -readonly [L in keyof BrokenLaws]: number };

/** Which laws one suggestion breaks; each is judged from what the person said, not by the rules that made the suggestion. */
function broken(
  made: Suggestion,
  each: PersonCase,
  snapshot: OnTracks,
  parts: SuggestionEvalParts,
): readonly (keyof BrokenLaws)[] {
  const { techniques } = parts.library;
  const around = suggestContextOf(snapshot, { now, library: parts.library as Library });
  const { track, action } = made;
  const choices = allNextActions(snapshot.journey, track, around);
  const isOpen = (id: TechniqueId): boolean =>
    !(techniques[id].gate === "closed" && around.gate === "safety") &&
    !(techniques[id].insteadWhenRecent !== undefined && around.recent);
  const easy = choices.find((choice) => nameOfAction(choice.action) === nameOfAction(action))?.easy ?? false;
  const anyEasy = choices.some((choice) => choice.easy);
  const tooOften = (name: string): boolean => (each.declined?.[name] ?? 0) >= 2;
  const somethingLeft = choices.some((choice) => !tooOften(nameOfAction(choice.action)));
  const draft = each.drafts?.find((id) => techniques[id].track === track && isOpen(id));
  const isDraft = draft !== undefined && action.kind === "technique" && action.technique === draft;
  const heavy = each.mood !== undefined && each.mood.score <= heavyMood && each.mood.hoursAgo < 24;
  const percent = snapshot.journey.tracks[track].percent;
  const still = percent < 100 && (each.still?.[track] ?? 0) >= stillDays;
  const again = suggestionFor(snapshot, track, { now, library: parts.library as Library, flags: usualFlags });
  const words = parts.text(made.words, each.locale);
  const reason = parts.text({ ref: `because.${made.because.rule}` }, each.locale);
  const laws: Readonly<Record<Exclude<keyof BrokenLaws, "paused_offered">, boolean>> = {
    closed_offered: action.kind === "technique" && !isOpen(action.technique),
    heavy_not_gentle: heavy && anyEasy && !easy,
    still_not_easier: still && anyEasy && !easy && !isDraft,
    declined_again: tooOften(nameOfAction(action)) && somethingLeft && !isDraft,
    draft_passed_over: draft !== undefined && !isDraft && !(heavy && anyEasy),
    unsteady: JSON.stringify(again) !== JSON.stringify(made),
    without_words: words.trim() === "" || words === made.words.ref || reason.trim() === "",
  };
  return (Object.keys(laws) as (keyof typeof laws)[]).filter((law) => laws[law]);
}

function situationOf(each: PersonCase): string {
  const { contact = "not said", danger = "not said", separation = "not said" } = each.gate;
  const listed = (name: string, record: object | undefined): string[] =>
    record && Object.keys(record).length > 0 ? [`${name} ${JSON.stringify(record)}`] : [];
  return [
    `${each.percents.join("/")} %, day ${each.days}`,
    `contact ${contact}, danger ${danger}, separation ${separation}`,
    `focus ${each.focus ?? "self_work"}`,
    ...(each.mood ? [`mood ${each.mood.score} of 10, ${each.mood.hoursAgo} h ago`] : []),
    ...listed("idle", each.idle),
    ...listed("still", each.still),
    ...listed("declined", each.declined),
    ...(each.paused ? [`rests: ${each.paused.join(", ")}`] : []),
    ...(each.goals ? [`goals on ${each.goals.join(", ")}`] : []),
    ...(each.drafts ? [`drafts: ${each.drafts.join(", ")}`] : []),
  ].join("; ");
}

/** Lays out for each person what is suggested on each track and why, to be judged by eye, and counts what breaks a law. */
export function evalSuggestions(
  cases: readonly PersonCase[],
  parts: SuggestionEvalParts,
): { readonly sheet: readonly string[]; readonly result: SuggestionEvalResult } {
  const laws: Laws = {
    closed_offered: 0,
    paused_offered: 0,
    heavy_not_gentle: 0,
    still_not_easier: 0,
    declined_again: 0,
    draft_passed_over: 0,
    unsteady: 0,
    without_words: 0,
  };
  const sheet: string[] = [];
  const rules: string[] = [];
  const names: string[] = [];
  cases.forEach((each, index) => {
    const snapshot = snapshotOf(each, parts);
    const { journey } = snapshot;
    const front = trackInFocus(journey);
    if (journey.tracks[front].paused && trackIds.some((track) => !journey.tracks[track].paused)) {
      laws.paused_offered += 1;
    }
    sheet.push("", `${index + 1}. ${each.about} (${each.locale})`, `   ${situationOf(each)}`);
    for (const track of trackIds) {
      if (journey.tracks[track].paused) {
        sheet.push(`     ${track.padEnd(17)} rests`);
        continue;
      }
      const made = suggestionFor(snapshot, track, {
        now,
        library: parts.library as Library,
        flags: usualFlags,
      });
      const faults = broken(made, each, snapshot, parts);
      for (const law of faults) laws[law] += 1;
      rules.push(made.because.rule);
      names.push(nameOfAction(made.action));
      const also = made.also.length > 0 ? `, also ${made.also.join(", ")}` : "";
      sheet.push(
        `   ${track === front ? "→" : " "} ${track.padEnd(17)} ${parts.text(made.words, each.locale)}`,
        `     ${"".padEnd(17)} ${nameOfAction(made.action)}, ${made.minutes} min${also}`,
        `     ${"".padEnd(17)} ${made.because.rule}: ${reasonOf(made, each, parts)}${faults.length > 0 ? ` !! ${faults.join()}` : ""}`,
      );
    }
  });
  const by_rule = Object.fromEntries(
    [...Map.groupBy(rules, (rule) => rule)].map(([rule, all]) => [rule, all.length] as const).sort(),
  );
  const result = { n: names.length, persons: cases.length, distinct: new Set(names).size, ...laws, by_rule };
  return { sheet, result };
}

function reasonOf(made: Suggestion, each: PersonCase, parts: SuggestionEvalParts): string {
  const days = String(made.because.inputs?.["days"] ?? "");
  return parts.text({ ref: `because.${made.because.rule}` }, each.locale).replaceAll("{{days}}", days);
}
