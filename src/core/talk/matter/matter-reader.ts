import { extractFeatures } from "../../text/features.ts";
import { logistic } from "../../text/linear-model.ts";
import { messageTokens } from "../../text/message-tokens.ts";
import { type PackedModel, scorePacked } from "../../text/packed-model.ts";
import type { SpellingTables } from "../../text/spelling-tables.ts";
import type { WordClasses } from "../../text/word-classes.ts";

/** What was learned of messages that hold something to set about, and of those that hold nothing. */
export interface MatterKnowledge {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  readonly model: PackedModel;
  readonly temperature: number;
}

/**
 * How likely it is (0 to 1) that words which no rule reads hold something to set about: "the kitchen's been half painted since easter", "кота
 * кастрировать", "resume last updated 2017". Learned from goals and from whole messages; of a talk that has a goal in front it knows nothing.
 */
export function holdsMatter(text: string, { spelling, classes, model, temperature }: MatterKnowledge): number {
  const [score = 0] = scorePacked(model, extractFeatures(messageTokens(text, spelling), model.spec, classes));
  return logistic(score / temperature);
}
