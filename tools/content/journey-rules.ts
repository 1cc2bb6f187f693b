import type { JourneyContent, JourneyRule } from "./journey-rule.ts";
import { textEntries } from "./journey-rule.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import { readRiddles, readTechniqueFiles } from "#content/techniques.ts";
import { loadTexts } from "#content/texts.ts";
import { readTracks } from "#content/tracks.ts";
import { actionsLeadSomewhere } from "./journey-rules/actions-lead-somewhere.ts";
import { addressIsNeutral } from "./journey-rules/address-is-neutral.ts";
import { conditionsNameSteps } from "./journey-rules/conditions-name-steps.ts";
import { exerciseNamesAgree } from "./journey-rules/exercise-names-agree.ts";
import { lettersStaySafe } from "./journey-rules/letters-stay-safe.ts";
import { riddlesAreEnough } from "./journey-rules/riddles-are-enough.ts";
import { stepsAreReached } from "./journey-rules/steps-are-reached.ts";
import { textsAreMarked } from "./journey-rules/texts-are-marked.ts";
import { textsFit } from "./journey-rules/texts-fit.ts";
import { textsSpeakTheirLanguage } from "./journey-rules/texts-speak-their-language.ts";
import { tracksAlwaysOffer } from "./journey-rules/tracks-always-offer.ts";
import { waysLeadOn } from "./journey-rules/ways-lead-on.ts";
import { wordsAreQuiet } from "./journey-rules/words-are-quiet.ts";
import { wordsAreSafe } from "./journey-rules/words-are-safe.ts";

const journeyRules: readonly JourneyRule[] = [
  exerciseNamesAgree,
  waysLeadOn,
  conditionsNameSteps,
  stepsAreReached,
  lettersStaySafe,
  actionsLeadSomewhere,
  tracksAlwaysOffer,
  riddlesAreEnough,
  textsFit,
  textsAreMarked,
  textsSpeakTheirLanguage,
  wordsAreQuiet,
  wordsAreSafe,
  addressIsNeutral,
];

/** Every problem of exercises, riddles and tracks, one line each: file or path, rule, message. What cannot be read is one problem alone. */
export function checkJourneyContent(contentDir: string): readonly string[] {
  let content: JourneyContent;
  try {
    content = {
      techniques: readTechniqueFiles(contentDir),
      riddles: readRiddles(contentDir),
      tracks: readTracks(contentDir),
      texts: textEntries(loadTexts(contentDir)),
    };
  } catch (error) {
    return [`readable: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [
    ...unwritten(content.techniques.map(({ technique }) => technique.id)).map(
      (id) => `techniques/${id}.yaml: readable: no such file`,
    ),
    ...journeyRules.flatMap((rule) =>
      rule.check(content).map(({ file, message }) => `${file}: ${rule.name}: ${message}`),
    ),
  ];
}

/** Exercises that the program knows by id and nobody has written. */
export function unwritten(written: readonly string[]): readonly string[] {
  return techniqueIds.filter((id) => !written.includes(id));
}
