import { goalListReply, activeGoal } from "../goals/goal-views.ts";
import { unexpectedTextButtons } from "../home/unexpected-text.ts";
import { type Locale, locales } from "../../person/person.ts";
import { hasNoPart, helloReply } from "../home/onboarding-views.ts";
import { askFirst } from "../tracks/begin-exercise.ts";
import { askTold } from "../tracks/suggestion-commands.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { IntentReading } from "../turn/intents.ts";
import { say, waitFor } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { commandMeant, techniqueToAsk, whichMeant, wishesServed } from "./meant.ts";
import { refusedOutright } from "../../safety/harm.ts";
import * as newGoals from "../goals/new-goal.ts";

/** What nobody waited for is done where its meaning is certain, asked about where it is likely, and kept as a goal to be. */
export function understand(before: Snapshot, text: string, context: DecisionContext, commands: Commands): Decision {
  // A smile or a thumb up is no goal.
  if (!/[\p{L}\p{N}]/u.test(text)) return nod(before, "text.nod", context);
  const answered = answerMeant(before, text, context);
  if (answered)
    return answered === "a nod" ? nod(before, "text.thanks", context) : commands.carryOut(before, answered, context);
  // What is refused as a goal is refused as a request too, before it is taken for anything else.
  const refused = refusedOutright(context.screen.harm(text));
  if (refused) return newGoals.refuse(before, refused, undefined);
  const plainly = askPlainly(before, text, context);
  if (plainly) return plainly;
  const reading = context.screen.intent(text, before.person.locale);
  const command = commandMeant(text, reading, before, context);
  return command ? commands.carryOut(before, command, context) : askByReading(before, text, reading, context);
}

const yesOrNo: Reply = {
  say: "text.as_goal",
  buttons: [
    [
      { label: "button.yes", press: { do: "goal_from_text" } },
      { label: "button.no", press: { do: "cancel" } },
    ],
  ],
};

/** What answers the question that was asked about the words before: one of its buttons in words, a yes or a no; a bare yes to nothing is a nod. */
function answerMeant(before: Snapshot, text: string, context: DecisionContext): Command | "a nod" | undefined {
  const { waiting } = before.dialogue;
  const said = (reply: Reply): Command | undefined => context.library.said(text, reply, before.person.locale, true);
  const begins = hasNoPart(before) ? said(helloReply(context.flags.multi_track_system_enabled)) : undefined;
  if (begins) return begins;
  const other = before.goals.length > 1 ? said(goalListReply(before, "switch.choose")) : undefined;
  if (other?.do === "activate") return other;
  const plain = said(yesOrNo);
  if (waiting.for !== "text_as_goal") return plain && "a nod";
  const question = askAbout(before, waiting.text, context).replies[0];
  const pressed = question && said(question);
  if (pressed) return pressed;
  return plain && (plain.do === "cancel" || question?.say === "text.as_goal" ? plain : "a nod");
}

/** Asks what words mean that may mean several things; they may become a goal with one tap. */
const askAbout = (before: Snapshot, text: string, context: DecisionContext): Decision =>
  askPlainly(before, text, context) ??
  askByReading(before, text, context.screen.intent(text, before.person.locale), context);

/** Asks about what is heard by its phrases, before a reading of the whole: something done in life, or two wishes at once. */
function askPlainly(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  const told = askTold(before, text, context);
  if (told) return told;
  const both = wishesServed(text, before, context);
  return both && say(waitFor(before, { for: "text_as_goal", text }), both);
}

function askByReading(before: Snapshot, text: string, reading: IntentReading, context: DecisionContext): Decision {
  const technique = techniqueToAsk(reading, before, context);
  if (technique) return askFirst(before, technique, text, context);
  const newcomer = hasNoPart(before) && !(reading.committed && reading.intent === "new_goal");
  const reply: Reply = whichMeant(text, reading, before, context) ?? {
    say: activeGoal(before)?.current ? "text.not_expected" : newcomer ? "text.newcomer" : "text.as_goal",
    buttons: unexpectedTextButtons(before, context, true),
  };
  const asked = say(waitFor(before, { for: "text_as_goal", text }), {
    ...reply,
    buttons: [...languageWritten(text, before.person.locale), ...(reply.buttons ?? [])],
  });
  return reading.worthAsking && before.person.modelConsent ? { ...asked, secondOpinion: { text } } : asked;
}

/** An answer to what asks for none: a smile, a thank you. */
export function nod(before: Snapshot, words: "text.nod" | "text.thanks", context: DecisionContext): Decision {
  return say(before, { say: words, buttons: unexpectedTextButtons(before, context, false) });
}

/** Whoever writes in another language may want to be spoken to in it. */
function languageWritten(text: string, locale: Locale): readonly Button[][] {
  return locales
    .filter((other) => other !== locale && looksWritten[other](text))
    .map((other): Button[] => [{ label: `button.locale_${other}`, press: { do: "language", locale: other } }]);
}

const inCyrillic = /\p{Script=Cyrillic}{2}/u;
/** Whether a message looks written in a language, going by its letters. */
const looksWritten: Readonly<Record<Locale, (text: string) => boolean>> = {
  ru: (text) => inCyrillic.test(text),
  en: (text) => !inCyrillic.test(text) && /[a-z]{2,}\W+[a-z]{2,}/i.test(text),
};
