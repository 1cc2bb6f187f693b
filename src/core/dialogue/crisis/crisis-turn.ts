import type { Instant } from "../../time/instant.ts";
import type { CrisisKind, CrisisLevel, CrisisVerdict } from "../../safety/crisis.ts";
import { stepAt } from "../../techniques/walk.ts";
import type { Commands, WorkQuery, WorksFor } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import { type Decision, type DecisionContext, isYoung } from "../turn/decision.ts";
import type { CrisisState, CrisisTalk, Snapshot } from "../turn/dialogue.ts";
import { entry, say, sayWithPosition, withDialogue } from "../turn/outcome.ts";
import type { FreeText } from "../../text/free-text.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { heardAs, type HeardAs, saidAgain, wordsInCrisis } from "./words-in-crisis.ts";

/** After this long without a further sign we ask once, quietly, how the person is. */
const checkInAfter = 12 * 3600 * 1000;
/** After this long without a further sign the crisis state ends by itself. */
const lapsesAfter = 72 * 3600 * 1000;

const rank: Record<CrisisLevel, number> = { none: 0, elevated: 1, high: 2, imminent: 3 };

/** The ways out of a crisis answer, at any time. */
export const waysBack: readonly (readonly Button[])[] = [
  [{ label: "button.safe", press: { do: "i_am_safe" } }],
  [{ label: "button.not_meant", press: { do: "not_what_i_meant" } }],
];

/** A sign of crisis: the fixed answer with the country's help lines, and what the person had sent is held, not lost. */
export function raiseCrisis(
  before: Snapshot,
  verdict: CrisisVerdict,
  held: Command,
  context: DecisionContext,
): Decision {
  const level = verdict.level === "none" ? "elevated" : verdict.level;
  const known = before.dialogue.crisis;
  // A further sign of what is known already is answered in other, shorter words: nobody reads the same text twice in a row.
  const again =
    known !== undefined &&
    rank[level] <= rank[known.level] &&
    (verdict.kind === undefined || verdict.kind === (known.kind ?? "self_harm"));
  const told =
    held.do === "text" ? heardAs(context.screen.crisisAnswer(held.text, verdict.kind ?? known?.kind)) : undefined;
  const as = known && told && (again || told === "means_near") ? told : "again";
  const crisis: CrisisState = {
    since: context.now,
    level: known && rank[known.level] > rank[level] ? known.level : level,
    kind: verdict.kind ?? known?.kind,
    held: heldAfter(known, known ? held : asPage(before, held, context)),
    checkedInAt: undefined,
    talk: {
      answers: known ? answersOf(known) + 1 : 0,
      calm: 0,
      asksIfSafe: again || asksIfSafe(level, verdict.kind),
      typed: as === "again" ? typedMeanwhile(known, held) : (known?.talk?.typed ?? []),
      ...(known?.talk?.said && { said: known.talk.said }),
      ...(verdict.doubted && !known && { doubted: true as const }),
    },
  };
  const shortly = again || as !== "again";
  const decision = shortly
    ? heardInCrisis(before, crisis, as)
    : say(withDialogue(before, { crisis }), firstReply(before, level, verdict));
  return {
    ...decision,
    journal: [
      entry("crisis_raised", {
        rule: "crisis_screen",
        inputs: { level, kind: verdict.kind ?? "unknown", rules: verdict.because.rules.join() },
        confidence: verdict.because.score,
      }),
    ],
    denied: { code: "crisis" },
  };
}

/** A message so long, sent while a letter or story takes pages or is rewritten, belongs to it; a shorter one may be a cry to us. */
const pageFrom = 280;

function asPage(before: Snapshot, held: Command, { library }: DecisionContext): Command {
  const { waiting } = before.dialogue;
  if (held.do !== "text" || held.text.length < pageFrom) return held;
  if (waiting.for === "work_section") {
    return { do: "edit_work", workId: waiting.workId, step: waiting.step, text: held.text };
  }
  if (waiting.for !== "exercise") return held;
  const exercise = before.exercises.find(({ id }) => id === waiting.exerciseId);
  const step = exercise && stepAt(library.techniques[exercise.technique], exercise);
  if (!exercise || step?.ask.kind !== "pages") return held;
  return { do: "exercise_text", exerciseId: exercise.id, step: step.id, text: held.text };
}

/**
 * What "not what I meant" brings back: what was only looked at again has been carried out long since, and words said to the crisis answer
 * take the place of nothing that was given before it.
 */
function heldAfter(known: CrisisState | undefined, held: Command): Command | undefined {
  if (held.do === "edited" || held.do === "raise_crisis") return known?.held;
  return held.do === "text" ? (known?.held ?? held) : held;
}

