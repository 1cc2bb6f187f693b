import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadSpelling } from "#content/spelling.ts";
import { loadActRules, type PhraseSurenessFile } from "#content/talk-reader.ts";
import { type Act, actsBy } from "#core/talk/acts.ts";
import { clausesOf } from "#core/talk/clauses.ts";
import { byPhrase, lengthOf } from "#core/talk/read-acts.ts";
import { loadTalkCorpus, talkFingerprint } from "./talk-corpus.ts";

/** A phrase that was met seldom is taken for what its author believed of it: right so often, as if it had been met so many times. */
const believed = 0.8;
const believedTimes = 4;

/** Acts that say nearly the same, and are answered alike: whoever labelled a message chose one of them. */
const kin: readonly (readonly Act[])[] = [
  actsBy.disclosure,
  actsBy.state,
  ["step_what", "step_how", "step_why", "how_long", "help_word_it"],
  ["otherwise", "swap", "not_that", "boring", "wrong_topic"],
  ["no_energy", "exhausted", "overwhelmed", "sleep", "energy"],
  ["cannot", "obstacle", "no_time", "no_thing", "no_money", "constraint_time", "constraint_body", "constraint_money"],
  ["step_done", "step_other", "goal_reached", "small_win", "good_news"],
  ["put_off", "pause_day", "missed", "procrastinated_again", "no"],
  ["wish", "wish_vague", "wish_hidden", "two_wishes"],
  ["ask_step", "more"],
];
const meansNearly = (one: Act, other: Act): boolean =>
  one === other || kin.some((acts) => acts.includes(one) && acts.includes(other));

/** A fingerprint of what the figures are made from. */
export const phraseFingerprint = (contentDir: string): string =>
  createHash("sha256")
    .update(talkFingerprint(contentDir))
    .update(readFileSync(join(contentDir, "talk", "phrases.yaml")))
    .digest("hex");

/** Counts how often a phrase of an act stood in a turn of a conversation that does that act, by the length of the clause. */
export function countPhrases(contentDir: string): PhraseSurenessFile {
  const knowledge = { rules: loadActRules(contentDir), spelling: loadSpelling(contentDir) };
  const counts = new Map(knowledge.rules.map(({ act }) => [act, [0, 1, 2, 3].map(() => ({ met: 0, right: 0 }))]));
  // Only whole conversations hold acts as often as people do them.
  for (const { text, acts } of loadTalkCorpus(contentDir).filter(({ turn }) => turn)) {
    const clauses = clausesOf(text);
    for (const clause of clauses)
      for (const act of byPhrase(clause, knowledge)) {
        const count = counts.get(act)?.[lengthOf(clause.text, clauses.length === 1)];
        if (!count) continue;
        count.met += 1;
        if (acts.some((each) => meansNearly(act, each))) count.right += 1;
      }
  }
  const sure = ({ met, right }: { met: number; right: number }): number =>
    Number(((right + believed * believedTimes) / (met + believedTimes)).toFixed(3));
  return {
    about: "Made by tools/train-phrases.ts from content/talk/phrases.yaml and content/corpora/talk; do not edit.",
    corpus: phraseFingerprint(contentDir),
    acts: Object.fromEntries([...counts].map(([act, each]) => [act, each.map(sure)])) as PhraseSurenessFile["acts"],
  };
}
