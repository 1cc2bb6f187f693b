import { wordingRule } from "../day-rule.ts";

const harmful: readonly (readonly [what: string, words: RegExp])[] = [
  ["a held breath", /hold(?:ing)? (?:your|the) breath|breath[- ]hold|задержк?\p{L}* дыхани|дыхани\p{L}+ задерж/iu],
  [
    "a supplement or medicine",
    /supplement|nootropic|melatonin|vitamin|creatine|ноотроп|витамин|мелатонин|креатин|(?<!\p{L})БАД(?!\p{L})|пищев\p{L}+ добавк/iu,
  ],
  [
    "a figure of calories, weight or glucose",
    /\d\s*(?:k?cal\b|calorie|ккал|калори|mmol|ммоль|mg\/dl|мг\/дл)|(?:lose|drop|сброс\p{L}*|скину\p{L}*)\s+\d+\s*(?:kg|кг|pounds|килограмм)/iu,
  ],
  ["losing weight", /lose weight|weight loss|slim down|похуде|сбросить вес|лишний вес/iu],
  ["cold water alone outdoors", /ice hole|прорубь|проруби/iu],
];
/** To say that something is left out is not to ask for it. */
const leftOut =
  /(?<!\p{L})(?:no|not|never|without|don’t|doesn’t|isn’t|nor|neither|skip|leave|avoid|instead|if you|не|нет|ни|без|никак\p{L}*|никогда|если)(?!\p{L})/iu;

/** What a lesson tells of studies asks nothing. */
const teaches: ReadonlySet<string> = new Set(["mechanism", "honesty"]);

/** No breath holds, no figures to eat or weigh by, nothing to swallow (safety.md). */
export const nothingHarmfulIsAsked = wordingRule("nothing-harmful-is-asked", ({ path, text }) =>
  teaches.has(String(path.at(-1)))
    ? undefined
    : harmful.find(([, words]) =>
        text.split(/(?<=[.;?])\s/u).some((sentence) => words.test(sentence) && !leftOut.test(sentence)),
      )?.[0],
);
