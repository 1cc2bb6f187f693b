import { deflateRawSync } from "node:zlib";
import { type Certainty, goalFeatures, type Odds, noTopic, spokenOf } from "#coach/offline/topic-model.ts";
import { type CoachPacks, loadCoachPacks, readCoachPacks } from "#content/coach-packs.ts";
import type { TopicModelFile } from "#content/topic-model.ts";
import { goalActs } from "#core/goals/acts.ts";
import { wordsOf } from "#core/goals/words.ts";
import { locales } from "#core/person/person.ts";
import type { FeatureSpec } from "#core/text/features.ts";
import { type GoalExample, goalCorpusFingerprint, loadGoalCorpus, loadSaid, loadShortSayings } from "./goal-corpus.ts";
import {
  indexSayings,
  indexVocabulary,
  profilesOf,
  storedProfiles,
  storedSayings,
  storedVocabulary,
} from "./sayings.ts";
import { fitSoftmax, type SoftmaxExample } from "./softmax.ts";

/** Tuned on the held-out lines; docs/coach.md has the figures. */
export const topicSpec: FeatureSpec = {
  bits: 14,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1.5 },
  pairs: { skip: 0, weight: 0.5 },
  classes: { span: 0, weight: 0 },
};
export const aside = 0.7;
const fit = { epochs: 6, rate: 0.25, l2: 1e-4, dropout: 0.3 };
/** A phrase of a ladder's own word list counts as half a goal that somebody wrote; a weak one a third of that. */
const phraseWeight = 0.5;
const weakWeight = phraseWeight / 3;
/** A goal whose act was told by its ladder alone says less of it than one whose act somebody named. */
const guessedAct = 0.15;
/** What is said of a short ladder has its act, named by whoever wrote it. */
const shortAct = 0.5;
/** What many would say of a ladder was written with the ladder in view, so that it says little of the act by itself. */
const manyAct = 0.2;
/** Few steps cost no accuracy and make the file a third of the size. */
const largestStep = 15;

interface Phrased {
  readonly phrase: string;
  readonly label: string;
  readonly weight: number;
}

function listedPhrases(contentDir: string): readonly Phrased[] {
  const { packs, kinds } = readCoachPacks(contentDir);
  const all = [...packs.map(({ pack }) => pack), ...kinds.map(({ words }) => words)];
  return all.flatMap(({ kind, id, match }) => [
    ...[...match.ru, ...match.en].map((phrase) => ({ phrase, label: `${kind}/${id}`, weight: phraseWeight })),
    ...[...match.weak.ru, ...match.weak.en].map((phrase) => ({ phrase, label: `${kind}/${id}`, weight: weakWeight })),
  ]);
}

function actPhrases(contentDir: string): readonly Phrased[] {
  return readCoachPacks(contentDir).frames.flatMap(({ frame: { act, read } }) =>
    act === "anything" ? [] : [...read.ru, ...read.en].map((phrase) => ({ phrase, label: act, weight: phraseWeight })),
  );
}

const example = (title: string, description: string, label: number, weight: number): SoftmaxExample => ({
  features: goalFeatures(title, description, topicSpec, aside),
  label,
  weight,
});

/** A fitted head as it is stored: few steps a weight, deflated. */
function stored(examples: readonly SoftmaxExample[], labels: readonly string[]) {
  const known = examples.filter(({ label }) => label >= 0);
  const { biases, weights } = fitSoftmax(known, labels.length, 2 ** topicSpec.bits, fit);
  // Cut where hardly a weight lies, so that the many small ones keep their steps.
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  const scale = Number((largest / largestStep).toPrecision(6));
  const bytes = Int8Array.from(weights, (weight) =>
    Math.max(-largestStep, Math.min(largestStep, Math.round(weight / scale))),
  );
  return {
    labels: [...labels],
    biases: [...biases].map((bias) => Number(bias.toPrecision(5))),
    scale,
    weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
  };
}

/** A narrow ladder that fewer goals were about is known by its sayings alone: so few teach a linear model nothing, and each label costs 16 kB. */
const fewestGoals = 3;

/** Which ladder goals are about, from the goals that `keep` lets through and the ladders that are not in `without`. */
export function trainTopics(
  contentDir: string,
  keep: (line: GoalExample) => boolean = () => true,
  without: ReadonlySet<string> = new Set(),
) {
  const corpus = loadGoalCorpus(contentDir).filter(({ topic }) => !without.has(topic));
  const listed = listedPhrases(contentDir).filter(({ label }) => !without.has(label));
  const often = [...Map.groupBy(corpus, ({ topic }) => topic)].filter(([, lines]) => lines.length >= fewestGoals);
  const labels = [...new Set([...often.map(([topic]) => topic), ...listed.map(({ label }) => label), noTopic])].sort();
  const at = new Map(labels.map((label, place) => [label, place]));
  return stored(
    [
      ...corpus
        .filter(keep)
        .map(({ title, description, topic }) => example(title, description, at.get(topic) ?? -1, 1)),
      ...listed.map(({ phrase, label, weight }) => example(phrase, "", at.get(label) ?? -1, weight)),
    ],
    labels,
  );
}

