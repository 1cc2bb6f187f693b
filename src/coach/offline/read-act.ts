import type { CoachFrame } from "#content/coach-packs.ts";
import type { GoalAct } from "#core/goals/acts.ts";
import { findPhrase, type Phrase, phraseOf, wordsOf } from "#core/goals/words.ts";
import { softmax } from "#core/text/linear-model.ts";
import { remembered } from "#core/text/remembered.ts";
import { type GoalModel, topicShares } from "./topic-model.ts";
import { lean } from "#core/text/lean.ts";

/** What somebody wants to do, and how sure that is, 0 to 1. */
export interface ActReading {
  readonly act: GoalAct;
  readonly sure: number;
  /** The likeliest acts, the best first, to be named in a question. */
  readonly likely: readonly GoalAct[];
}

/** How people say each act, and how they write of it. */
export interface ActIndex {
  readonly model: GoalModel;
  /** For each label of the model, how strongly the ways of saying it stand in a title. */
  readonly saidIn: (title: string) => readonly number[];
}

/** What people put before the verb: "I finally want to …". */
const before = new Set(
  `хочу хочется надо нужно пора наконец наконецто мне бы просто я как бы уже хотел хотела хотелось мечтаю решил решила попробовать начать
  i want need would like id to finally just please help me how get around must should have gotta wanna lets let us we really try start`.split(
    /\s+/u,
  ),
);
/** A verb at the head of a title says the act; further on it says little. */
const atHead = 3;
const elsewhere = 0.7;
/** Below this certainty the act is not known. */
const leastSure = 0.5;
/** From this part of the odds on an act is worth naming in a question. */
const leastNamed = 0.2;
const leastShare = 1e-3;
const rememberedTitles = 8;

export function indexActs(frames: Iterable<CoachFrame>, model: GoalModel): ActIndex {
  const said = new Map<string, readonly Phrase[]>(
    [...frames]
      .filter(({ act }) => act !== "anything")
      .map(({ act, read }) => [act, [...read.ru, ...read.en].map(phraseOf)]),
  );
  return {
    model,
    saidIn: remembered(rememberedTitles, (title) => {
      const words = wordsOf(title);
      const first = words.findIndex((word) => !before.has(word));
      return model.labels.map((label) => saidAt(words, Math.max(first, 0), said.get(label) ?? []));
    }),
  };
}

/** How likely each act is, in the order of the model's labels: the verb at the head counts beside how people write about each. */
export function actShares({ model, saidIn }: ActIndex, title: string, description: string): readonly number[] {
  const said = saidIn(title.slice(0, 300));
  const shares = topicShares(model, title, description);
  return softmax(model.labels.map((_, at) => Math.log(Math.max(shares[at] ?? 0, leastShare)) + (said[at] ?? 0)));
}

/** Which act a goal is; `anything` where none is likely enough. */
export function readAct(index: ActIndex, title: string, description: string): ActReading {
  const { model } = index;
  const sure = actShares(index, title, description);
  const most = Math.max(...sure);
  const act = model.labels[sure.indexOf(most)] as GoalAct | undefined;
  const likely = model.labels
    .map((label, at) => ({ label: label as GoalAct, share: sure[at] ?? 0 }))
    .filter(({ share }) => share >= leastNamed)
    .toSorted((a, b) => b.share - a.share)
    .map(({ label }) => label);
  return act === undefined || most < leastSure
    ? { act: "anything", sure: rounded(1 - most), likely }
    : { act, sure: rounded(most), likely };
}

/** How strongly a phrase stands in the title: longer ones say more, and those at its head most. */
function saidAt(words: readonly string[], head: number, phrases: readonly Phrase[]): number {
  let best = 0;
  for (const phrase of phrases) {
    for (const { at } of findPhrase(words, phrase)) {
      const weight = at <= head && at >= head - 2 ? atHead : elsewhere;
      best = Math.max(best, weight * (1 + 0.25 * (phrase.length - 1)));
    }
  }
  return best;
}

