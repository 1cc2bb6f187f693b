import { join } from "node:path";
import { headFirst } from "#coach/offline/goal-head.ts";
import { indexTopics, matchTopic } from "#coach/offline/match-topic.ts";
import { readAct } from "#coach/offline/read-act.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { fallbackLocale } from "#core/person/locale-for.ts";
import { locales } from "#core/person/person.ts";
import { readGoalExamples } from "../train/goal-corpus.ts";
import { evalTopics } from "./goals.ts";

/** Judges how goals are read, on labelled goals of your own: `node tools/eval/goals-held-out.ts FILE.jsonl ru|en`. */
const contentDir = join(import.meta.dirname, "..", "..", "content");
const [file, locale] = process.argv.slice(2);
if (file === undefined) throw new Error("which file? node tools/eval/goals-held-out.ts FILE.jsonl ru|en");
const lines = readGoalExamples(file, locales.find((each) => each === locale) ?? fallbackLocale);
const index = indexTopics(loadCoachPacks(contentDir), loadTopicModel(contentDir));
const { confusions, ...figures } = evalTopics(lines, (told, story) => {
  const { title, description } = headFirst({ title: told, description: story });
  const { candidates, sure } = matchTopic(index, { title, description }, "other");
  const [best] = candidates;
  return {
    topic: best ? `${best.kind}/${best.id}` : "none",
    sure,
    act: readAct(index.acts, title, description).act,
  };
});
process.stdout.write(`${confusions.join("\n")}\n${JSON.stringify(figures)}\n`);
