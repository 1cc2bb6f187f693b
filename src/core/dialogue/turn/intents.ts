import type { SpellingTables } from "../../text/spelling-tables.ts";
import { extractFeatures } from "../../text/features.ts";
import { softmax } from "../../text/linear-model.ts";
import { messageTokens } from "../../text/message-tokens.ts";
import { type PackedModel, scorePacked } from "../../text/packed-model.ts";
import type { WordClasses } from "../../text/word-classes.ts";

/** The tracks that an intent may lead to. */
export type IntentTrack = "self_work" | "child_connection" | "negotiation" | "community";

/** The closed list of what a free text can mean, each with the track it leads to, if any. */
export const intentTracks = {
  crisis: undefined,
  emotional_checkin: "self_work",
  cbt_exercise: "self_work",
  grounding: "self_work",
  letter_to_self: "self_work",
  letter_to_child: "child_connection",
  create_quest: "child_connection",
  photo_album: "child_connection",
  message_other_parent: "negotiation",
  mediation_prep: "negotiation",
  court_documents: "negotiation",
  legal_help: "negotiation",
  contact_diary: "negotiation",
  find_support_group: "community",
  share_story: "community",
  new_goal: undefined,
  list_goals: undefined,
  switch_goal: undefined,
  current_step: undefined,
  step_done: undefined,
  next_step: undefined,
  rephrase_step: undefined,
  show_progress: undefined,
  switch_track: undefined,
  today_plan: undefined,
  log_state: undefined,
  habit_done: undefined,
  learn_why: undefined,
  settings: undefined,
  help: undefined,
  other: undefined,
} as const satisfies Record<string, IntentTrack | undefined>;
export type Intent = keyof typeof intentTracks;
export const intents = Object.keys(intentTracks) as readonly Intent[];

/** One thing a message may mean; confidence is a calibrated share, 0 to 1. */
export interface IntentGuess {
  readonly intent: Intent;
  readonly confidence: number;
}

/** What a message most likely means, with the three likeliest readings, the likeliest first. */
export interface IntentReading extends IntentGuess {
  readonly top3: readonly IntentGuess[];
  /** Sure enough to act on: of committed readings about 95 of 100 are right on lines never trained on. */
  readonly committed: boolean;
  /** Too unsure to act on, sure enough to offer the likeliest readings as buttons. */
  readonly worthAsking: boolean;
}

/** Confidence from which a reading is acted on, and from which it is offered. */
export interface IntentThresholds {
  readonly commit: number;
  readonly ask: number;
}

/** All that the classifier knows, loaded once from content. */
export interface IntentKnowledge {
  readonly spelling: SpellingTables;
  readonly classes: WordClasses;
  /** One label for each intent, in the order of `intents`. */
  readonly model: PackedModel;
  /** Divides the raw scores, so that confidence means how often such a reading is right. */
  readonly temperature: number;
  readonly thresholds: IntentThresholds;
}

/** No message needs more words than this to be understood, and a longer one must not cost more time. */
const mostTokens = 120;

/** Reads what a message means. It never decides a crisis: that is the crisis screen's, before this is asked. */
export function readIntent(text: string, knowledge: IntentKnowledge): IntentReading {
  const tokens = messageTokens(text, knowledge.spelling);
  const kept =
    tokens.length > mostTokens ? [...tokens.slice(0, mostTokens / 2), ...tokens.slice(-mostTokens / 2)] : tokens;
  const features = extractFeatures(kept, knowledge.model.spec, knowledge.classes);
  const scores = scorePacked(knowledge.model, features).map((score) => score / knowledge.temperature);
  const guesses = softmax(scores).map(
    (confidence, at): IntentGuess => ({ intent: intents[at] ?? "other", confidence }),
  );
  const top3 = guesses.sort((a, b) => b.confidence - a.confidence).slice(0, 3);
  const [{ intent, confidence } = { intent: "other", confidence: 0 } as const] = top3;
  const { commit, ask } = knowledge.thresholds;
  return {
    intent,
    confidence,
    top3,
    committed: confidence >= commit,
    worthAsking: confidence >= ask && confidence < commit,
  };
}