/** "Return the library books", «вернуть кроссовки»: things go back to whose they are, which is neither running nor reading. */
const goesBack = lean(
  /^(?:хочу |надо |нужно |пора )*(?:вернуть|возвратить|отвезти обратно|отнести обратно|сдать обратно)\s+(?!(?:\p{L}+\s+)?(?:форм|сон|аппетит|либид|себ|довери|сил|энерги|радост|вкус|голос|осанк|мышц|вес|интерес|привыч|любов|муж|жен|реб[её]н|дет|сын|доч|налог|вычет|тонус|подвижн|навык|язык|долг|деньг|уверен|здоров|зрени|слух|хват|гибк|удовольств|отношен|дружб))\p{L}|^(?:i want to |i need to |finally )*(?:(?:return|give back|take back|hand back)\s+(?!to\b|from\b|of\b|my (?:life|body|shape|sleep|health)\b)|(?:give|take|bring|hand)\s+[\p{L}\p{N}' ]+\sback\s+to\b)/iu,
);
export const isGoingBack = (title: string): boolean => goesBack.test(title.trim());

/** What is said where somebody else is to manage alone in the end. */
const aloneInTheEnd = lean(
  /(?<!\p{L})(?:пусть|чтобы?)\s+(?:\p{L}+\s+){0,3}(?:сам|сама|сами)(?!\p{L})|\b(?:he|she|they|him|her|them)\b[^.;!?]*\b(?:himself|herself|themselves|on (?:his|her|their) own)\b/iu,
);
const notYetTaught = new Set<GoalAct>([
  "anything",
  "learn",
  "practise",
  "set_up",
  "write",
  "migrate",
  "know_by_heart",
  "travel",
]);

/** "Make peace with having no children", «смириться с тем, что…»: with what is so, and with nobody. */
const acceptance = lean(
  /\bpeace with\s+(?:the fact|the idea|that\b|not\b|never\b|having|being|getting|growing|losing|my (?:body|age|past|diagnosis|illness|face|weight|looks))|(?<!\p{L})(?:смириться|примириться|свыкнуться)\s+с\s+(?:тем|мысл|диагноз|возраст|болезн|потер|прошл|собственн)|(?<!\p{L})принять (?:то,? что|факт|возраст|диагноз)/iu,
);
/** "Decide whether to", «решить, соглашаться ли»: what follows is weighed and not yet wanted. */
const weighed = lean(
  /^(?:(?:i want to |i need to |to )?(?:decide|work out|figure out|make up my mind|think through)\s+(?:on\s+)?(?:whether|if)|should i|whether to)\b|^(?:(?:хочу|надо|нужно|пора)\s+)?(?:решить|понять|определиться|надумать),?\s+(?:\p{L}+\s+){0,3}ли(?!\p{L})|^(?:\p{L}+\s+)?(?:стоит|надо|нужно)\s+ли(?!\p{L})/iu,
);
export const isWeighed = (title: string): boolean => weighed.test(title.trim());

export const isAcceptance = (title: string): boolean => acceptance.test(title);

/** «Найти отца», "track down my birth mother": who is looked for is named, and nobody else is. */
const looksForSomebody = lean(
  /^(?:хочу |надо |пора )?(?:найти|разыскать|отыскать)\s+(?:(?:сво|родн|биологическ|пропавш|потерянн)\p{L}+\s+)*\p{L}+$|^(?:i want to )?(?:find|trace|track down)\s+(?:my|our)\s+(?:(?:birth|real|biological|lost|long-lost|half)[ -])*\p{L}+$/iu,
);
/** «Подтянуть сына по русскому»: who is named learns it. */
const bringsOn = lean(
  /^(?:подтянуть|натаскать|поднатаскать|подготовить)\s+\p{L}+\s+(?:по|к)\s|^(?:bring on|coach|tutor)\s/iu,
);

/** An act in the light of what the words surely say: what goes back is handed over, and who is to manage alone is taught. */
export function withWhatIsSaid(reading: ActReading, text: GoalWords, namesSomebody: boolean): ActReading {
  if (isGoingBack(text.title)) return { ...reading, act: "anything", likely: [] };
  if (isAcceptance(text.title)) return { ...reading, act: "cope", likely: ["cope"] };
  if (namesSomebody && looksForSomebody.test(text.title.trim()))
    return { ...reading, act: "find_someone", likely: ["find_someone"] };
  if (namesSomebody && bringsOn.test(text.title.trim())) return { ...reading, act: "teach", likely: ["teach"] };
  const taught = namesSomebody && notYetTaught.has(reading.act) && aloneInTheEnd.test(text.description);
  return taught ? { ...reading, act: "teach", likely: ["teach"] } : reading;
}

interface GoalWords {
  readonly title: string;
  readonly description: string;
}

const rounded = (share: number) => Math.round(share * 1000) / 1000;
