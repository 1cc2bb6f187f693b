import { clauseSlots } from "../../../talk/own-clause.ts";
import { type AskedEntry, chooseWording, type Slots } from "../../../talk/talk-words.ts";
import { contactVerdict } from "../../../safety/contact-gate.ts";
import { type Line, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { waitFor } from "../../turn/outcome.ts";
import { isAlone, type Said } from "./heard.ts";
import { giveStep, makeSmaller, speak } from "./moves.ts";
import { offered } from "./offers.ts";

/** Longer than this (characters), a question stands in a story, and a request for words in a longer one. */
const longest = 140;
const longestRequest = 220;
/** What is over is no request for words. */
const over =
  /(?<!\p{L})(?:wrote|sent|read it|she said|he said|rehearse|написал[аи]?|отправил[аи]?|ответил[аи]?|прочитал[аи]?|шаг\p{L}*|the step)(?!\p{L})/iu;
const isFor = ({ id }: AskedEntry, text: string): boolean =>
  id.startsWith("say-") ? text.length <= longestRequest && !over.test(text) : text.length <= longest;

/** Something for a few minutes: a small step of what is walked, or a small thing that holds for anybody. */
const quickly =
  /(?<!\p{L})(?:(?:anything|something)(?: \p{L}+){0,3} (?:quick|short|for (?:five|5|ten|10))|(?:anything|something) quick|(?:quick|short) (?:one|thing|step)[^.]{0,20}(?:\d+|five|ten) min|(?:что-нибудь|что-то|чем-нибудь|одно дело|дело|шаг)(?: \p{L}+){0,3} (?:(?:минут(?:ок)? )?на (?:пару|пять|5|десять|10|две|2|три|3)(?: минут\p{L}*)?(?!\p{L})|быстр\p{L}*|коротк\p{L}*)|(?:есть|got|have) (?:\p{L}+ ){0,2}(?:\d+|пять|десять|five|ten) ?(?:минут|min)[^.?!]{0,40}(?:дай|что-нибудь|чем заняться|anything|something|what can i)|(?:есть|got|have)(?: \p{L}+){0,2} минут(?:ы|ок)? (?:на )?(?:пять|десять|две|три)[^.?!]{0,30}(?:дай|что-нибудь|чем))/iu;

/** A request for words or a question that has an answer of its own, found by plain words; undefined for all else. */
export function answerAsked(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (said.led) return undefined;
  const again = otherWords(said);
  if (again) return again;
  if (quickly.test(text) && text.length <= longest)
    return (said.place === "step" ? makeSmaller : giveStep)(said, "constraint_time", []);
  const closed = contactVerdict(before.person.contact, context.now);
  const open = closed.kind === "open" || closed.because === "unanswered";
  const [line, entry] = firstLine(
    said,
    text,
    context.library.talk.asked(text).filter((each) => isFor(each, text) && (!each.contact || open)),
  );
  if (!line || !entry) return undefined;
  return spoken(said, line, entry);
}

function spoken(said: Said, line: Line, { offers }: AskedEntry): Decision | undefined {
  const buttons = offered(offers, said.before, said.context);
  const decision = speak(said, [line], buttons);
  return decision && { ...decision, after: waitFor(decision.after, { for: "text_as_goal", text: said.text }) };
}

const slotsOf = ({ slots, before }: Said, text: string): Slots => ({
  ...slots,
  ...clauseSlots(text, before.person.locale),
});

/** The first of them that has a wording whose slots are filled. */
function firstLine(
  said: Said,
  text: string,
  entries: readonly AskedEntry[],
): readonly [Line, AskedEntry] | readonly [] {
  const { said: lately, turns } = talkOf(said.before);
  const slots = slotsOf(said, text);
  for (const entry of entries) {
    if (entry.alone && !isAlone(said)) continue;
    if (entry.unplanned && said.before.day?.plan) continue;
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

const asksOtherWords =
  /(?<!\p{L})(?:shorter|softer|firmer|warmer|nicer|simpler|differently|another way|other words|less \p{L}+|more \p{L}+|too (?:long|stiff|formal|harsh|soft)|so (?:that )?(?:i|it) (?:do(?:es)?n[’']?t|dont|doesnt) sound|without sounding|not sound|(?:can|could) (?:yo)?u (?:say|put|word) it|покороче|короче|мягче|твёрже|тверже|теплее|проще|иначе|по-другому|другими словами|не так (?:сухо|официально|жёстко|жестко|длинно)|чтобы не звучал\p{L}*|без (?:жалости|унижени\p{L}+|извинений))(?!\p{L})/iu;
const asksShorter = /(?<!\p{L})(?:shorter|too long|покороче|короче|длинно)(?!\p{L})/iu;
const wordsOfIt = 14;

/** After a line was given: the same thing in other words, with the nouns that were told then. */
function otherWords(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (!asksOtherWords.test(text) || text.trim().split(/\s+/u).length > wordsOfIt) return undefined;
  const talk = talkOf(before);
  const given = /^talk\.asked\.(say-[a-z-]+)\./u.exec(talk.said.at(-1) ?? "")?.[1];
  const asked = talk.turns.findLast((turn) => context.library.talk.asked(turn.said).some(({ id }) => id === given));
  const entry = asked && context.library.talk.asked(asked.said).find(({ id }) => id === given);
  if (!asked || !entry) return undefined;
  const { locale } = before.person;
  const ordered = asksShorter.test(text) ? entry.wordings[locale].slice(-1) : entry.wordings[locale];
  const people = context.library.talk.people(asked.said, locale);
  const slots = { ...people, ...clauseSlots(asked.said, locale) };
  const wording = chooseWording(
    { ...entry, wordings: { ...entry.wordings, [locale]: ordered } },
    locale,
    slots,
    talk.said,
    0,
  );
  if (!wording || wording.ref === talk.said.at(-1)) return undefined;
  return spoken(said, { ref: wording.ref, slots, offers: [] }, entry);
}
