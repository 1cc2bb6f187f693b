import type { RiddleFile, TechniqueFile } from "#content/technique-file.ts";
import { techniqueFileSchema } from "#content/technique-file.ts";
import { readTracks } from "#content/tracks.ts";
import { contentFolder } from "#content/content-folder.ts";
import type { Locale } from "#core/person/person.ts";
import type { JourneyContent, JourneyRule } from "./journey-rule.ts";

export const both = (text: string) => ({ ru: text, en: text });

/** An exercise that keeps every rule, with what a test changes on top. */
export function goodTechnique(over: Readonly<Record<string, unknown>> = {}): TechniqueFile {
  return techniqueFileSchema.parse({
    id: "letter_to_child",
    track: "child_connection",
    minutes: 10,
    gate: "asked",
    makes: "letter",
    endings: [{ action: "letter_to_child" }],
    name: both("Letter"),
    about: both("A letter."),
    finish: both("There it is."),
    steps: [
      stepOf("kind", { choice: { send: both("Send"), unsent: both("Keep") } }),
      stepOf("text", { text: 1000, keep: both("Letter") }),
    ],
    ...over,
  });
}

export const stepOf = (id: string, over: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  id,
  say: both("Say it"),
  ...over,
});

const empty: JourneyContent = {
  techniques: [],
  riddles: [],
  tracks: readTracks(contentFolder),
  texts: [],
};

/** What a rule says of one exercise. */
export function saidOf(rule: JourneyRule, over: Readonly<Record<string, unknown>>): readonly string[] {
  const technique = goodTechnique(over);
  return rule
    .check({ ...empty, techniques: [{ file: `techniques/${technique.id}.yaml`, technique }] })
    .map(({ message }) => message);
}

/** What a rule says of one wording. */
export function saidOfText(
  rule: JourneyRule,
  text: string,
  locale: Locale,
  path = "technique.grounding.look.say",
): number {
  return rule.check({ ...empty, texts: [{ path, locale, text }] }).length;
}

/** What a rule says of content that a test changes. */
export function saidOfContent(rule: JourneyRule, over: Partial<JourneyContent>): readonly string[] {
  return rule.check({ ...empty, ...over }).map(({ message }) => message);
}

export const riddle = (id: string, over: Partial<RiddleFile> = {}): RiddleFile => ({
  id,
  age: "a3_5",
  theme: "sea",
  question: both(`Who is ${id}?`),
  answer: both(id),
  ...over,
});
