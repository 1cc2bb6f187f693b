import { activeGoal } from "../goals/goal-views.ts";
import { readYesNo } from "../../answers/yes-no.ts";
import { plainWords, tellingWords } from "../../answers/plain-words.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Shown, Snapshot } from "../turn/dialogue.ts";
import { withDialogue } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { lean } from "../../text/lean.ts";

/** Replies of one answer that are kept: what came before them stands too far up to be meant. */
const mostShown = 3;

/**
 * Keeps what an answer offers by buttons, so that the next message may say it in words. An answer that offers nothing ends the offer before
 * it, and so does what a page did; a page that only looks, or is refused, leaves the talk as it stands.
 */
export function withShown(before: Snapshot, decision: Decision, { onPage }: DecisionContext): Decision {
  if (decision.replies.length === 0 || decision.erase) return decision;
  if (onPage && (decision.after === before || decision.denied)) return decision;
  const shown = (onPage ? [] : decision.replies)
    .flatMap(({ say, buttons = [] }): Shown[] => (buttons.some((row) => row.length > 0) ? [{ say, buttons }] : []))
    .slice(-mostShown);
  if (shown.length === 0 && decision.after.dialogue.shown === undefined) return decision;
  return { ...decision, after: withDialogue(decision.after, { shown: shown.length === 0 ? undefined : shown }) };
}

/** The buttons that a yes presses, wherever they stand; one that erases is never among them. */
const affirming: ReadonlySet<WordKey> = new Set([
  "button.yes",
  "button.reached",
  "button.report_yes",
  "button.place_right",
  "button.change_yes",
  "button.consent_yes",
  "button.danger_yes",
  "button.resume",
  "button.clear",
  "button.helped",
  "button.take_archetype",
  "button.accept",
  "button.go_on",
  "button.riddles_good",
  "button.next",
  "button.text_as_goal",
  "button.goal_named",
] satisfies WordKey[]);
/** Likewise of a no. */
const declining: ReadonlySet<WordKey> = new Set([
  "button.no",
  "button.not_yet",
  "button.change_not_now",
  "button.consent_no",
  "button.danger_no",
  "button.unclear",
  "button.not_helped",
  "button.decline",
] satisfies WordKey[]);
/** What a yes means where the words of the reply ask for it: "is it done?". */
const affirmingIn: Readonly<Partial<Record<WordKey, readonly WordKey[]>>> = {
  "step.still_open": ["button.done"],
  "talk.line": ["button.brings_tracks"],
};
const unknowing: ReadonlySet<WordKey> = new Set([
  "button.contact_unknown",
  "button.danger_unknown",
  "button.separation_unknown",
] satisfies WordKey[]);

/** The command that a yes or a no gives where it is asked for one; undefined where the reply asks for neither, or asks for it twice. */
export function answeredYesNo(
  text: string,
  { say, buttons = [] }: Pick<Reply, "say" | "buttons">,
): Command | undefined {
  const told = readYesNo(text);
  if (!told) return undefined;
  const meant = (button: Button): boolean => {
    if (told.value === "unsure") return unknowing.has(button.label);
    if (told.value === "no") return declining.has(button.label);
    return affirming.has(button.label) || affirmingIn[say]?.includes(button.label) === true;
  };
  // Where violence is asked about, "no, but he shouts" is no "no".
  const guarded = say === "contact.ask_danger" && told.rest !== "";
  const pressed = buttons.flat().filter(meant);
  return pressed.length === 1 && !guarded ? pressed[0]?.press : undefined;
}

/** Words that are few enough to be the name of a button rather than something told. */
const fewWords = 2;

/** "How do I do it?" asks, and names no button of something done. */
const asksFirst = lean(
  /^(?:(?:а|и|ну|so|and|but|ok)[\s,]+)*(?:как|где|куда|откуда|чем|зачем|почему|кому|кого|у кого|how|where|why|who|whom)(?!\p{L})/iu,
);

/** What of the last answer a message chooses: a label, a place in the list, a yes or a no. Where words are waited for, only a whole label counts. */
export function shownMeant(
  before: Snapshot,
  text: string,
  { library }: DecisionContext,
  exactly: boolean,
): { readonly press: Command; readonly of: Shown } | undefined {
  const { locale } = before.person;
  const few = !exactly && !asksFirst.test(text.trim()) && tellingWords(plainWords(text)).length <= fewWords;
  for (const of of [...(before.dialogue.shown ?? [])].reverse()) {
    const erasing =
      readYesNo(text)?.value === "yes" ? of.buttons.flat().find(({ press }) => needsThePress(press)) : undefined;
    const press =
      library.said(text, of, locale, true) ??
      erasing?.press ??
      (exactly ? undefined : yesOrNo(before, text, of)) ??
      (few && !readYesNo(text) ? library.said(text, of, locale, false) : undefined);
    if (press) return { press, of };
  }
  return undefined;
}

/** Beside an open step a yes is no wish for a goal: "done" is said of the step. */
function yesOrNo(before: Snapshot, text: string, of: Shown): Command | undefined {
  const press = answeredYesNo(text, of);
  return press?.do === "goal_from_text" && activeGoal(before)?.current ? undefined : press;
}

/** Whether a command takes away what cannot be brought back: only its button does that, and never words alone. */
export function needsThePress(command: Command): boolean {
  if ("confirmed" in command && command.confirmed) return true;
  return command.do === "forget_body" || command.do === "drop_exercise";
}
