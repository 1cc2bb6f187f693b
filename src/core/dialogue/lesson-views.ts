import type { ArchetypeId } from "../day/archetype.ts";
import type { Habit, HabitId } from "../day/habit.ts";
import { type Depth, type LessonPart, lessonParts } from "../lessons/lesson.ts";
import { pairs } from "./buttons.ts";
import { todayButton } from "./day-setup-views.ts";
import type { LessonAnswer } from "./decision.ts";
import type { Button, Params, Reply } from "./reply.ts";
import type { WordKey } from "./words.ts";

/** A lesson as it unfolds, a part at a time; each part replaces the one before, so that nothing floods. */

type Line = NonNullable<Reply["lines"]>[number];

/** What a lesson is told with. */
export interface LessonShown {
  readonly habit: Habit;
  readonly archetype: ArchetypeId;
  /** Which of the two seasons that a lesson speaks of is nearer. */
  readonly season: "winter" | "summer";
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
export const learnButton = (habit: HabitId): Button => ({ label: "button.learn", press: { do: "learn", habit } });

/** How a lesson begins: in the person's voice, with what it is about; `others` are what the words may have meant as well. */
export function openingReply({ habit, archetype }: LessonShown, against: boolean, others: readonly HabitId[]): Reply {
  const voice = habit.archetypes.includes(archetype) ? archetype : habit.archetypes[0];
  return {
    say: "lesson.opening",
    with: {
      title: lessonTitle(habit, archetype),
      opening: at(habit, `lesson.openings.${voice ?? archetype}`),
      summary: at(habit, "lesson.summary"),
    },
    lines: [
      ...(against ? [{ say: "lesson.not_now" } as const] : []),
      ...(habit.contraindications.length > 0
        ? [{ say: "task.caution", with: { text: at(habit, "caution") } } as const]
        : []),
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
    text({ ref: `archetype.${archetype}.guidance.${habit.taskClass}` }),
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

/** All that a part says, as deep as asked. */
function partLines(shown: LessonShown, part: LessonPart, depth: Depth): readonly Line[] {
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
  const { habit, archetype } = shown;
  return {
    say: `lesson.${part}`,
    with: { title: lessonTitle(habit, archetype) },
    lines: partLines(shown, part, depth),
    buttons: [
      ...(depth === "short" && deeper.has(part)
        ? [[{ label: "button.learn_more", press: { do: "learn", habit: habit.id, part, depth: "full" } } as const]]
        : []),
      ...partButtons(habit, part),
      [askButton(habit.id), { label: "button.about_habit", press: { do: "habit", habit: habit.id } }],
    ],
    place: "edit",
  };
}

/** What was answered to a question. */
export function answerReply({ habit, archetype }: LessonShown, answer: LessonAnswer): Reply {
  const buttons = [[askButton(habit.id), learnButton(habit.id)]];
  const title = lessonTitle(habit, archetype);
  switch (answer.by) {
    case "lesson": {
      const [statement] = answer.cites;
      const part = statement?.part;
      return {
        say: "lesson.nearest",
        with: { title, text: answer.text },
        buttons: [
          ...(part
            ? [[{ label: `button.lesson_${part}`, press: { do: "learn", habit: habit.id, part } } as const]]
            : []),
          ...buttons,
        ],
      };
    }
    case "model": {
      const published = answer.cites.some(({ id }) => id.startsWith("r"));
      return {
        say: "lesson.answer",
        with: { title, text: answer.text },
        lines: published ? [{ say: "lesson.answer_source" }] : [],
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
        lines:
          habit.contraindications.length > 0
            ? [{ say: "task.caution", with: { text: at(habit, "caution") } } as const]
            : [],
        buttons,
      };
  }
}
