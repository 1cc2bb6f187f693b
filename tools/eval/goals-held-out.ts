import { join } from "node:path";
import { indexTopics, matchTopic } from "#coach/offline/match-topic.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { decodeTopicModel, loadTopicModel } from "#content/topic-model.ts";
import { fallbackLocale } from "#core/person/locale-for.ts";
import { locales } from "#core/person/person.ts";
import { isHeldOut, loadGoalCorpus, readGoalExamples } from "../train/goal-corpus.ts";
import { trainTopicModel } from "../train/goal-model.ts";
import { evalTopics } from "./goals.ts";

/**
 * Judges how goals are understood: without a file, on the held-out lines by a model trained without them; with
 * `node tools/eval/goals-held-out.ts ru.jsonl ru`, the stored model on that file.
 */
const contentDir = join(import.meta.dirname, "..", "..", "content");
const [file, locale] = process.argv.slice(2);
const model =
  file === undefined
    ? decodeTopicModel(trainTopicModel(contentDir, (line) => !isHeldOut(line)))
    : loadTopicModel(contentDir);
const lines =
  file === undefined
    ? loadGoalCorpus(contentDir).filter(isHeldOut)
    : readGoalExamples(file, locales.find((each) => each === locale) ?? fallbackLocale);
const index = indexTopics(loadCoachPacks(contentDir), model);
const { confusions, ...figures } = evalTopics(lines, (title, description) => {
  const { kind, topic } = matchTopic(index, { title, description, answers: [] }, "other");
  return `${kind}/${topic?.id ?? "_kind"}`;
});
process.stdout.write(`${confusions.join("\n")}\n${JSON.stringify(figures)}\n`);
