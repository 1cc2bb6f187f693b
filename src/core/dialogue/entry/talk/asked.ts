import type { Act } from "../../../talk/acts.ts";
import { clauseSlots } from "../../../talk/own-clause.ts";
import { type AskedEntry, chooseWording, type Slots } from "../../../talk/talk-words.ts";
import { contactVerdict } from "../../../safety/contact-gate.ts";
import { foremostGist } from "../../../talk/gist/gist.ts";
import { onlyTells } from "../../../talk/gist/tone.ts";
import { type Line, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { waitFor } from "../../turn/outcome.ts";
import { easeDay } from "./body/ease-day.ts";
import { actFrom, asksSomewhere, isAlone, lineFor, type Said, sureOf } from "./heard.ts";
import { isNearDanger } from "./near.ts";
import { wishesSurely } from "./wishes/become-goal.ts";
import { giveStep, makeSmaller, speak } from "./moves.ts";
import { offered } from "./offers.ts";
import { slotsFor } from "./words/given.ts";
import { lean } from "../../../text/lean.ts";

/** Longer than this (characters), a question stands in a story, and a request for words in a longer one. */
const longest = 140;
const longestRequest = 220;
/** What is asked of the program itself is found by words that mean nothing else, and so in a longer message. */
const longestOfApp = 320;
const ofTheApp = (id: string): boolean => id.startsWith("app-");
/** What is over is no request for words. */
const over = lean(
  /(?<!\p{L})(?:wrote|sent|read it|she said|he said|rehearse|написал[аи]?|отправил[аи]?|ответил[аи]?|прочитал[аи]?|шаг\p{L}*|the step)(?!\p{L})/iu,
);
const isFor = ({ id }: AskedEntry, text: string): boolean =>
  id.startsWith("say-")
    ? text.length <= longestRequest && !over.test(text)
    : text.length <= (ofTheApp(id) ? longestOfApp : longest);

/** Something for a few minutes: a small step of what is walked, or a small thing that holds for anybody. */
const quickly = lean(
  /(?<!\p{L})(?:(?:anything|something)(?: \p{L}+){0,3} (?:quick|short|for (?:five|5|ten|10))|(?:anything|something) quick|(?:quick|short) (?:one|thing|step)[^.]{0,20}(?:\d+|five|ten) min|(?:что-нибудь|что-то|чем-нибудь|одно дело|дело|шаг)(?: \p{L}+){0,3} (?:(?:минут(?:ок)? )?на (?:пару|пять|5|десять|10|две|2|три|3)(?: минут\p{L}*)?(?!\p{L})|быстр\p{L}*|коротк\p{L}*)|(?:есть|got|have) (?:\p{L}+ ){0,2}(?:\d+|пять|десять|five|ten) ?(?:минут|min)[^.?!]{0,40}(?:дай|что-нибудь|чем заняться|anything|something|what can i)|(?:есть|got|have)(?: \p{L}+){0,2} минут(?:ы|ок)? (?:на )?(?:пять|десять|две|три)[^.?!]{0,30}(?:дай|что-нибудь|чем))/iu,
);

/** Something told that nothing is asked about, by somebody who is in no danger and did not ask only to be heard. */
const isOnlyTold = (said: Said): boolean =>
  !asksSomewhere(said) && !isNearDanger(said) && !talkOf(said.before).listens && !wishesSurely(said);

/** Where nothing is asked and a life is told, words to say and what the program does are asked by nobody; what hurts is answered however it is told. */
const tellsOfLife = (said: Said): boolean => !asksSomewhere(said) && onlyTells(said.reading.gist);

/** A request for words or a question that has an answer of its own, found by plain words; undefined for all else. */
export function answerAsked(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (said.led) return undefined;
  if (quickly.test(text) && text.length <= longest)
    return (said.place === "step" ? makeSmaller : giveStep)(said, "constraint_time", []);
  const closed = contactVerdict(before.person.contact, context.now);
  const open = closed.kind === "open" || closed.because === "unanswered";
  const [line, entry] = firstLine(
    said,
    text,
    context.library.talk
      .asked(text, toldBefore(said))
      .filter(
        (each) =>
          isFor(each, text) &&
          (!each.contact || open) &&
          (each.told ? isOnlyTold(said) : !(ofTheApp(each.id) || each.id.startsWith("say-")) || !tellsOfLife(said)),
      ),
  );
  if (!line || !entry) return undefined;
  // Beside a wish or a deed it is the other half: that is taken, and the question answered with it.
  if (isOfProgram(entry) && (wishesSurely(said) || tellsDeed(said)) && saysElse(said)) return undefined;
  return spoken(said, line, entry);
}

/** From here a message as a whole surely asks of the program. */
const surelyOfProgram = 0.4;
/**
 * An answer to a question of the program, found by fewer words than elsewhere, as the gist tells that it is one; undefined for all else. What plain words find
 * comes first, save what is wide.
 */
export function answerAboutProgram(said: Said): Decision | undefined {
  const { text, context, reading } = said;
  if (said.led || context.inDanger === true || !reading.gist || text.length > longestOfApp) return undefined;
  const { gist, share } = foremostGist(reading.gist);
  if (gist !== "about" || share < surelyOfProgram || reading.moment !== undefined) return undefined;
  const { talk } = context.library;
  const plainly = talk.asked(text, toldBefore(said)).filter(({ program, told }) => program && !told);
  const loosely = talk.ofProgram(text);
  const [line, entry] = firstLine(said, text, loosely ? [...plainly, loosely] : plainly);
  return line && entry && spoken(said, line, entry);
}

/** What else of the program is asked by this id or act, besides what stands in a file of its own. */
const ofProgram: readonly string[] = [
  "is_it_free",
  "who_reads_this",
  "other_language",
  "offline",
  "why_no_plan",
  "will-somebody-see",
  "on-which-device",
  "two-goals-at-once",
  "missed-some",
  "how-you-choose",
  "how-long-kept",
  "better-than-a-list",
];
const isOfProgram = ({ id }: AskedEntry): boolean => ofTheApp(id) || ofProgram.includes(id);
const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "already_did"];
const tellsDeed = (said: Said): boolean => deeds.some((act) => sureOf(said, act) >= actFrom);
const halves = /[,.!?;—–]\s+/u;
const wordsOfHalf = 3;
/** Whether a part of the message says something that is no question about the program. */
const saysElse = (said: Said): boolean =>
  said.text
    .split(halves)
    .some((part) => part.split(/\s+/u).length >= wordsOfHalf && answerOfProgram(said, part) === undefined);
