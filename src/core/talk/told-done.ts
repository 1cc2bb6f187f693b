import { lean } from "../text/lean.ts";

/** How much of a step a short message tells to be done, by plain forms that no verb of doing stands in. */

const count =
  "(?:\\d+|half an?|an?|one|two|three|five|ten|fifteen|twenty|a few|a couple of|пол|одн\\p{L}+|дв[ае]|три|четыре|пять|десять|пару|несколько)";
const unitEn = "(?:min(?:ute)?s?|pages?|lines?|reps?|laps?|lengths?|chapters?|sums?|questions?|paragraphs?|hours?)";
const unitRu =
  "(?:минут\\p{L}*|страни\\p{L}+|строк\\p{L}*|строч\\p{L}+|задач\\p{L}+|упражнени\\p{L}+|слов\\p{L}*|абзац\\p{L}*|глав\\p{L}+|раз)";
const done = [
  lean(
    /(?<!\p{L})(?:засчитай|засчитайте|зачти|зачтите|внеси(?:те)? в (?:летопись|список)|count (?:it|that)|tick (?:it|that)(?: off)?|mark (?:it|that)(?: down| off)?|chalk (?:it|that) up)(?!\p{L})/iu,
  ),
  /^(?:(?:right|ok|okay|well|so|there|and|yeah|done)[\s,.!]+)*that[’']?s\s+(?:all\s+|now\s+)?(?:open|sent|done|paid|clean|fixed|booked|posted|in|gone|out|sorted|planted|packed|unpacked|written|washed)(?:\s+(?:now|then|too|as well|at last|finally))*(?=[.,!]|$)/iu,
  lean(
    new RegExp(
      `^(?:(?:ну|ура|так|вот|да)[\\s,.!]+)*(?:пол\\p{L}{3,}|${count}\\s+\\p{L}+)(?:\\s\\p{L}+)?\\s+(?:есть|готов[аоы]?|написан\\p{L}*|позади|сделан\\p{L}*)(?=[.,!]|$)`,
      "iu",
    ),
  ),
];
const part = [
  lean(
    new RegExp(
      `^(?:(?:update|ok|so|well|only|just|i|and)[\\s:,.]+)*(?:got|did|managed|lasted|done)\\s+(?:only\\s+|about\\s+|like\\s+|maybe\\s+|just\\s+)*${count}\\s*${unitEn}(?!\\p{L})`,
      "iu",
    ),
  ),
  lean(
    new RegExp(
      `^(?:(?:ну|вот|так|сделал[аи]?|только)[\\s,.]+)*(?:\\d+|пол\\p{L}+|одн[ау]|дв[ае]|три)\\s+${unitRu}\\s+из\\s+(?:\\d+|\\p{L}+)`,
      "iu",
    ),
  ),
  lean(
    /^(?:(?:i|so|ok|well|ну|вот)[\s,.]+)*(?:(?:did|done|got|finished) (?:about )?half(?: of (?:it|them))?|сделал[аи]? половину|половин[ау] (?:есть|готова|сделан\p{L}*))(?!\p{L})/iu,
  ),
];
const never = lean(
  /(?<!\p{L})(?:не|ни|нет|not|no|never|\p{L}+n[’']t|tomorrow|завтра|to go|left|till|until|before|free|осталось|свободн\p{L}*|до|если|if|when)(?!\p{L})/iu,
);
const longest = 140;

/** Whether a message tells the step done, or a part of it; undefined where it tells neither, asks or denies. */
export function toldDone(message: string): "done" | "part" | undefined {
  const text = message.trim();
  const [head = ""] = text.split(/(?<=[.!])\s/u);
  if (text.length > longest || text.includes("?") || never.test(head)) return undefined;
  return done.some((form) => form.test(text)) ? "done" : part.some((form) => form.test(text)) ? "part" : undefined;
}
