import type { Told } from "./kinds.ts";
import { inFigures } from "./number-words.ts";
import { tellingWords } from "./plain-words.ts";

const hour = "(?:часиков|часика|часик|часов|часа|час|ч|hours|hour|hrs|hr|h|годин[аиу]?|години)";
const minute =
  "(?:минуточек|минуточку|минут[уы]?|минутку|минуток|минутки|мин|м|minutes|minute|mins|min|m|хвилин[аиу]?)";

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [
    new RegExp(` (\\d+) ?${hour} (?:и |and )?(\\d+) ?${minute} `, "u"),
    ([, hours, minutes]) => Number(hours) * 60 + Number(minutes),
  ],
  [/ (\d+)h(\d{2})m? /u, ([, hours, minutes]) => Number(hours) * 60 + Number(minutes)],
  [/ (?:полчаса|пол часа|полчасика|half an hour|half hour|a half hour|півгодини) /u, () => 30],
  [/ (?:четверть часа|quarter of an hour|a quarter of an hour|quarter hour) /u, () => 15],
  [/ (?:три четверти часа|3 четверти часа|3 quarters of an hour|three quarters of an hour) /u, () => 45],
  [/ (?:an|1) hour and a half /u, () => 90],
  [/ (\d+) hours and a half /u, ([, hours]) => Number(hours) * 60 + 30],
  [/ (?:час с половиной|час тридцать|час 30) /u, () => 90],
  [/ (?:час с лишним|чуть больше часа|больше часа|over an hour) /u, () => 75],
  [/ (?:меньше часа|under an hour|less than an hour) /u, () => 45],
  [
    new RegExp(` (\\d+(?:\\.\\d+)?)(?: ?- ?| или | or | to | до )(\\d+(?:\\.\\d+)?) ?${hour} `, "u"),
    ([, low, high]) => Math.round(((Number(low) + Number(high)) / 2) * 60),
  ],
  [
    new RegExp(` (\\d+)(?: ?- ?| или | or | to | до )(\\d+) ?${minute} `, "u"),
    ([, low, high]) => Math.round((Number(low) + Number(high)) / 2),
  ],
  [new RegExp(` (\\d+(?:\\.\\d+)?) ?${hour} `, "u"), ([, hours]) => Math.round(Number(hours) * 60)],
  [new RegExp(` (\\d+) ?${minute} `, "u"), ([, minutes]) => Number(minutes)],
  [new RegExp(` ${hour} (\\d+) `, "u"), ([, hours]) => Number(hours) * 60],
  [new RegExp(` ${minute} (\\d+)(?: ?- ?\\d+)? `, "u"), ([, minutes]) => Number(minutes)],
  [/ (?:пару|пара|парочку|couple of|a couple of) (?:часов|часиков|hours) /u, () => 120],
  [
    / (?:пару|пара|парочку|couple of|a couple of|few|a few|несколько) (?:минут|минуток|минуточек|minutes|mins) /u,
    () => 5,
  ],
  [/ (?:an hour|часик|часок|час|один час|1 час|годину|годинку) /u, () => 60],
  [/ (?:минуту|минутку|a minute|one minute) /u, () => 1],
];

const beside = new Set(
  "на за около до не больше менее меньше минимум есть хватит займет for about up to around have got i've give me only spare осталось свободны свободных свободно времени time смогу могу в день".split(
    " ",
  ),
);

/** A span of time as people say it, in minutes: `полчаса`, `минут двадцать`, `an hour and a half`, `1h30`. */
export function durationNamed(text: string): (Told<number> & { readonly found: string }) | undefined {
  const plain = inFigures(text);
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const at = match.index;
    const rest = [...tellingWords(plain.slice(0, at)), ...tellingWords(plain.slice(at + match[0].length))].filter(
      (word) => !beside.has(word),
    );
    return { value: read(match), rest: rest.join(" "), found: match[0].trim() };
  }
  return undefined;
}

/** A span of time, where a message says little else. A bare number is minutes. */
export function readDuration(text: string): Told<number> | undefined {
  if (text.includes("?")) return undefined;
  const bare = /^ (\d{1,3}) $/u.exec(inFigures(text));
  if (bare) return { value: Number(bare[1]), rest: "" };
  const named = durationNamed(text);
  if (!named || / (?:назад|ago|спустя|later) /u.test(inFigures(text))) return undefined;
  return named.rest.split(" ").filter((word) => word !== "").length <= 2
    ? { value: named.value, rest: named.rest }
    : undefined;
}