/** A second look at what a person wrote found it graver than the first: the level may rise by it, and never falls. */
export function raiseFurther(
  before: Snapshot,
  sign: Extract<Command, { readonly do: "raise_crisis" }>,
  context: DecisionContext,
): Decision {
  const known = before.dialogue.crisis;
  if (known && rank[known.level] >= rank[sign.level]) return say(before);
  const because = { strength: "second_look", rules: ["second_look"], score: 0 } as const;
  const verdict = { level: sign.level, strength: "open", kind: sign.kind, because } as const;
  return raiseCrisis(before, verdict, sign, context);
}

/** The person's own safety plan, one tap away at the next sign. */
function planRow(before: Snapshot): readonly (readonly Button[])[] {
  const { safetyPlan } = before.dialogue;
  return safetyPlan === undefined ? [] : [[{ label: "button.my_plan", press: { do: "work", workId: safetyPlan } }]];
}

const makePlan: readonly Button[] = [{ label: "button.safety_plan", press: { do: "begin", technique: "safety_plan" } }];

/** The answer of the crisis that lasts, in full: better twice than never. */
export function crisisAgain(before: Snapshot, crisis: CrisisState): Reply {
  return crisisReply(before, crisis.level, crisis.kind);
}

function firstReply(before: Snapshot, level: Exclude<CrisisLevel, "none">, { kind, taken }: CrisisVerdict): Reply {
  const reply = crisisReply(before, level, kind);
  return taken ? { ...reply, say: "crisis.taken" } : reply;
}

function crisisReply(before: Snapshot, level: Exclude<CrisisLevel, "none">, kind: CrisisKind | undefined): Reply {
  return {
    say: level === "elevated" ? "crisis.elevated" : `crisis.${level}.${kind ?? "self_harm"}`,
    helpLines: {
      country: before.person.country,
      kind,
      level,
      ...(kind === "medical" ? { alone: true } : {}),
      ...forYoung(before),
    },
    buttons: [
      ...(kind === "medical" ? [] : planRow(before)),
      ...waysBack,
      [{ label: "button.country", press: { do: "country" } }],
    ],
  };
}

/** Whoever has said that they are under 18 gets the lines for young people. */
const forYoung = (before: Snapshot): { readonly young?: true } =>
  isYoung(before) || before.dialogue.age?.is === "under_16" ? { young: true } : {};

/** What people say to the crisis answer ("no, I am alone", "the ambulance is coming") is an answer to us: never a goal's name, nor a step that is done. */
export function heardInCrisis(before: Snapshot, crisis: CrisisState, as: HeardAs): Decision {
  const { words, numbers } = wordsInCrisis(as, crisis);
  const { seed, said } = saidAgain(words, crisis.talk?.said);
  const talk: CrisisTalk = { answers: 0, calm: 0, asksIfSafe: true, typed: [], ...crisis.talk, said };
  const after = withDialogue(before, { crisis: { ...crisis, talk } });
  const { helpLines, buttons = [] } = crisisReply(before, crisis.level, crisis.kind);
  const reply: Reply = { say: words, with: { seed }, buttons };
  const helpRow = [{ label: "button.help_now", press: { do: "help_now" } }] as const;
  if (talk.eased)
    return say(after, { ...reply, buttons: [[{ label: "button.safe", press: { do: "i_am_safe" } }], helpRow] });
  if (numbers && helpLines) return say(after, { ...reply, helpLines: { ...helpLines, short: true } });
  return say(after, { ...reply, buttons: [...buttons, helpRow] });
}

/** Answers given since the first one; they choose the words of the next. */
export const answersOf = ({ talk }: CrisisState): number => talk?.answers ?? 0;

/** Whether the first answer to this asks whether the person is safe, so that a yes says that they are. */
function asksIfSafe(level: CrisisLevel, kind: CrisisKind | undefined): boolean {
  return level === "elevated" || (level === "high" && (kind ?? "self_harm") !== "medical" && kind !== "harm_to_others");
}

/** So many messages are told again at most. */
const mostTyped = 5;

/** What came meanwhile, with this one; what was only looked at again, or came as a command, is kept elsewhere. */
export function typedMeanwhile(known: CrisisState | undefined, command: Command): readonly FreeText[] {
  const typed = known?.talk?.typed ?? [];
  return known && command.do === "text" ? [...typed, command.text].slice(-mostTyped) : typed;
}

/** What was held is the person's draft where it was given to an exercise, a work or their hours by name: it comes in once they are safe. */
export function draftHeld({ held }: CrisisState, commands: Commands): Command | undefined {
  return held && commands.isDraft(held) ? held : undefined;
}

