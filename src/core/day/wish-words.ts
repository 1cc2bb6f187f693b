import { emptyRecord } from "../mastery/habit-record.ts";
import type { Day } from "./day.ts";
import type { Equipment, Habit, HabitCategory, HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import type { Schedule } from "./schedule.ts";
import type { Wishes } from "./wish.ts";
import { lean } from "../text/lean.ts";

/** What wishes in somebody's own words can say of their days: a closed list, so that each can be shown and taken back. */
export const wishCodes = [
  "no_running",
  "no_gym",
  "gym",
  "mornings",
  "evenings",
  "weekends",
  "alone",
  "together",
  "dog",
  "weights",
  "bands",
  "bicycle",
  "no_meditation",
  "no_people",
  "no_figures",
  "no_cooking",
  "no_journal",
  "train",
] as const;
export type WishCode = (typeof wishCodes)[number];

const not =
  "(?:не (?:люблю|нравится|хочу|буду|могу)|ненавижу|терпеть не могу|без|i (?:hate|don't like|don't want to|dislike)|hate|no|without|don't like|not)";
const words = (...patterns: readonly string[]): RegExp =>
  lean(new RegExp(`(?<!\\p{L})(?:${patterns.join("|")})(?!\\p{L})`, "iu"));
const never = (...things: readonly string[]): RegExp => words(`${not} (?:\\p{L}+ )?(?:${things.join("|")})`);

/** By what each is told, in both languages. */
const said: Readonly<Record<WishCode, RegExp>> = {
  no_running: never("бег\\p{L}*", "пробеж\\p{L}*", "run", "running", "jog", "jogging"),
  no_gym: words(
    `${not} (?:в |в спорт|to |the |go to the |ходить в |хожу в )?(?:зал\\p{L}*|спортзал\\p{L}*|gym\\p{L}*)`,
    "не хожу в (?:спорт)?зал",
  ),
  gym: words(
    "(?<!не )(?:хожу|езжу|есть абонемент) в (?:спорт|тренажёрный |тренажерный )?зал",
    "i go to (?:a|the) gym",
    "gym member\\p{L}*",
  ),
  mornings: words(
    "только (?:по утрам|утром|с утра)",
    "лучше (?:по утрам|утром)",
    "only (?:in the )?mornings?",
    "mornings only",
  ),
  evenings: words(
    "только (?:по вечерам|вечером)",
    "лучше (?:по вечерам|вечером)",
    "only (?:in the )?evenings?",
    "evenings only",
  ),
  weekends: words("только по выходным", "только в выходные", "only (?:on |at )?weekends?", "weekends only"),
  alone: words(
    "лучше (?:одной|одному|в одиночку)",
    "люблю в одиночку",
    "(?:rather|prefer(?: being)?|best) alone",
    "on my own",
  ),
  together: words(
    "лучше (?:вместе|вдвоём|вдвоем|с кем-то|с друзьями|в компании)",
    "люблю (?:вместе|вдвоём|вдвоем|в компании)",
    "(?:rather|prefer\\p{L}*|best) (?:together|with (?:others|friends|someone|people))",
  ),
  dog: words("с собакой", "моя собака", "у меня (?:есть )?собака", "with (?:my|the|our) dog", "i have a dog"),
  weights: words(
    "(?:есть|дома) (?:\\p{L}+ )?(?:гантел\\p{L}*|штанг\\p{L}*|гир[яьи])",
    "(?:have|own|with) (?:\\p{L}+ )?(?:dumbbells?|weights|kettlebells?|barbells?)",
  ),
  bands: words(
    "(?:есть|дома) (?:\\p{L}+ )?(?:эспандер\\p{L}*|резинк\\p{L}*)",
    "(?:have|own|with) (?:\\p{L}+ )?(?:resistance )?bands?",
  ),
  bicycle: words("(?:есть|мой|на) велосипед\\p{L}*", "(?:have|own|my) (?:a )?(?:bike|bicycle)"),
  no_meditation: never("медит\\p{L}*", "meditat\\p{L}*"),
  no_people: never(
    "компани\\p{L}*",
    "людей",
    "общаться",
    "групп\\p{L}*",
    "groups?",
    "people",
    "socializing",
    "socialising",
  ),
  no_figures: never("считать", "цифр\\p{L}*", "замер\\p{L}*", "графиков", "numbers", "tracking", "counting", "figures"),
  no_cooking: never("готовить", "готовк\\p{L}*", "cook", "cooking"),
  no_journal: never("дневник\\p{L}*", "вести записи", "journal\\p{L}*", "diar\\p{L}*"),
  train: words(
    "я тренируюсь",
    "готовлюсь к (?:\\p{L}+)?(?:марафону|забегу)",
    "i train(?:ing)?(?! my)",
    "training for a (?:\\p{L}+ )?(?:race|marathon|half)",
  ),
};

/** What a text says of how somebody wants their days. */
export const wishesIn = (text: string): readonly WishCode[] => {
  const plain = text.replaceAll("’", "'").replaceAll("ё", "е").replaceAll("Ё", "Е");
  return wishCodes.filter((code) => said[code].test(plain) || said[code].test(text.replaceAll("’", "'")));
};

const avoided: Readonly<Partial<Record<WishCode, HabitCategory>>> = {
  no_meditation: "mindfulness",
  no_people: "social",
  no_figures: "tracking",
};
const owned: Readonly<Partial<Record<WishCode, Equipment>>> = {
  dog: "pet",
  weights: "weights",
  bands: "resistance_band",
  bicycle: "bicycle",
};
const dropped: Readonly<Partial<Record<WishCode, (habit: Habit) => boolean>>> = {
  no_running: ({ sport }) => sport === "run",
  no_cooking: ({ id }) => id === "cooking_rituals",
  no_journal: ({ id }) => id === "journaling",
};

const having = <T>(list: readonly T[], one: T, on: boolean): readonly T[] =>
  on ? [...list.filter((each) => each !== one), one] : list.filter((each) => each !== one);

/** Hours and wishes with what a word says of them, or without it. */
function inSchedule(schedule: Schedule, code: WishCode, on: boolean): Schedule {
  const { wishes = {}, exercise, equipment, places } = schedule;
  const wishing = (change: { [K in keyof Wishes]?: Wishes[K] | undefined }): Schedule => ({
    ...schedule,
    wishes: Object.fromEntries(Object.entries({ ...wishes, ...change }).filter(([, each]) => each !== undefined)),
  });
  const category = avoided[code];
  const thing = owned[code];
  if (category) return wishing({ avoid: having(wishes.avoid ?? [], category, on) });
  if (thing) return { ...schedule, equipment: having(equipment, thing, on) };
  switch (code) {
    case "gym":
    case "no_gym":
      return { ...schedule, places: having(places, "facility", (code === "gym") === on) };
    case "mornings":
      return { ...schedule, exercise: { ...exercise, parts: on ? ["morning"] : [] } };
    case "evenings":
      return { ...schedule, exercise: { ...exercise, parts: on ? ["evening"] : [] } };
    case "weekends":
      return { ...schedule, exercise: { ...exercise, days: on ? [6, 7] : [] } };
    case "alone":
    case "together":
      return wishing({ company: on ? code : undefined });
    case "train":
      return wishing({ movement: on ? "train" : undefined });
    default:
      return schedule;
  }
}

/** Somebody's days after a wish of theirs was taken up, or taken back. */
export function withWish(day: Day, code: WishCode, on: boolean, { habits }: Pick<DayLibrary, "habits">): Day {
  const is = dropped[code];
  if (!is) return { ...day, schedule: inSchedule(day.schedule, code, on) };
  const ids: readonly HabitId[] = [...habits.values()].filter(is).map(({ id }) => id);
  const records = ids.map((id) => [id, { ...(day.habits[id] ?? emptyRecord), never: on }] as const);
  return { ...day, habits: { ...day.habits, ...Object.fromEntries(records) } };
}
