import type { CrisisVerdict } from "../../safety/crisis.ts";
import { plainMessage, type ScreenContext } from "../../safety/crisis-strength.ts";
import { fadedAt } from "../../safety/undertones.ts";
import type { Instant } from "../../time/instant.ts";
import { stepAt } from "../../techniques/walk.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext, Library, TextScreen } from "../turn/decision.ts";
import { calmAfter, type Concern, concernLasts, concernNow, isHeavy } from "../../safety/concern.ts";
import type { Dialogue, Snapshot } from "../turn/dialogue.ts";
import type { Act } from "../../talk/acts.ts";
import { entry, say, withDialogue } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { raiseCrisis, waysBack } from "./crisis-turn.ts";
import { withHelpButton } from "./quiet-help.ts";
import { heardAs, type HeardAs, wordsInCrisis } from "./words-in-crisis.ts";
import type { CrisisAnswer } from "../../safety/crisis-answer.ts";

/** Where a person's words stand: pages of a letter or a thought record are dark by nature, and after a sign the next one counts for more. */
export function screenedAs(
  before: Snapshot,
  command: Command,
  { now, library, screen }: Pick<DecisionContext, "now" | "library" | "screen">,
): ScreenContext {
  const { dialogue } = before;
  return {
    writing: isPage(before, command, library) ? "page" : plainMessage.writing,
    before: isHeavy(dialogue, now) ? "sign" : hasLost(dialogue, now, screen) ? "loss" : plainMessage.before,
    talk: isTalking(before, now) ? "going" : plainMessage.talk,
    undertones: fadedAt(dialogue.undertones, now),
  };
}

/** A talk goes on for so long (ms) after its last message. */
const talkLasts = 12 * 3600 * 1000;

/** Whether there is something that words may be about: a question that was asked, a goal that is walked, or what was said before, calmly in an alarm too. */
function isTalking({ dialogue: { waiting, activeGoal, talk, crisis }, goals }: Snapshot, now: Instant): boolean {
  if ((crisis?.talk?.calm ?? 0) > 0) return true;
  if (waiting.for !== "nothing" || goals.some(({ id, status }) => id === activeGoal && status === "open")) return true;
  const last = talk?.turns.at(-1);
  return last !== undefined && now - last.at < talkLasts;
}

/** A loss weighs on so many messages after it. */
const lossWeighs = 3;
const losses: readonly Act[] = [
  "child_taken",
  "court_lost",
  "grief_person",
  "miscarriage",
  "job_lost",
  "exam_failed",
  "debt",
  "breakup",
  "diagnosis",
];

/** Whether something heavy was told a moment ago: what is only implied after it is no longer said of anything. */
const hasLost = ({ talk }: Dialogue, now: Instant, screen: Pick<TextScreen, "tellsLoss">): boolean =>
  (talk?.turns ?? [])
    .slice(-lossWeighs)
    .some(
      ({ at, acts, said }) =>
        now - at < talkLasts && (acts.some((act) => losses.includes(act)) || screen.tellsLoss(said)),
    );

/** A text this short, sent while pages are taken, may be a cry to us. */
const pageFrom = 280;

function isPage({ dialogue: { waiting }, exercises }: Snapshot, command: Command, library: Library): boolean {
  if (command.do === "edit_work" || command.do === "exercise_text") return (command.text?.length ?? 0) >= pageFrom;
  if (command.do !== "text" || command.text.length < pageFrom) return false;
  if (waiting.for === "work_section") return true;
  if (waiting.for !== "exercise") return false;
  const exercise = exercises.find(({ id }) => id === waiting.exerciseId);
  return exercise !== undefined && stepAt(library.techniques[exercise.technique], exercise)?.ask.kind === "pages";
}

/**
 * An open sign is answered as what was said, with the help lines and one caring question below; while it counts, the help button stands
 * under what follows. Nothing is held, and nothing of it is claimed but that it sounds heavy.
 */
