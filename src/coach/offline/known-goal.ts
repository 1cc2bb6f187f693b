import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import type { KnownGoal } from "#core/safety/read-harm.ts";
import { headFirst } from "./goal-head.ts";
import { indexTopics, matchTopic } from "./match-topic.ts";

/**
 * How sure it is that a goal is one that there is a ladder for: title in the first line, what is told of it below. A kind of goal that thousands have said
 * is no likely harm, so a harm reader that is only unsure of it need not ask. The ladders are read when first somebody asks.
 */
export function knownGoals(contentDir: string): KnownGoal {
  return (text) => {
    const [title = "", ...told] = text.split("\n");
    const index = indexTopics(loadCoachPacks(contentDir), loadTopicModel(contentDir));
    return matchTopic(index, headFirst({ title, description: told.join("\n").trim() }), "other").sure;
  };
}
