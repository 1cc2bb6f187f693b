import type { AgeTold } from "../../safety/age.ts";
import { answerSection } from "../../day/intake.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import type { AgeState, Snapshot } from "../turn/dialogue.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import { entry, say, withDialogue } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** Who is too young to be served, and how that is found out (safety.md). Nothing that was kept is ever erased by a reading. */

/** An age is told in few words (characters); a letter is not searched for it. */
const mostTold = 2000;

const ageRow = (age: AgeTold): readonly Button[] => [{ label: `button.age_${age}`, press: { do: "age_is", age } }];

const ageQuestion: Reply = { say: "age.ask", buttons: [ageRow("under_16"), ageRow("young"), ageRow("adult")] };
/** Nobody is asked twice in the same words. */
const ageQuestionAgain: Reply = { ...ageQuestion, say: "age.ask_again" };

function tooYoung({ person: { country } }: Snapshot): Reply {
  return {
    say: "age.too_young",
    helpLines: { country, kind: undefined, level: "none", young: true },
    buttons: [
      [{ label: "button.help_now", press: { do: "help_now" } }],
      [{ label: "button.age_mistaken", press: { do: "age_is" } }],
      [
        { label: "button.export", press: { do: "export" } },
        { label: "button.delete_me", press: { do: "delete_me" } },
      ],
    ],
  };
}

const withAge = (before: Snapshot, age: AgeState): Snapshot => withDialogue(before, { age });

/**
 * Words that say that their writer is under 18: before anything is made of them one question is asked, and they are held for its answer.
 * Whoever says plainly that they are 16 or 17 is not asked what they have just said.
 */
export function askAge(
  before: Snapshot,
  command: Command,
  context: DecisionContext,
  commands: Commands,
): Decision | undefined {
  const { screen } = context;
  const { age, crisis } = before.dialogue;
  const words = ownWords(command);
  if (age !== undefined || crisis || words === undefined || words.length > mostTold) return undefined;
  const read = screen.age(words);
  if (read === undefined) return undefined;
  const holds = withAge(before, { is: "asked", held: command });
  return read === "young" && screen.ageTold(words) === "young"
    ? ageIs(holds, "young", context, commands)
    : asked(before, command);
}

/** What is written about oneself to us; a page of a letter or a step of an exercise may speak for another, or of long ago. */
function ownWords(command: Command): string | undefined {
  switch (command.do) {
    case "text":
      return command.text;
    case "new_goal":
      return [command.title ?? "", command.description ?? ""].join("\n");
    default:
      return undefined;
  }
}

function asked(before: Snapshot, held: Command | undefined): Decision {
  return {
    ...say(withAge(before, { is: "asked", ...(held ? { held } : {}) }), ageQuestion),
    journal: [entry("age_asked", { rule: "words_of_a_minor" })],
  };
}

/**
 * Where the age is asked about, or nobody is served, everything else waits: help, and what is theirs by right, stays open. Our own clock goes
 * on without a word.
 */
export function closedByAge(
  before: Snapshot,
  command: Command,
  context: DecisionContext,
  commands: Commands,
): Decision | undefined {
  const { age, waiting } = before.dialogue;
  const closed = age?.is === "asked" || age?.is === "under_16";
  if (!closed || commands.isForEverybody(command) || waiting.for === "country") return undefined;
  if (commands.isUnheard(command)) {
    const decision = commands.runs(before, command, context);
    return { ...decision, replies: [] };
  }
  if (age.is === "under_16") return say(before, tooYoung(before));
  const told = command.do === "text" ? context.screen.ageTold(command.text) : undefined;
  return told === undefined ? say(before, ageQuestionAgain) : ageIs(before, told, context, commands);
}

/** What the person answers; undefined asks again. Whoever is grown goes on with what they had written. */
export function ageIs(
  before: Snapshot,
  told: AgeTold | undefined,
  context: DecisionContext,
  commands: Commands,
): Decision {
  const { age } = before.dialogue;
  if (told === undefined) return asked(before, undefined);
  const journal = [entry("age_told", { rule: "person_said", inputs: { age: told } })];
  if (told === "under_16") {
    const after = withAge(before, { is: told });
    return { ...say(after, tooYoung(after)), journal };
  }
  const known = withYoungBody(withAge(before, { is: told }), told, context);
  const held = age?.is === "asked" && !tellsNothingElse(age.held, context) ? age.held : undefined;
  const going: Decision = held ? commands.carryOut(known, held, context) : { ...say(known), lastly: "position" };
  const thanks: Reply = { say: told === "young" ? "age.young" : "age.adult" };
  // What a model said back is the answer; what follows from the age stands under it.
  const replies = typeof context.lead === "object" ? [...going.replies, thanks] : [thanks, ...going.replies];
  return { ...going, replies, journal: [...journal, ...going.journal] };
}

/** Few words that were of an age are answered by what is said of it now: "I'm 13", and then "joking, 43". */
const fewWords = 4;
const tellsNothingElse = (held: Command | undefined, { screen }: DecisionContext): boolean =>
  held?.do === "text" && held.text.trim().split(/\s+/u).length <= fewWords && screen.age(held.text) !== undefined;

/** At 16 and 17 the day keeps to what is gentle; whoever has no day yet is asked when they begin one. */
function withYoungBody(before: Snapshot, told: AgeTold, { now }: DecisionContext): Snapshot {
  const { day } = before;
  if (told !== "young" || !day) return before;
  return { ...before, day: { ...day, intake: answerSection(day.intake, "age", ["under_18"], now) } };
}