export function withOpenHelp(
  decision: Decision,
  command: Command,
  verdict: CrisisVerdict | undefined,
  { now }: DecisionContext,
): Decision {
  const { dialogue } = decision.after;
  if (dialogue.crisis || decision.erase) return decision;
  if (verdict?.strength === "open") return besideAnswer(decision, verdict, now);
  const concern = concernNow(dialogue, now);
  if (!concern || command.do !== "text") return decision;
  const after = withDialogue(decision.after, { concern: { ...concern, calm: concern.calm + 1 } });
  return { ...withHelpButton(decision), after };
}

/** What a language model alone takes for a sign is answered openly, whatever it calls it, and of no kind. */
export function openedByModel(before: Snapshot, context: DecisionContext): Decision {
  if (concernNow(before.dialogue, context.now)) return say(before);
  const because = { strength: "second_look", rules: ["second_look"], score: 0 } as const;
  return besideAnswer(say(before), { level: "elevated", strength: "open", kind: undefined, because }, context.now);
}

function besideAnswer(decision: Decision, verdict: CrisisVerdict, now: Instant): Decision {
  const { concern: earlier } = decision.after.dialogue;
  const recent = earlier && now - earlier.since < concernLasts ? earlier : undefined;
  const addedUp = verdict.because.strength === "undertones_much";
  const kind = verdict.kind ?? recent?.kind;
  const concern: Concern = {
    since: now,
    kind,
    calm: 0,
    answers: recent ? recent.answers + 1 : 0,
    ...(kind === "self_harm" && { asks: "life" as const }),
  };
  // The lines stand above already: what a reader alone hears once more adds the button, and says nothing over again.
  if (recent && verdict.because.rules.length === 0)
    return {
      ...withHelpButton(decision),
      after: withDialogue(decision.after, { concern: { ...concern, answers: recent.answers } }),
    };
  const opened = entry("crisis_raised", {
    rule: "open_sign",
    inputs: { level: verdict.level, kind: verdict.kind ?? "unknown", rules: verdict.because.rules.join() },
    confidence: verdict.because.score,
  });
  return {
    ...decision,
    after: withDialogue(decision.after, { concern }),
    replies: [...decision.replies, openReply(decision.after, concern, addedUp)],
    journal: [...decision.journal, opened],
  };
}

const helpRow: readonly Button[] = [{ label: "button.help_now", press: { do: "help_now" } }];

/** Lines and question, never the same twice running; what added up over days is asked about in words of its own. */
function openReply(
  { person: { country }, dialogue: { safetyPlan } }: Snapshot,
  { kind, answers, asks }: Concern,
  addedUp = false,
): Reply {
  // Once: whoever does not say it is not asked again at each sign.
  const asksCountry = country === undefined && answers === 0;
  return {
    say: asks !== "life" ? "crisis.open" : addedUp ? "crisis.open_added_up" : "crisis.open_life",
    with: { seed: answers },
    helpLines: { country, kind, level: "elevated", short: true, ...(asksCountry ? { asks: true } : {}) },
    buttons: [
      ...(safetyPlan === undefined
        ? []
        : [[{ label: "button.my_plan", press: { do: "work", workId: safetyPlan } } as const]]),
      ...waysBack,
      ...(asksCountry ? [[{ label: "button.country", press: { do: "country" } } as const]] : []),
      helpRow,
    ],
  };
}

