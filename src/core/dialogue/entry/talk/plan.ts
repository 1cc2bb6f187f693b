import type { Act } from "../../../talk/acts.ts";
import { wishesNone } from "../../../talk/matter/wished.ts";
import { asksSomewhere, type Place, type Said } from "./heard.ts";
import { offerNamed } from "./wishes/hidden-wish.ts";
import * as marks from "./mark-done.ts";
import * as moves from "./moves.ts";
import { answerHow } from "./questions/of-craft.ts";
import { wordsOrAdvice } from "./words/write-draft.ts";
import * as shows from "./shows.ts";
import * as sides from "./sides.ts";
import type { Move } from "./moves.ts";
import { askWhich, becomeGoal, surely } from "./wishes/become-goal.ts";
import { isAgreed, wasWeighed } from "./wishes/wish-agreed.ts";
import { lean } from "../../../text/lean.ts";

/** One row of the plan: what is done about an act where the person is. */
interface Row {
  readonly act: Act;
  /** Everywhere, where it is left out. */
  readonly at?: readonly Place[];
  /** Only where the message is this short (characters): more of it tells something. */
  readonly most?: number;
  /** What else has to hold. */
  readonly when?: (said: Said) => boolean;
  /** How sure it has to be, where that is more than usual. */
  readonly from?: number;
  readonly does: Move;
}

