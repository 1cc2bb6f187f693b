import { lean } from "../text/lean.ts";
import { clockNamed, type Hours } from "./clock.ts";
import { inFigures } from "./number-words.ts";

/** When somebody goes out and is back on an ordinary day: "I leave home 8.10 and return by 7.15 p.m.", «на работе с девяти до шести». */

const goes =
  "leave|leaving|out the door|out of the (?:house|door)|set off|setting off|head out|start work|starts?|at work|i work|working|on shift|(?:in|at) the (?:office|shop|school|factory)|opens?|выхожу|ухожу|уезжаю|выезжаю|на работе|работаю|на смене|на службе|на заводе|на учебе|на парах|в офисе|в магазине|в школе|начинаю|заступаю";
const comes =
  "back|home|return|returning|get in|finish|finishing|knock off|clos(?:e|ing)|shut(?:ter|ting)?(?: up| down)?|lock up|обратно|назад|возвращаюсь|прихожу|приезжаю|домой|дома|заканчиваю|освобождаюсь";
const outAndBack = lean(
  new RegExp(`(?<!\\p{L})(?:${goes})(?!\\p{L})(.{2,50}?)(?<!\\p{L})(?:${comes})(?!\\p{L})(.{2,40})`, "iu"),
);
const fromTo = lean(new RegExp(`(?<!\\p{L})(?:${goes})(?!\\p{L})(.{2,30}?) (?:до|to|till|until|-) (.{1,20})`, "iu"));
/** Hours of this one day, of the past, of a wish or an if are no hours of an ordinary day. */
const once = lean(
  /(?<!\p{L})(?:today|tonight|tomorrow|yesterday|this (?:morning|evening|once)|used to|want to|would like to|try to|trying to|сегодня|завтра|послезавтра|вчера|раньше|хочу|хотел\p{L}*|хотелось|пытаюсь|стараюсь|надо бы)(?!\p{L})/iu,
);
/** It is told of oneself: in English by saying so, in Russian by the verb or by nobody else being named. */
const own = lean(
  /(?<!\p{L})(?:i|i[’']m|i[’']ve|my|я|мне|меня|сам|сама|выхожу|ухожу|уезжаю|выезжаю|работаю|возвращаюсь|прихожу|приезжаю|заканчиваю|освобождаюсь|заступаю)(?!\p{L})/iu,
);
const ofAnother = lean(
  /(?<!\p{L})(?:he|she|they|(?:my|our) (?:husband|wife|son|daughter|mum|mom|dad|sister|brother|boss|partner|flatmate)|муж|жена|сын|дочь|дочка|мама|папа|он|она|они|брат|сестра)(?!\p{L})/iu,
);
/** Whoever is away for less than this has an errand, and for more than that is told otherwise (minutes). */
const [shortest, longest] = [180, 16 * 60] as const;
const [noon, aDay] = [12 * 60, 24 * 60] as const;

const held = ({ from, to }: Hours): Hours | undefined => {
  const span = (to - from + aDay) % aDay;
  return span >= shortest && span <= longest ? { from, to } : undefined;
};

/** From when to when somebody is out on an ordinary day, in minutes after midnight; undefined where that is not told of oneself, or only of one day. */
export function awayHours(text: string): Hours | undefined {
  if (once.test(text) || !own.test(text) || ofAnother.test(text)) return undefined;
  const plain = inFigures(text);
  for (const form of [outAndBack, fromTo]) {
    const [, going, coming] = form.exec(plain) ?? [];
    const [from, to] = [going, coming].map((part) => (part === undefined ? undefined : clockNamed(part)));
    if (!from || !to) continue;
    const until = to.open && to.minutes <= from.minutes ? (to.minutes + noon) % aDay : to.minutes;
    return held({ from: from.minutes, to: until });
  }
  return undefined;
}
