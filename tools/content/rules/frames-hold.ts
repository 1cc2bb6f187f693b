import { fillSegments, slotsIn } from "#coach/offline/segments.ts";
import type { CoachFrame } from "#content/coach-packs.ts";
import { isSame } from "#core/goals/step-guard.ts";
import { type Locale, locales } from "#core/person/person.ts";
import type { ContentRule } from "../rule.ts";
import { refusedVersions } from "./step-passes-guard.ts";

/** What a frame's slots may hold: examples of ordinary length. */
export const standIns: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ru: {
    do: "собрать старый шкаф из дедовой мастерской",
    "do.other": "собрать старый шкаф",
    skill: "играть на гитаре",
    thing: "старый дедов шкаф",
    "who.nom": "мама",
    "who.gen": "мамы",
    "who.dat": "маме",
    "who.acc": "маму",
    "who.ins": "мамой",
    "who.prep": "маме",
    by: "до пятницы",
    answer: "старая тетрадь",
  },
  en: {
    do: "put together the old wardrobe",
    "do.other": "put together a wardrobe",
    skill: "play the guitar",
    thing: "the old wardrobe",
    who: "your mum",
    by: "by Friday",
    answer: "an old notebook",
  },
};
const stepCount = 14;
const longest = 220;
const longestQuestion = 110;
/** A version must make sense to somebody who has not seen the others. */
const pointsElsewhere: Readonly<Record<Locale, RegExp>> = {
  ru: /(?<!\p{L})(?:одно|один|одну|одна) та(?:кое|кой|кую|кая)(?!\p{L})|^\p{L}+ (?:его|её|их|это|эту|этот|эти|такое|такой)(?!\p{L})(?! (?:место|день|час|неделю|утро|вечер))/iu,
  en: /\bone such\b|^\p{L}+ (?:it|this|them|these|those)\b(?! (?:place|day|hour|week|morning|evening|spot|way))/iu,
};
const loud = /!|\p{Extended_Pictographic}|(?<=[\p{L},;:]\s)(?:Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})|[“”«»"]/u;

interface Text {
  readonly where: string;
  readonly locale: Locale;
  readonly text: string;
}

/** Every act's frame is complete, and each of its texts reads well whether the slots are known or not. */
export const framesHold: ContentRule = {
  name: "frames-hold",
  check({ frames }) {
    const named = frames.flatMap(({ file, frame }) =>
      file === `coach/frames/${frame.act}.yaml` ? [] : [{ file, message: `its act is ${frame.act}` }],
    );
    return [
      ...named,
      ...frames.flatMap(({ file, frame }) => frameProblems(frame).map((message) => ({ file, message }))),
    ];
  },
};

function frameProblems(frame: CoachFrame): readonly string[] {
  const { steps } = frame;
  return [
    ...(steps.length === stepCount ? [] : [`${steps.length} steps, ${stepCount} are needed`]),
    ...(steps.filter((step) => step.first_touch).length >= 3 ? [] : ["3 steps at least are a first touch"]),
    ...(steps.filter(({ needs }) => needs.length === 0).length >= 6 ? [] : ["6 steps at least need nothing at all"]),
    ...(new Set(steps.map(({ id }) => id)).size === steps.length ? [] : ["two steps have the same id"]),
    ...alike(frame),
    ...locales.flatMap((locale) => (frame.read[locale].length >= 8 ? [] : [`read.${locale}: 8 ways at least`])),
    ...questions(frame),
    ...textsOf(frame).flatMap(textProblems),
    ...steps.flatMap((step) =>
      locales.flatMap((locale) => guarded(step.id, locale, step[locale], step.minutes, standIns[locale])),
    ),
    ...(["first", "next"] as const).flatMap((which) =>
      locales.flatMap((locale) => {
        const { made, minutes } = frame.together[which];
        return guarded(`together.${which}`, locale, made[locale], minutes, standIns[locale]);
      }),
    ),
  ];
}

function alike({ steps }: CoachFrame): readonly string[] {
  return steps.flatMap((step, at) =>
    locales.flatMap((locale) =>
      steps
        .slice(0, at)
        .filter((before) => isSame(before[locale].text, step[locale].text))
        .map((before) => `${step.id} (${locale}) reads like ${before.id}`),
    ),
  );
}

function questions({ together }: CoachFrame): readonly string[] {
  return (["first", "next"] as const).flatMap((which) =>
    locales.flatMap((locale) => {
      const text = together[which][locale];
      const long = text.length > longestQuestion ? [`together.${which} (${locale}): too long`] : [];
      return text.endsWith("?") ? long : [...long, `together.${which} (${locale}): ends with a question mark`];
    }),
  );
}

function textsOf({ steps, together }: CoachFrame): readonly Text[] {
  const sizes = ["text", "floor", "stretch"] as const;
  return locales.flatMap((locale) => [
    ...steps.flatMap((step) =>
      sizes.map((size) => ({ where: `${step.id} (${locale}, ${size})`, locale, text: step[locale][size] })),
    ),
    ...(["first", "next"] as const).flatMap((which) =>
      sizes.map((size) => ({
        where: `together.${which} (${locale}, ${size})`,
        locale,
        text: together[which].made[locale][size],
      })),
    ),
  ]);
}

function textProblems({ where, locale, text }: Text): readonly string[] {
  const known = standIns[locale];
  const made = where.startsWith("together");
  const full = fillSegments(text, (name) => known[name]);
  const bare = fillSegments(text, (name) => (name === "answer" ? known["answer"] : undefined));
  const slots = slotsIn(text);
  return [
    ...slots.filter(({ name }) => known[name] === undefined).map(({ name }) => `{${name}} is no slot here`),
    ...slots
      .filter(({ name, inSegment }) => !inSegment && name !== "answer")
      .map(({ name }) => `{${name}} stands in no [segment]`),
    ...(made && !slots.some(({ name }) => name === "answer") ? ["does not use {answer}"] : []),
    ...(!made && slots.some(({ name }) => name === "answer") ? ["{answer} belongs to together"] : []),
    ...[full, bare].flatMap((each) => (each === undefined || each.length <= longest ? [] : ["is too long"])),
    ...(loud.test(text) ? ["quotation marks, exclamation marks and a capital «Вы» are not used"] : []),
    ...(pointsElsewhere[locale].test(text) ? ["speaks of something that only another version shows"] : []),
  ].map((message) => `${where}: ${message}: ${text}`);
}

function guarded(
  where: string,
  locale: Locale,
  sizes: { readonly text: string; readonly floor: string; readonly stretch: string },
  minutes: number,
  known: Readonly<Record<string, string>>,
): readonly string[] {
  return [known, { answer: known["answer"] }].flatMap((values: Readonly<Record<string, string | undefined>>) =>
    refusedVersions(
      { step: sizes.text, floor: sizes.floor, stretch: sizes.stretch },
      minutes,
      locale,
      (text) => fillSegments(text, (name) => values[name]) ?? "",
    ).map((message) => `${where} (${locale}): ${message}`),
  );
}
