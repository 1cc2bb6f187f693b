import type { ArchetypeId } from "../../day/archetype.ts";
import type { Habit, HabitId } from "../../day/habit.ts";
import { isPublished } from "../../lessons/chosen.ts";
import { type Depth, type LessonPart, lessonParts } from "../../lessons/lesson.ts";
import { guidanceFits } from "../../lessons/guidance.ts";
import type { Taught } from "../../lessons/taught.ts";
import { pairs, todayButton, learnButton } from "../turn/buttons.ts";
import type { LessonAnswer } from "../../lessons/lesson-ask.ts";
import type { Button, Params, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";

/** A lesson as it unfolds, a part at a time; each part replaces the one before, so that nothing floods. */

type Line = NonNullable<Reply["lines"]>[number];

/** What a lesson is told with. */
export interface LessonShown {
  readonly habit: Habit;
  readonly archetype: ArchetypeId;
  /** Which of the two seasons that a lesson speaks of is nearer. */
  readonly season: "winter" | "summer";
  readonly taught: Taught;
  /** Whether the habit has a word on when to stop and who should not begin. */
  readonly warns: boolean;
}

const at = ({ id }: Habit, path: string): Params[string] => ({ ref: `habit.${id}.${path}` });
const text = (value: Params[string]): Line => ({ say: "lesson.text", with: { text: value } });

const headed = (head: WordKey, value: Params[string]): readonly Line[] => [{ say: head }, text(value)];

/** What a habit is called in the voice of an archetype, where it has one for it. */
export function lessonTitle({ id, archetypes }: Habit, archetype: ArchetypeId): Params[string] {
  return { ref: `habit.${id}.${archetypes.includes(archetype) ? `titles.${archetype}` : "name"}` };
}

const partButtons = ({ id }: Habit, open?: LessonPart): readonly (readonly Button[])[] =>
  pairs(
    lessonParts
      .filter((part) => part !== open)
      .map((part): Button => ({ label: `button.lesson_${part}`, press: { do: "learn", habit: id, part } })),
  );

const askButton = (habit: HabitId): Button => ({ label: "button.ask_lesson", press: { do: "ask_lesson", habit } });

const warning = ({ habit, warns }: LessonShown): readonly Line[] =>
  warns ? [{ say: "task.caution", with: { text: at(habit, "caution") } }] : [];

/** How a lesson begins: in the person's voice, with what it is about; `others` are what the words may have meant as well. */
export function openingReply(shown: LessonShown, others: readonly HabitId[]): Reply {
  const { habit, archetype, taught } = shown;
  const voice = habit.archetypes.includes(archetype) ? archetype : habit.archetypes[0];
  return {
    say: "lesson.opening",
    with: {
      title: lessonTitle(habit, archetype),
      opening: at(habit, `lesson.openings.${voice ?? archetype}`),
      summary: at(habit, "lesson.summary"),
    },
    lines: [
      ...(taught === "knowing" ? [{ say: "lesson.not_now" } as const] : []),
      ...warning(shown),
      ...(others.length > 0 ? [{ say: "lesson.also" } as const] : []),
    ],
    buttons: [
      ...partButtons(habit),
      ...others.map((id): Button[] => [
        { label: "button.quick", with: { text: { ref: `habit.${id}.name` } }, press: { do: "learn", habit: id } },
      ]),
      [askButton(habit.id), { label: "button.about_habit", press: { do: "habit", habit: habit.id } }],
      [todayButton],
    ],
  };
}

function scienceLines(habit: Habit, depth: Depth): readonly Line[] {
  const benefits = headed("lesson.head_benefits", at(habit, "lesson.benefits"));
  const honesty = headed("lesson.head_honesty", at(habit, "lesson.honesty"));
  const strength: Line = { say: "lesson.strength", with: { text: at(habit, "strength") } };
  if (depth === "short") return [text(at(habit, "lesson.summary")), ...benefits, ...honesty, strength];
  return [
    ...headed("lesson.head_mechanism", at(habit, "lesson.mechanism")),
    ...benefits,
    ...honesty,
    strength,
    ...headed("lesson.head_sources", at(habit, "sources")),
  ];
}

function practiceLines(habit: Habit, depth: Depth): readonly Line[] {
  const first = [
    ...headed("lesson.head_preparation", at(habit, "lesson.preparation")),
    { say: "task.steps", with: { text: at(habit, "steps") } } as const,
  ];
  if (depth === "short") return first;
  return [
    ...first,
    ...headed("lesson.head_timing", at(habit, "timing")),
    ...(habit.equipment.length > 0 ? headed("lesson.head_equipment", at(habit, "equipment")) : []),
    ...headed("lesson.head_growth", at(habit, "progression")),
    ...headed("lesson.head_done", at(habit, "done_when")),
  ];
}

function personalLines({ habit, archetype, season }: LessonShown, depth: Depth): readonly Line[] {
  const line = (say: WordKey, path: string): Line => ({ say, with: { text: at(habit, path) } });
  const always = [
    ...(guidanceFits(habit) ? [text({ ref: `archetype.${archetype}.guidance.${habit.taskClass}` })] : []),
    line("lesson.low", "low"),
    line("lesson.high", "high"),
    line("lesson.short_of_time", "lesson.short_of_time"),
  ];
  const seasons = { winter: line("lesson.winter", "lesson.winter"), summer: line("lesson.summer", "lesson.summer") };
  if (depth === "short") return [...always, seasons[season]];
  return [
    ...always,
    line("lesson.stressed", "stressed"),
    line("lesson.travel", "lesson.travel"),
    line("lesson.bad_weather", "lesson.bad_weather"),
    seasons.winter,
    seasons.summer,
  ];
}

const troubles = [0, 1, 2] as const;

/** Parts that lead somebody to do something; the others tell. */
const doing: ReadonlySet<LessonPart> = new Set(["practice", "personal", "trouble", "next"]);

/** Instead of how it is done: the gentle way where it alone is left, else why there is none; and the habit's warning before either. */
const insteadLines = (shown: LessonShown): readonly Line[] => [
  ...warning(shown),
  shown.taught === "gentle"
    ? { say: "lesson.gently", with: { text: at(shown.habit, "gentle") } }
    : { say: "lesson.not_taught" },
];

/** All that a part says to somebody, as deep as asked: what the body speaks against is not taught, and what has a warning is not told without it. */
function partLines(shown: LessonShown, part: LessonPart, depth: Depth): readonly Line[] {
  if (shown.taught !== "all" && doing.has(part)) return insteadLines(shown);
  return [...(part === "practice" || part === "personal" ? warning(shown) : []), ...linesOf(shown, part, depth)];
}

function linesOf(shown: LessonShown, part: LessonPart, depth: Depth): readonly Line[] {
  const { habit } = shown;
  switch (part) {
    case "science":
      return scienceLines(habit, depth);
    case "practice":
      return practiceLines(habit, depth);
    case "personal":
      return personalLines(shown, depth);
    case "signs":
      return [text(at(habit, "lesson.signs")), ...headed("lesson.head_quality", at(habit, "quality"))];
    case "trouble":
      return troubles.slice(0, depth === "short" ? 2 : 3).map((index): Line => {
        const path = `lesson.trouble.${index}`;
        return {
          say: "lesson.trouble_line",
          with: { when: at(habit, `${path}.when`), text: at(habit, `${path}.try`) },
        };
      });
    case "next":
      return [
        text(at(habit, "lesson.next")),
        ...(depth === "short"
          ? []
          : [
              text(at(habit, "progression")),
              ...([7, 14, 30] as const).map(
                (days): Line => ({ say: "lesson.streak", with: { days, text: at(habit, `streaks.${days}`) } }),
              ),
            ]),
      ];
  }
}

/** Parts that hold more than they show in short. */
const deeper: ReadonlySet<LessonPart> = new Set(["science", "practice", "personal", "trouble", "next"]);

/** One part of a lesson, with the way to the others. */
export function partReply(shown: LessonShown, part: LessonPart, depth: Depth): Reply {
  const { habit, archetype, taught } = shown;
  const all = taught === "all" || !doing.has(part);
  return {
    say: `lesson.${part}`,
    with: { title: lessonTitle(habit, archetype) },
    lines: partLines(shown, part, depth),
    buttons: [
      ...(all && depth === "short" && deeper.has(part)
        ? [[{ label: "button.learn_more", press: { do: "learn", habit: habit.id, part, depth: "full" } } as const]]
        : []),
      ...partButtons(habit, part),
      [askButton(habit.id), { label: "button.about_habit", press: { do: "habit", habit: habit.id } }],
    ],
    place: "edit",
  };
}

const cautionOf = (caution: string | undefined): readonly Line[] =>
  caution === undefined ? [] : [{ say: "task.caution", with: { text: caution } }];

/** What was answered to a question. */
export function answerReply(shown: LessonShown, answer: LessonAnswer): Reply {
  const { habit, archetype } = shown;
  const buttons = [[askButton(habit.id), learnButton(habit.id)]];
  const title = lessonTitle(habit, archetype);
  switch (answer.by) {
    case "lesson": {
      const [statement] = answer.cites;
      const part = statement?.part;
      return {
        say: "lesson.nearest",
        with: { title, text: answer.text },
        lines: cautionOf(answer.caution),
        buttons: [
          ...(part
            ? [[{ label: `button.lesson_${part}`, press: { do: "learn", habit: habit.id, part } } as const]]
            : []),
          ...buttons,
        ],
      };
    }
    case "model": {
      const published = answer.cites.some(isPublished);
      return {
        say: "lesson.answer",
        with: { title, text: answer.text },
        lines: [
          ...cautionOf(answer.caution),
          { say: "lesson.answer_chosen" },
          ...(published ? [{ say: "lesson.answer_source" } as const] : []),
        ],
        buttons: [
          ...(published
            ? [
                [
                  {
                    label: "button.lesson_science",
                    press: { do: "learn", habit: habit.id, part: "science", depth: "full" },
                  } as const,
                ],
              ]
            : []),
          ...buttons,
        ],
      };
    }
    case "nothing":
      return { say: "lesson.nothing", with: { title }, buttons: [...partButtons(habit), ...buttons] };
    case "referral":
      return {
        say: "lesson.medical",
        lines: warning(shown),
        buttons,
      };
  }
}