/** What goals want: from the acts that people named, and where none is named from that of the ladder. */
export function trainActs(contentDir: string, keep: (line: GoalExample) => boolean = () => true) {
  const labels = goalActs.filter((act) => act !== "anything");
  const at = new Map<string, number>(labels.map((label, place) => [label, place]));
  const actOf = laddersActs(loadCoachPacks(contentDir));
  const told = loadGoalCorpus(contentDir)
    .filter(keep)
    .map(({ title, description, topic, act }) =>
      example(title, description, at.get(act ?? actOf.get(topic) ?? "") ?? -1, act === undefined ? guessedAct : 1),
    );
  const listed = actPhrases(contentDir).map(({ phrase, label, weight }) =>
    example(phrase, "", at.get(label) ?? -1, weight),
  );
  const said = loadShortSayings(contentDir).map(({ title, act }) =>
    example(title, "", at.get(act ?? "") ?? -1, shortAct),
  );
  const many = loadSaid(contentDir).flatMap(({ ladder, said: lines }) =>
    lines.map((title) => example(title, "", at.get(actOf.get(ladder) ?? "") ?? -1, manyAct)),
  );
  return stored([...told, ...listed, ...said, ...many], labels);
}

/** All that was said of any ladder, and of none; without the goals that are not to be known and the ladders that are away. */
export function trainSayings(
  contentDir: string,
  keep: (line: GoalExample) => boolean = () => true,
  without: ReadonlySet<string> = new Set(),
) {
  const told = loadGoalCorpus(contentDir)
    .filter(keep)
    // "None" was said of the ladders of its day, and means something only where all of today's were in view.
    .filter(({ topic, also }) => !topic.endsWith("/_kind") && (topic !== noTopic || also !== undefined))
    .map(({ title, description, topic }) => ({ texts: spokenOf(title, description), label: topic }));
  const said = loadShortSayings(contentDir).map(({ title, topic }) => ({ texts: spokenOf(title, ""), label: topic }));
  return storedSayings(indexSayings([...told, ...said].filter(({ label }) => !without.has(label))));
}

/** Strangers say it as strangers do, which whoever saw the ladder only guessed at. */
const ofStranger = 2;

/** All that is said of each ladder, laid together: goals, lists, what is said of short ladders, and what many people would say. */
export function trainProfiles(
  contentDir: string,
  keep: (line: GoalExample) => boolean = () => true,
  without: ReadonlySet<string> = new Set(),
) {
  const told = loadGoalCorpus(contentDir)
    .filter(keep)
    .filter(({ topic }) => topic !== noTopic && !topic.endsWith("/_kind"))
    .map(({ title, description, topic, locale, also }) => ({
      texts: spokenOf(title, description),
      label: topic,
      locale,
      weight: also === undefined ? 1 : ofStranger,
    }));
  const line = (text: string, label: string, locale: (typeof locales)[number]) => ({
    texts: spokenOf(text, ""),
    label,
    locale,
    weight: 1,
  });
  const short = loadShortSayings(contentDir).map(({ title, topic, locale }) => line(title, topic, locale));
  const listed = readCoachPacks(contentDir).packs.flatMap(({ pack: { kind, id, match } }) =>
    locales.flatMap((locale) => match[locale].map((phrase) => line(phrase, `${kind}/${id}`, locale))),
  );
  const said = loadSaid(contentDir).flatMap(({ ladder, said: lines, locale }) =>
    lines.map((text) => line(text, ladder, locale)),
  );
  const all = [...told, ...short, ...listed, ...said];
  return storedProfiles(profilesOf(all.filter(({ label }) => !without.has(label))));
}

/** The words of each ladder: what is said of it, its lists, and its steps. */
export function trainVocabulary(
  contentDir: string,
  keep: (line: GoalExample) => boolean = () => true,
  without: ReadonlySet<string> = new Set(),
) {
  const said = Map.groupBy(
    [
      ...loadGoalCorpus(contentDir)
        .filter(keep)
        .map(({ title, description, topic }) => ({ text: `${title} ${description}`, topic })),
      ...loadShortSayings(contentDir).map(({ title, topic }) => ({ text: title, topic })),
    ],
    ({ topic }) => topic,
  );
  const all = loadCoachPacks(contentDir).topics.map((pack) => {
    const label = `${pack.kind}/${pack.id}`;
    const listed = [...pack.match.ru, ...pack.match.en];
    const told = (said.get(label) ?? []).map(({ text }) => text);
    const texts = pack.steps.flatMap((step) =>
      locales.flatMap((locale) => [step[locale].text, step[locale].floor, step[locale].stretch]),
    );
    const words = (of: readonly string[]) => wordsOf(of.join(" "));
    return { label, said: words([...told, ...listed]), written: words([pack.title.ru, pack.title.en, ...texts]) };
  });
  return storedVocabulary(indexVocabulary(all.filter(({ label }) => !without.has(label))));
}

function laddersActs({ topics }: CoachPacks): ReadonlyMap<string, string> {
  return new Map(topics.map(({ kind, id, act }) => [`${kind}/${id}`, act]));
}

/** Trains the goal model on all goals; the same content gives the same bytes. */
export function trainGoalModel(contentDir: string, odds: Odds, sure: Certainty): TopicModelFile {
  return {
    about: "Made by tools/train-goals.ts from content/corpora/goals and the packs' match lists; do not edit.",
    corpus: goalCorpusFingerprint(contentDir),
    spec: topicSpec,
    aside,
    odds: { broad: [...odds.broad], short: [...odds.short] },
    sure: { bias: sure.bias, weights: [...sure.weights] },
    acts: trainActs(contentDir),
    sayings: trainSayings(contentDir),
    profiles: trainProfiles(contentDir),
    vocabulary: trainVocabulary(contentDir),
    ...trainTopics(contentDir),
  };
}
