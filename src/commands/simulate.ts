import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { broken, figuresOf } from "../../tools/simulation/figures.ts";
import { reportLines } from "../../tools/simulation/report.ts";
import { simulate } from "../../tools/simulation/simulate.ts";
import { livePersona } from "../../tools/personas/persona-days.ts";
import { readPersona } from "../../tools/personas/persona-file.ts";
import { dayLines } from "../../tools/personas/persona-lines.ts";
import { weekLines } from "../../tools/personas/week-lines.ts";
import { loadWords } from "#content/words.ts";

type Said = Readonly<Partial<Record<"persons" | "days" | "seed", string>>>;
type Tell = (line: string) => void;

const usual = { persons: 60, days: 28, seed: 1 } as const;
const most = { persons: 100_000, days: 366, seed: 0xffff_ffff } as const;

/** A whole number as it was said, the usual one where nothing was; undefined where it is none, or too large. */
function numberOf(said: Said, name: keyof typeof usual): number | undefined {
  const text = said[name];
  if (text === undefined) return usual[name];
  const value = Number(text);
  return /^\d{1,10}$/u.test(text) && value <= most[name] && (value > 0 || name === "seed") ? value : undefined;
}

/** `./waymark simulate`: synthetic persons through the decisions of the core; 1 where a safety counter is not 0, 2 where the numbers are none. What it tells is the same for the same numbers; how fast it was goes to `aside`. */
export function runSimulation(said: Said, json: boolean, tell: Tell, aside: Tell): number {
  const [persons, days, seed] = [numberOf(said, "persons"), numberOf(said, "days"), numberOf(said, "seed")];
  if (persons === undefined || days === undefined || seed === undefined) {
    aside("Usage: ./waymark simulate [--persons N] [--days D] [--seed S] [--json]");
    return 2;
  }
  const library = loadLibrary(contentFolder);
  const began = performance.now();
  const figures = figuresOf({ persons, days, seed }, [...simulate(seed, persons, days, library)]);
  aside(`${Math.round((figures.person_days * 1000) / (performance.now() - began))} person-days a second`);
  for (const line of reportLines(figures)) tell(line);
  if (json) tell(JSON.stringify(figures));
  return broken(figures).length > 0 ? 1 : 0;
}

/** `./waymark simulate --persona FILE`: the days of one person that a file describes, each as they would see it, or a line a week; 2 where the file says something that cannot be. */
export function runPersona(
  file: string,
  said: Pick<Said, "days" | "seed">,
  tell: Tell,
  aside: Tell,
  weeks = false,
): number {
  const read = readPersona(file);
  if (!read.ok) {
    for (const { line, message } of read.problems) aside(`${file}, line ${line}: ${message}`);
    return 2;
  }
  const days = said.days === undefined ? read.persona.days : numberOf(said, "days");
  const seed = said.seed === undefined ? read.persona.seed : numberOf(said, "seed");
  if (days === undefined || seed === undefined) {
    aside("Usage: ./waymark simulate --persona FILE [--days D] [--seed S] [--weeks]");
    return 2;
  }
  const persona = { ...read.persona, days, seed };
  const words = loadWords(contentFolder);
  tell(`${persona.name}\n`);
  const library = loadLibrary(contentFolder, [], words);
  const lived = livePersona(persona, library);
  if (weeks) for (const line of weekLines(lived, words, persona, library.day)) tell(line);
  else for (const day of lived) for (const line of dayLines(day, words, persona)) tell(line);
  return 0;
}
