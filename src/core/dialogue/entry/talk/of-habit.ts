import type { HabitId } from "../../../day/habit.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { say } from "../../turn/outcome.ts";
import type { Button, Params, Reply } from "../../turn/reply.ts";
import { onlyTells } from "../../../talk/gist/tone.ts";
import { asksSomewhere, type Said } from "./heard.ts";
import { lean } from "../../../text/lean.ts";

/** Longer than this (characters), a question stands in a story. */
const longest = 140;
/** So far back a habit was spoken of whose source is asked for. */
const lately = 3;

const why = lean(
  /(?<!\p{L})(?:зачем|почему|для чего|к чему|какой (?:в (?:этом|ней|н[её]м) )?(?:смысл|толк)|что (?:это )?да[её]т|why|what[’']?s the (?:point|use)|what is the (?:point|use)|what for|what good|explain|объясни\p{L}*|does it (?:even )?help)(?!\p{L})/iu,
);
const how = lean(
  /(?<!\p{L})(?:как(?:-то)?(?: \p{L}+){0,2}? (?:делать|делается|дышать|правильно|надо|нужно|начать|растягивать|приседать|медитировать|вы? )|\p{L}+(?:-то)? как|как правильно|как (?:это )?(?:делать|делается|выполнять)|носом или|how (?:do|to|should|does|can)(?! (?:i|you) (?:tell|say|ask|get rid))|what[’']?s the (?:right )?way|show me how|in through)(?!\p{L})/iu,
);
const source = lean(
  /(?<!\p{L})(?:источник\p{L}*|откуда (?:это|вы|такое|данные|известно|взял\p{L}*)|ссылк\p{L}*|доказательств\p{L}*|доказано|исследовани\p{L}*|кто (?:это )?(?:сказал|доказал)|source|sources|evidence|proof|study|studies|says who|who says|based on what|where (?:does|did|do) (?:that|this|you|it))(?!\p{L})/iu,
);

/** Why a habit is advised, how it is done and where that is known from, asked in words: the habit's own text, with how sure it is; undefined for all else. */
export function answerOfHabit(said: Said): Decision | undefined {
  const { before, text, context } = said;
  const asked = text.trim();
  if (said.led || asked.length > longest) return undefined;
  // "One can hear how he breathes": told of somebody, and asked of nobody.
  if (!asksSomewhere(said) && onlyTells(said.reading.gist)) return undefined;
  const { talk } = context.library;
  const named = talk.habit(asked);
  if (named && (why.test(asked) || source.test(asked)))
    return say(before, source.test(asked) && !why.test(asked) ? sourceOf(named) : reasonOf(said, named));
  if (named && how.test(asked)) return say(before, wayOf(said, named));
  const turns = talkOf(before).turns.slice(-lately);
  const earlier = turns.flatMap((turn) =>
    why.test(turn.said) || how.test(turn.said) ? (talk.habit(turn.said) ?? []) : [],
  );
  const last = earlier.at(-1);
  return last && source.test(asked) ? say(before, sourceOf(last)) : undefined;
}

const ref = (habit: HabitId, path: string): Params[string] => ({ ref: `habit.${habit}.${path}` });
const learn = (habit: HabitId): readonly (readonly Button[])[] => [
  [{ label: "button.about_habit", press: { do: "learn", habit } }],
];

/** The reason, and how strong its evidence is; where no plan stands, nothing is said to have been set. */
function reasonOf({ before }: Said, habit: HabitId): Reply {
  const planned = before.day?.plan?.tasks.some(({ of }) => of.kind === "habit" && of.habit === habit) === true;
  return {
    say: planned ? "talk.habit_why" : "talk.habit_why_unplanned",
    with: { summary: ref(habit, "lesson.summary"), honesty: ref(habit, "lesson.honesty") },
    lines: [{ say: "lesson.strength", with: { text: ref(habit, "strength") } }],
    buttons: learn(habit),
  };
}

const sourceOf = (habit: HabitId): Reply => ({
  say: "talk.habit_source",
  with: { text: ref(habit, "sources"), honesty: ref(habit, "lesson.honesty") },
  buttons: learn(habit),
});

/** How it is done, with its warning where it has one. */
function wayOf({ before, context }: Said, habit: HabitId): Reply {
  const lesson = context.library.lesson(habit, before.person.locale);
  const warns = lesson?.statements.some(({ kind }) => kind === "caution") === true;
  return {
    say: "talk.habit_how",
    with: { text: ref(habit, "technique") },
    ...(warns ? { lines: [{ say: "task.caution" as const, with: { text: ref(habit, "caution") } }] } : {}),
    buttons: learn(habit),
  };
}