/** What a person says to the caring question; a bare yes or no is one only where nothing else was asked. */
export function answerToConcern(
  before: Snapshot,
  command: Command,
  verdict: CrisisVerdict | undefined,
  context: DecisionContext,
): Decision | undefined {
  const concern = concernNow(before.dialogue, context.now);
  if (!concern || before.dialogue.crisis || command.do !== "text" || (verdict?.because.rules.length ?? 0) > 0)
    return undefined;
  const raised = (): Decision =>
    raiseCrisis(before, { level: "high", strength: "loud", kind: concern.kind, because }, command, context);
  const bare = !/\s/u.test(command.text.trim());
  if (bare && !isUnasked(before)) return undefined;
  const answer = context.screen.crisisAnswer(command.text, concern.kind);
  switch (answer) {
    case "safe":
      return calmed(before, "person_said_safe");
    case "yes":
      return concern.asks === "life" ? raised() : calmed(before, "person_said_safe");
    case "not_meant":
    case "explained":
      return calmed(before, "not_what_i_meant");
    case "stays": {
      if (concern.asks === "life") return raised();
      const said = { strength: "rule", rules: ["said_it_stays"], score: 0 } as const;
      return besideAnswer(
        say(before),
        { level: "elevated", strength: "open", kind: concern.kind, because: said },
        context.now,
      );
    }
    case "no":
      return concern.asks === "life" && bare ? calmed(before, "not_what_i_meant") : raised();
    // Whoever was asked, and tells what they have at hand or how long they have thought of it, has answered.
    case "means_near":
    case "owns":
      return isUnasked(before) ? raised() : undefined;
    case "drop":
    case "reported":
    case "stormy":
    // What a reader alone hears changes nothing where the message itself is answered.
    case "sounds_safe":
    case "sounds_not_meant":
    case "refuses":
    case "asks":
    case "of_another":
    case "orders":
    case "tells":
    case "sign":
    case "home_again":
    case undefined:
      return undefined;
    default:
      return isUnasked(before) || ofDanger.includes(answer) ? told(before, concern, answer) : undefined;
  }
}

/** Whether nothing else was asked that the words may answer. */
const isUnasked = ({ dialogue: { waiting } }: Snapshot): boolean =>
  waiting.for === "nothing" || waiting.for === "text_as_goal";

/** What answers nothing that was asked beside it. */
const ofDanger: readonly CrisisAnswer[] = ["off_means", "cant_speak", "lull", "leaving", "own_fault", "about_lines"];

/** What is heard only by what it weighs after a sign; a loss that is told is answered as ever. */
const ofTheSign: readonly HeardAs[] = [
  "means_away",
  "off_means",
  "cant_speak",
  "lull",
  "leaving",
  "own_fault",
  "about_lines",
  "reported",
  "company",
  "doctor",
  "morning",
  "could_call",
  "refuses",
  "tried_lines",
  "silence",
  "program",
  "nobody",
];

/** What was told of the danger itself is answered as that, and the sign counts on. */
function told(before: Snapshot, concern: Concern, answer: CrisisAnswer): Decision | undefined {
  const as = heardAs(answer);
  if (as === undefined || !ofTheSign.includes(as)) return undefined;
  const { words, numbers, eases } = wordsInCrisis(as, { kind: concern.kind });
  const { helpLines, buttons = [] } = openReply(before, concern);
  const calm = eases ? calmAfter : concern.calm;
  const after = withDialogue(before, { concern: { ...concern, calm, answers: concern.answers + 1 } });
  if (eases) return say(after, { say: words, with: { seed: concern.answers }, buttons: [helpRow] });
  const reply: Reply = { say: words, with: { seed: concern.answers }, buttons };
  return say(after, numbers && helpLines ? { ...reply, helpLines } : reply);
}

const because = { strength: "rule", rules: ["said_not_safe"], score: 0 } as const;

/** The person says that they are safe, or meant something else: what they had said was answered already, so nothing else is told. */
export function calmed(before: Snapshot, rule: "person_said_safe" | "not_what_i_meant"): Decision {
  const { concern } = before.dialogue;
  const after = withDialogue(before, {
    concern: concern && { ...concern, calm: calmAfter },
    undertones: undefined,
  });
  const reply: Reply =
    rule === "person_said_safe" ? { say: "crisis.open_safe", buttons: [helpRow] } : { say: "crisis.open_not_meant" };
  return { ...say(after, reply), journal: [entry("crisis_ended", { rule })] };
}