/** The answer to a question about the program that a part of a message asks; undefined where it asks none. */
export function answerOfProgram(said: Said, part: string): Line | undefined {
  const entries = said.context.library.talk.asked(part).filter((each) => !each.told && isOfProgram(each));
  return firstLine(said, part, entries)[0];
}

function spoken(said: Said, line: Line, { offers, eases }: AskedEntry): Decision | undefined {
  const buttons = offered(offers, said.before, said.context);
  const words = speak(said, [line], buttons);
  const decision = (words && eases && easeDay(said, eases, words)) ?? words;
  return decision && { ...decision, after: waitFor(decision.after, { for: "text_as_goal", text: said.text }) };
}

const slotsOf = ({ slots, before, goal }: Said, text: string): Slots => ({
  ...slots,
  ...(goal?.current ? { step: goal.current.floorText } : {}),
  ...clauseSlots(text, before.person.locale),
});

/** So many of the last messages an answer may hang on. */
const lately = 6;
const toldBefore = ({ before, goal }: Said): readonly string[] => [
  ...talkOf(before)
    .turns.slice(-lately)
    .map((turn) => turn.said),
  ...(goal ? [goal.title] : []),
];

/** The first of them that has a wording whose slots are filled. */
function firstLine(
  said: Said,
  text: string,
  entries: readonly AskedEntry[],
): readonly [Line, AskedEntry] | readonly [] {
  const { said: lately, turns } = talkOf(said.before);
  for (const entry of entries) {
    const slots = entry.id.startsWith("say-") ? slotsFor(said, entry) : slotsOf(said, text);
    if (entry.alone && !isAlone(said)) continue;
    if (entry.unplanned && said.before.day?.plan) continue;
    const ofAct = entry.act && lineFor(said, entry.act);
    if (ofAct) return [ofAct, { ...entry, offers: ofAct.offers }];
    const wording = chooseWording(
      entry,
      said.before.person.locale,
      slots,
      lately,
      entry.id.startsWith("say-") ? 0 : turns.length,
    );
    if (wording) return [{ ref: wording.ref, slots, offers: [] }, entry];
  }
  return [];
}