/** What changes nothing may be less sure. */
const fairly = 0.5;
/** What only shows or tells something costs little where it was meant otherwise, and passing over it costs more. */
const likely = 0.4;
/** A list is asked for, a yes and a no are said, in few words. */
const few = 60;
const atStep = ["step"] as const;
/** An order of the step, where none is open, is said in so many characters. */
const veryFew = 32;
/** A no is said in so many words, and begins with one; whatever else holds a "no" tells something. */
const wordsOfNo = 5;
const beginsWithNo = lean(/^(?:нет|не|неа|ни|no|nope|nah|not|never mind|don[’']?t)(?!\p{L})/iu);
/** What is asked not to be done may be told in more words. */
export const asksNot = lean(
  /^(?:пожалуйста,?\s+)?(?:не (?:надо|нужно|говорите|пишите|предлагайте|спрашивайте|советуйте)|только не|без советов|please don[’']?t|please no|don[’']?t (?:say|tell|suggest|offer|ask|give|write|send|make|put)|no more|not another)(?!\p{L})|^(?:no|без) \p{L}+$|^(?:убери(?:те)?|исключи(?:те)?) \p{L}+|^\p{L}+ (?:убери|исключи)(?!\p{L})/iu,
);
const wordsOfRequest = 12;
const saysNo = ({ text, reading }: Said): boolean => {
  const words = text.trim().split(/\s+/u).length;
  const plainly = beginsWithNo.test(reading.clauses[0]?.text ?? "") && words <= wordsOfNo && !/\d/u.test(text);
  return plainly || (asksNot.test(text.trim()) && words <= wordsOfRequest);
};

/** What is said for manners beside what is wanted. */
const manners: readonly Act[] = ["hello", "hello_again", "thanks", "sorry", "praise_you", "swearing"];
/** What is only likely is acted on where nothing else is likelier. */
const isForemost =
  (act: Act) =>
  ({ reading: { acts } }: Said): boolean =>
    acts.find((each) => !manners.includes(each.act))?.act === act;

/** A yes is said likewise. */
const beginsWithYes = lean(
  /^(?:да|ага|угу|ок|окей|хорошо|ладно|давай(?:те)?|конечно|согласн[аы]?|договорились|ну да|можно|yes|yeah|yep|yup|ok|okay|sure|fine|alright|all right|go on|deal|agreed|please)(?!\p{L})/iu,
);
const saysYes = ({ reading }: Said): boolean => beginsWithYes.test(reading.clauses[0]?.text ?? "");
/** Whoever does not know says little else. */
const unsureWords = 6;
const beginsUnsure = lean(
  /^(?:(?:хм|ну|hmm|um|well|oh),?\s+)?(?:я\s+|i\s+)?(?:не знаю|не уверен[аы]?|без понятия|понятия не имею|хз|не пойму|сложно сказать|трудно сказать|don[’']?t know|do not know|dunno|no idea|not sure|idk|unsure|no clue|hard to say|can[’']?t decide)(?!\p{L})/iu,
);
const saysUnsure = ({ text }: Said): boolean =>
  beginsUnsure.test(text.trim()) && text.trim().split(/\s+/u).length <= unsureWords;
/** Words by which something is wished; a wish that a reader alone hears in a story is none. */
const wishing = lean(
  /(?<!\p{L})(?:хо(?:чу|чется|тим|телось|тел[аи]?)|мечта\p{L}*|надо|нужн\p{L}*|пора|цель\s*[:—–-]|моя цель|собира\p{L}*|планиру\p{L}*|пыта\p{L}*|помоги\p{L}*|науч\p{L}*|охота|\p{L}{2,}(?<!ос|дца)(?:ть|ти|чь)(?:ся)?)(?!\p{L})|(?:^|[.,;:!?—–-]\s*|(?<!\p{L})(?:i|we|i[’']ve|ive|i[’']m|im|and|but|so|just|also|really|always|maybe|still|kinda|ok|yeah|well|hi|hello|please)\s+)(?:want|wanna|need|(?:would|should) (?:like|love)|hope|hoping|wish|trying|goal|plan|planning|learn|help|time to|gotta|got to|have to|decided|thinking|been meaning|to \p{L}+|get|stop|start|quit|find|make|sort|fix|write|read|run|save|lose|clean|cook|build|finish|call|sleep|eat|take|move|practi[sc]e|walk|draw|sing|play|paint)(?!\p{L})|(?<!\p{L})(?:i[’']d|id|(?:two|three|four|five|several|a couple of|[2345]) (?:things|goals|jobs|tasks)|(?:две|два|три|четыре|пять|несколько|[2345]) (?:дела|дел|вещи|вещей|цели|целей)|my goal|my dream|as a goal)(?!\p{L})/iu,
);
/** What one used to do is wished again where little else is said. */
const wordsOfLonging = 8;
const longs = ({ text }: Said): boolean =>
  /(?<!\p{L})used to(?!\p{L})/iu.test(text) && text.trim().split(/\s+/u).length <= wordsOfLonging;
/** A feeling that is said as a wish, a wish that is doubted, and where one has to be are no wish to be walked. */
const noWish = lean(
  /^(?:а+[\s,.]+|oh[\s,.]+|ok[\s,.]+)?(?:понял[аи]?|дошло|got it|i get it (?:now)?|i see now)(?!\p{L})|(?<!\p{L})(?:не знаю|не уверен[аы]?|хочу ли|хочется ли|надо ли|нужно ли|(?:ругаться|плакать|реветь|орать|кричать|выть|материться|провалиться|исчезнуть) (?:хочется|хочу|охота)|(?:хочется|хочу|охота) (?:ругаться|плакать|реветь|орать|кричать|выть|материться|провалиться)|don[’']?t know (?:if|whether)|not sure (?:if|whether)|want to (?:scream|cry|swear|shout|sink)|(?:have|need|got|gotta|must) (?:to )?be (?:at|in|up|there|back|on|out)|want (?:somebody|someone|you) to know|(?:надо|нужно|пора) (?:быть|на работу|на смену|вставать|бежать|идти спать))(?!\p{L})/iu,
);
/** Whoever says so wants no goal, whatever else they want. */
const refusesGoal = lean(
  /(?<!\p{L})(?:не (?:хочу|надо|нужн\p{L}*|ищу|ставь\p{L}*)|без|don[’']?t (?:want|need)|do not want|no)\s+(?:мне\s+|никак\p{L}+\s+|a\s+|any\s+|more\s+)*(?:цел\p{L}*|шаг\p{L}*|план\p{L}*|goals?|steps?|plans?)(?!\p{L})/iu,
);
/** Whoever asks for a fact wishes to know it, and no more. */
const asksFact = lean(
  /^(?:а |и |ну |so |and )?(?:сколько|какой|какая|какие|кто|how (?:much|many)|what does)(?!\p{L})|(?<!\p{L})(?:разрешите|позвольте|хочу|хотел[аи]?(?: бы)?|хотелось бы|можно|want|like|love|need|wish|curious)\s+(?:to\s+)?(?:сначала\s+|только\s+|just\s+|first\s+)?(?:know|ask|hear|understand|узнать|знать|спросить|уточнить)(?!\p{L})/iu,
);
export const wishes = (said: Said): boolean =>
  // What may be harmful is asked about, however unsure it is that it is wished.
  ((isAgreed(said) && !wasWeighed(said)) || said.context.screen.harm(said.text, "said") !== undefined) &&
  !noWish.test(said.text) &&
  !wishesNone(said.text) &&
  !asksFact.test(said.reading.clauses[0]?.text ?? "") &&
  !refusesGoal.test(said.text) &&
  wished(said);
/** Whether nothing in the message says that no goal is wanted, or that only a fact is asked. */
export const saysAlso = ({ text, reading }: Said): boolean =>
  !refusesGoal.test(text) && !asksFact.test(reading.clauses[0]?.text ?? "");
const wished = (said: Said): boolean =>
  longs(said) ||
  said.context.library.talk.bareDeed(said.text) ||
  (wishing.test(said.text) && !/(?<!\p{L})used to(?!\p{L})/iu.test(said.text));

/** "Not one but two": what was told is put right, and nothing is to be taken back. */
const puts = lean(/^(?:не\s+\p{L}+,?\s+а(?!\p{L})|not\s+\p{L}+,?\s+(?:but\s+)?\p{L}+)/iu);
/** A question whose mark was left out. */
const asksUnmarked = lean(
  /(?:^|[.,!;]\s*)(?:а |и |ну |so |and |but )?(?:можно|могу|как|что делать|имею|\p{L}+ ли|can|could|may|how|what|is it|do i|am i)(?!\p{L})/iu,
);
const asksReminder = lean(
  /(?<!\p{L})(?:напомни(?:те|шь|ть мне)?|разбуди\p{L}*|remind me|reminders?|alarm|wake me)(?!\p{L})/iu,
);
const asksTime = lean(
  /(?<!\p{L})(?:сколько (?:это|на это|займ\p{L}*|времени|дней|недель|шагов|ещё|еще)|как долго|долго ли|надолго|когда (?:будет|закончу|дойду)|how long|how many (?:days|weeks|steps)|how much (?:longer|time)|when will)(?!\p{L})/iu,
);

/** No step is in front, so none can be made smaller: it is left for now. */
const between = ["between"] as const;
const withGoals = ["step", "between", "goals"] as const;
const nowhere = ["nowhere", "goals"] as const;
/** What is asked of a step and means nothing where none is open. */
const ofTheStep: readonly Act[] = [
  "smaller",
  "more",
  "too_easy",
  "step_why",
  "step_what",
  "otherwise",
  "wrong_topic",
  "no_thing",
  "already_did",
];

const namesStep = lean(/(?<!\p{L})(?:шаг\p{L}*|задани\p{L}*|цел[ьи]|steps?|tasks?|goal)(?!\p{L})/iu);
/** What stands in the way, told: a step that fits better is given to whoever asks, or says that this one will not do. */
const hindrances: readonly Act[] = ["no_money", "constraint_body", "body_pain", "constraint_money", "constraint_place"];
const asksOther = ({ text }: Said): boolean =>
  /(?<!\p{L})(?:не (?:могу|получится|подходит|выйдет|смогу)|нельзя|друг(?:ой|ое|ую)|по-другому|нет (?:денег|у меня)|can[’']?t|cannot|not able|won[’']?t work|doesn[’']?t work|another|different|otherwise|else|don[’']?t have|no money|can[’']?t afford|couldn[’']?t)(?!\p{L})/iu.test(
    text,
  );

/**
 * What a message does decides what is done: the first row that fits, from what takes something back, over what was done and what is asked of
 * the step, to what is wished. Whatever else the message does is answered with words in front of it (`answered`), in this one message.
 */
export const plan: readonly Row[] = [
  { act: "not_a_goal", does: moves.takeBack },
  { act: "not_a_goal", when: ({ text }) => refusesGoal.test(text), does: moves.justHear },
  { act: "not_a_goal", from: surely, does: moves.sayNotMade },
  { act: "delete_everything", does: shows.askErase },
  { act: "export_mine", most: few, does: shows.handOver },
  { act: "just_listen", does: moves.listen },
  { act: "no_answer_needed", does: moves.listen },
  { act: "medicine_question", from: likely, when: asksSomewhere, does: moves.answer },
  { act: "medicine_question", does: moves.answer },
  { act: "health_question", from: fairly, when: asksSomewhere, does: moves.answer },
  { act: "health_question", does: moves.answer },
  { act: "law_question", when: ({ text }) => text.includes("?") || asksUnmarked.test(text), does: moves.answer },
  // Beside a sign of danger the numbers stand already, and nobody is told who is not here.
  { act: "human_please", when: ({ context }) => context.inDanger !== true, does: moves.answer },
  { act: "goal_reached", at: withGoals, does: moves.askReached },
  { act: "step_other", at: atStep, does: marks.markDone },
  { act: "step_partly", at: atStep, does: marks.markPart },
  { act: "step_done", at: ["step", "goals", "between"], does: marks.markDone },
  { act: "goal_reached", does: marks.celebrate },
  { act: "step_done", does: marks.celebrate },
  { act: "step_partly", does: marks.celebrate },
  { act: "step_other", does: marks.celebrate },
  { act: "undo", most: few, when: ({ text }) => !puts.test(text), does: moves.undo },
  { act: "stop_offering", does: moves.stopOffering },
  { act: "smaller", at: atStep, does: moves.makeSmaller },
  { act: "cannot", at: atStep, does: moves.makeSmaller },
  { act: "no_energy", at: atStep, does: moves.makeSmaller },
  { act: "no_time", at: atStep, does: moves.makeSmaller },
  { act: "constraint_time", at: atStep, does: moves.fitTime },
  { act: "smaller", at: between, does: moves.leave },
  { act: "cannot", at: between, does: moves.leave },
  { act: "no_energy", at: between, does: moves.leave },
  { act: "no_time", at: between, does: moves.leave },
  ...(["swap", "otherwise"] as const).map(
    (act): Row => ({ act, at: between, when: ({ led }) => led !== undefined, does: moves.giveStep }),
  ),
  { act: "too_easy", at: atStep, does: moves.makeBigger },
  { act: "more", at: atStep, does: moves.makeBigger },
  { act: "too_easy", at: between, most: few, does: moves.giveStep },
  { act: "more", at: between, most: few, does: moves.giveStep },
  { act: "no_thing", at: atStep, does: moves.reworded("own_words") },
  { act: "no_money", at: atStep, when: asksOther, does: moves.reworded("own_words") },
  { act: "constraint_body", at: atStep, when: asksOther, does: moves.reworded("own_words") },
  { act: "constraint_money", at: atStep, when: asksOther, does: moves.reworded("own_words") },
  { act: "constraint_place", at: atStep, when: asksOther, does: moves.reworded("own_words") },
  ...hindrances.map((act): Row => ({ act, at: atStep, does: moves.offerOther })),
  { act: "wrong_topic", at: atStep, does: moves.reworded("own_words") },
  { act: "boring", at: atStep, does: moves.reworded("not_mine") },
  { act: "already_did", at: atStep, most: few, does: moves.reworded("not_mine") },
  { act: "otherwise", at: atStep, does: moves.reworded("not_mine") },
  { act: "not_that", at: atStep, does: moves.reworded("not_mine") },
  { act: "wish_hidden", at: atStep, does: offerNamed },
  { act: "swap", at: atStep, does: moves.reworded("own_words") },
  { act: "obstacle", at: atStep, does: moves.offerOther },
  { act: "fact", at: atStep, does: sides.noteFact },

  { act: "list_done", most: few, from: likely, when: isForemost("list_done"), does: shows.showDone },
  { act: "show_where", most: few, at: withGoals, from: fairly, does: shows.showWhere },
  { act: "show_where", most: few, from: fairly, does: shows.showGoals },
  { act: "show_goals", most: few, from: likely, when: isForemost("show_goals"), does: shows.showGoals },
  { act: "pause_goal", most: few, does: shows.manage },
  { act: "delete_goal", most: few, does: shows.manage },
  { act: "rename_goal", most: few, does: shows.manage },
  { act: "resume_goal", most: few, does: shows.manage },
  ...ofTheStep.map(
    (act): Row => ({
      act,
      at: nowhere,
      most: veryFew,
      from: surely,
      when: ({ text }) => !(["step_what", "step_why"] as const).some((each) => each === act) || namesStep.test(text),
      does: moves.sayNoStep,
    }),
  ),
  { act: "why_no_plan", does: moves.answerOfStep },
  { act: "how_long", from: likely, when: ({ text }) => asksTime.test(text), does: moves.answerOfStep },
  { act: "step_why", at: atStep, from: likely, does: moves.answerOfStep },
  { act: "step_what", at: atStep, from: likely, does: moves.answerOfStep },
  { act: "help_word_it", does: wordsOrAdvice },
  { act: "draft_check", does: moves.answerOfStep },
  { act: "step_how", at: atStep, from: likely, does: answerHow },
  { act: "two_wishes", from: surely, when: wishes, does: becomeGoal },
  { act: "wish", from: surely, when: wishes, does: becomeGoal },
  { act: "ask_step", at: withGoals, most: few, from: likely, does: moves.giveStep },
  { act: "ask_step", most: few, from: fairly, does: moves.giveStep },
  { act: "put_off", most: few, from: fairly, does: moves.leave },
  { act: "wish_vague", does: askWhich },
  { act: "wish_hidden", does: askWhich },
  { act: "remind", when: ({ text }) => asksReminder.test(text), does: sides.remind },
  { act: "constraint_time", does: moves.giveStep },
  { act: "yes", most: few, when: saysYes, does: moves.agree },
  { act: "no", when: saysNo, does: moves.decline },
  { act: "not_that", when: saysNo, does: moves.decline },
  { act: "unsure", when: saysUnsure, does: moves.answer },
];

/** Acts that words answer, in front of what is done or alone: the first of them that were read, at most two. */
export const answered: readonly Act[] = [
  "swearing",
  "useless",
  "not_understood",
  "are_you_robot",
  "who_reads_this",
  "is_it_free",
  "offline",
  "do_you_nag",
  "what_is_this",
  "what_can_you_do",
  "source",
  "other_language",
  "do_it_for_me",
  "age_told",
  "off_topic_question",
  "how_are_you",
  "are_you_there",
  "hello_again",
  "sorry",
  "praise_you",
  "thanks",
  "hello",
  "goodbye",
  "bored",
  "joke",
  "testing",
];