/** "I am safe": the state ends at once, and everything is where it was; a draft that was held goes where it was given. */
export function endCrisis(before: Snapshot, context: DecisionContext, commands: Commands): Decision {
  const { crisis, waiting } = before.dialogue;
  if (!crisis) return sayWithPosition(before);
  const held = draftHeld(crisis, commands);
  const after = withDialogue(before, { crisis: undefined, undertones: undefined });
  const going = held ? commands.carryOut(after, held, context) : sayWithPosition(after);
  const safe: Reply = {
    say: before.dialogue.safetyPlan === undefined ? "crisis.safe_plan" : "crisis.safe",
    buttons: [
      ...(before.dialogue.safetyPlan === undefined ? [makePlan] : planRow(before)),
      [{ label: "button.help_now", press: { do: "help_now" } }],
    ],
  };
  const ended = entry("crisis_ended", { rule: "person_said_safe" });
  // Words in a chat may have been a cry or a line of a letter: they are not put into it, and nobody is to think that they were.
  const unkept: readonly Reply[] =
    crisis.held?.do === "text" && waiting.for === "exercise" ? [{ say: "crisis.not_kept" }] : [];
  return { ...going, replies: [safe, ...unkept, ...going.replies], journal: [ended, ...going.journal] };
}

/** Home again from where they were treated: that ends it, with nothing to do next; a draft that was held goes where it was given. */
export function endAtHome(before: Snapshot, context: DecisionContext, commands: Commands): Decision {
  const { crisis } = before.dialogue;
  const after = withDialogue(before, { crisis: undefined, undertones: undefined });
  const held = crisis && draftHeld(crisis, commands);
  const going = held ? commands.carryOut(after, held, context) : say(after);
  const glad: Reply = {
    say: "crisis.turn.home_again",
    with: { seed: crisis ? answersOf(crisis) : 0 },
    buttons: [[{ label: "button.help_now", press: { do: "help_now" } }]],
  };
  const ended = entry("crisis_ended", { rule: "person_said_safe" });
  return { ...going, replies: [glad, ...going.replies], journal: [ended, ...going.journal] };
}

/** What came while the crisis lasted, told again: it was answered as a sign, and may have been meant as something else. */
export function typedReply({ talk }: CrisisState): readonly Reply[] {
  const typed = talk?.typed ?? [];
  return typed.length === 0 ? [] : [{ say: "crisis.typed", with: { said: typed.join("\n") } }];
}

/** "Not what I meant": the state ends at once and what was held is handled as if nothing had been asked. */
export function notMeant(before: Snapshot, context: DecisionContext, commands: Commands): Decision {
  const { crisis } = before.dialogue;
  if (!crisis) return sayWithPosition(before);
  const after = withDialogue(before, { crisis: undefined, undertones: undefined });
  const sorry: Reply = { say: "crisis.not_meant" };
  const ended = entry("crisis_ended", { rule: "not_what_i_meant" });
  const going = crisis.held ? commands.carryOut(after, crisis.held, context) : sayWithPosition(after);
  return {
    ...going,
    replies: [sorry, ...going.replies, ...typedReply(crisis)],
    journal: [ended, ...going.journal],
  };
}

/** The works that a command held by a crisis looks at: it is carried out with the one that ends the crisis. */
export function worksOfHeld(before: Snapshot, now: Instant, worksFor: WorksFor): WorkQuery | undefined {
  const held = before.dialogue.crisis?.held;
  return held && worksFor(held, withDialogue(before, { crisis: undefined }), now);
}

/** Help lines on demand: always there, the same for everybody; and the person's own plan, or the way to make one when it is calm. */
export function helpNow(before: Snapshot): Decision {
  return say(before, {
    say: "help_now.text",
    helpLines: { country: before.person.country, kind: undefined, level: "none", ...forYoung(before) },
    buttons: [
      ...planRow(before),
      ...(before.dialogue.safetyPlan === undefined && before.dialogue.crisis === undefined ? [makePlan] : []),
      [{ label: "button.country", press: { do: "country" } }],
    ],
  });
}

/** The crisis state as it stands now: lapsed after three quiet days, or due for one quiet question. */
export function crisisNow(crisis: CrisisState | undefined, now: Instant): "none" | "held" | "check_in" | "lapsed" {
  if (!crisis) return "none";
  if (now - crisis.since >= lapsesAfter) return "lapsed";
  const asks = crisis.checkedInAt === undefined && !crisis.talk?.eased;
  return asks && now - crisis.since >= checkInAfter ? "check_in" : "held";
}

export function checkInReply(): Reply {
  return {
    say: "crisis.check_in",
    buttons: [
      [{ label: "button.safe", press: { do: "i_am_safe" } }],
      [{ label: "button.help_now", press: { do: "help_now" } }],
    ],
  };
}
