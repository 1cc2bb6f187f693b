import { ownInWords, wishesHabit } from "../../day/own-words.ts";
import { aimHeardReply } from "../day/setup/aim-commands.ts";
import { ownHeardReply } from "../day/setup/own-views.ts";
import { goalListReply } from "../goals/goal-views.ts";
import { refusedOutright } from "../../safety/harm.ts";
import * as newGoals from "../goals/new-goal.ts";
import { hasNoPart, helloReply } from "../home/onboarding-views.ts";
import { unexpectedTextButtons } from "../home/unexpected-text.ts";
import { askFirst } from "../tracks/begin-exercise.ts";
import { askTold } from "../tracks/suggestion-commands.ts";
import type { Commands } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { say, waitFor } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import { letterByShape } from "../../talk/draft-shape.ts";
import { commandMeant, techniqueToAsk, whichMeant, wishesServed } from "./meant.ts";
import { talkAsk } from "./talk/led.ts";
import { wishesIn } from "../../day/wish-words.ts";
import { wishesHeardReply } from "../day/setup/wish-commands.ts";
import { aimSaid } from "./aim-said.ts";
import { withProgramAnswer } from "./parts/also-asked.ts";
import { answerAboutProgram, answerAsked } from "./talk/asked.ts";
import { answerOfHabit } from "./talk/of-habit.ts";
import { leaveTaken } from "./talk/words/leave-taken.ts";
import { figureTold } from "./talk/figure-told.ts";
import { judgeDraft } from "./talk/draft.ts";
import { bigDayAlone, withBigDayOffer } from "./talk/day/of-big-day.ts";
import { hurtTold, ofBody } from "./talk/day/of-body.ts";
import { ofDay } from "./talk/of-day.ts";
import { ofReminders, remindedByGist } from "./talk/of-reminders.ts";
import { reckoned } from "./talk/questions/reckoned.ts";
import { answerPlainly } from "./talk/plain-questions.ts";
import { actFrom, lineFor, type Said, sureOf, whatIsSaid } from "./talk/heard.ts";
import { isLongedFor, isNoWish } from "../../talk/matter/no-wish.ts";
import { speak, stepOfOther } from "./talk/moves.ts";
import { besideHeard, matterHeard } from "./talk/wishes/matter-heard.ts";
import { matterTaken } from "./talk/wishes/matter-taken.ts";
import { wishByGist } from "./talk/wishes/wish-by-gist.ts";
import { byGist } from "./talk/gist/by-gist.ts";
import { shareOf } from "../../talk/gist/gist.ts";
import { near } from "./talk/near.ts";
import { draftAsked } from "./talk/words/write-draft.ts";
import { followWords } from "./talk/words/follow.ts";
import { thread } from "./thread/thread.ts";
import { remember, talk } from "./talk/talk.ts";
import { tracksAsked, withTracksOffer } from "./thread/tracks-offer.ts";
import { unclear } from "./talk/unclear.ts";
import { lean } from "../../text/lean.ts";

/**
 * What nobody waited for is understood by what it does: an exercise that is asked for begins, and everything else is
 * answered and done as the plan of a talk says. Where nothing of it can be read, that is said, and the words are kept as a goal to be.
 */
export function understand(before: Snapshot, text: string, context: DecisionContext, commands: Commands): Decision {
  return withBigDayOffer(before, text, answerTo(before, text, context, commands), context);
}

function answerTo(before: Snapshot, text: string, context: DecisionContext, commands: Commands): Decision {
  // A smile or a thumb up is no goal.
  if (!/[\p{L}\p{N}]/u.test(text)) return nod(before, "text.nod", context);
  const said = whatIsSaid(before, text, context, (from, command) => commands.carryOut(from, command, context));
  return withProgramAnswer(said, mainAnswer(said));
}

function mainAnswer(said: Said): Decision {
  const { before, text, context } = said;
  const named = buttonNamed(before, text, context);
  if (named) return remember(said, said.carryOut(named), "button_named");
  // What is refused as a goal is refused as a request too, before it is taken for anything else.
  const harm = context.screen.harm(text, "said");
  const refused = refusedOutright(harm);
  if (refused) return newGoals.refuse(before, refused, undefined);
  const medicine = said.led ? undefined : ofMedicine(said);
  if (medicine) return remember(said, medicine, "of_medicine");
  const doubted = doubtedPlan(said, harm) ?? leaveTaken(said) ?? (harm ? undefined : reckoned(said));
  if (doubted) return doubted;
  const toModel = talkAsk(before, text, context);
  const today = toModel ? undefined : toldOfDay(said, harm);
  if (today) return today;
  const words = toModel || said.led ? undefined : (followWords(said) ?? answerAboutProgram(said));
  if (words) return remember(said, words, "asked");
  const offered = toModel ? undefined : tracksAsked(said);
  if (offered) return remember(said, offered, "tracks_offered");
  const moved = toModel ? undefined : thread(said);
  if (moved) return remember(said, moved.decision, `thread_${moved.because}`);
  const hurt = toModel || harm || said.led ? undefined : bodyAsked(said);
  if (hurt) return hurt;
  const served = servedPlainly(said, harm);
  const drafted = toModel || served ? undefined : draftAsked(said);
  if (drafted) return remember(said, drafted, "drafted");
  const taken = toModel || served ? undefined : wishTaken(said);
  if (taken) return taken;
  const asked = toModel ? undefined : (answerOfHabit(said) ?? answerAsked(said));
  if (asked) return withTracksOffer(said, remember(said, asked, "asked"));
  // A letter to somebody else says nothing to us, whatever it wishes and greets.
  const shape = letterByShape(text) === undefined || said.led ? undefined : judgeDraft(said);
  if (shape) return remember(said, shape, "draft_judged");
  // A model hears for itself what is tired of what.
  const tired = toModel || said.led ? undefined : answerTired(said);
  if (tired) return remember(said, tired, "tired");
  if (served) return remember(said, served.decision, served.because);
  if (toModel) return { ...say(before), talkAsk: toModel };
  const draft = said.led ? undefined : judgeDraft(said);
  if (draft) return remember(said, draft, "draft_judged");
  const answered = answerPlainly(said);
  if (answered) return remember(said, answered, "plain_question");
  const reminded = ofReminders(said);
  if (reminded) return remember(said, reminded, "of_reminders");
  const beside = besideHeard(said);
  if (beside) return remember(said, beside, "matter_heard");
  const plain = near(said);
  if (plain) return remember(said, plain, "near");
  const gist = byGist(said);
  if (gist) return gist;
  const heard = matterHeard(said);
  return heard ? remember(said, heard, "matter_heard") : byIntent(said);
}

/** What nothing plainer reads: by its intent, then as talk, and at last in words that fit anything. */
function byIntent(said: Said): Decision {
  const { before, text, context } = said;
  const reading = context.screen.intent(text, before.person.locale);
  const command = commandMeant(text, reading, before, context);
  const technique = techniqueToAsk(reading, before, context);
  const meant = reading.committed && reading.intent === "new_goal" && namesADeed(text);
  const talked = talk(said, { technique, wished: meant });
  if (talked) return withTracksOffer(said, talked);
  const looked = command && command.do !== "begin" && mayBeMeant(command, text, before);
  if (looked) return remember(said, (command.do === "next" && stepOfOther(said)) || said.carryOut(command), "intent");
  if (technique && before.journey) return remember(said, askFirst(before, technique, text, context), "exercise_likely");
  const which = whichMeant(text, reading, before, context);
  return unclear(said, which?.buttons);
}

/** A wish that is plain by its form, or by what the message mainly does. */
function wishTaken(said: Said): Decision | undefined {
  const matter = matterTaken(said);
  if (matter) return remember(said, matter, "matter");
  const wished = wishByGist(said);
  return wished && remember(said, wished, "wish_by_gist");
}

/** What hurts: by its own answer where content has one, else by what the day can leave out. */
function bodyAsked(said: Said): Decision | undefined {
  const hurt = hurtTold(said);
  return hurt && withTracksOffer(said, remember(said, answerAsked(said) ?? hurt, "body_told"));
}

/** A reminder that is asked for in any words, what is asked of the day, or told as done in it with a figure. */
function toldOfDay(said: Said, harm: ReturnType<DecisionContext["screen"]["harm"]>): Decision | undefined {
  // Hours told beside the asking are the day's.
  const told = harm ? undefined : ofBody(said);
  if (told) return remember(said, told, "body_told");
  const reminded = harm ? undefined : remindedByGist(said);
  if (reminded) return remember(said, reminded, "reminded_by_gist");
  const asked = ofDay(said);
  if (asked) return remember(said, asked, "of_day");
  const figure = harm ? undefined : figureTold(said);
  return figure && remember(said, figure, "figure_told");
}

/**
 * What a reader alone is sure of is asked about where something is wished or asked for: a fact, a plan or how a body feels is only told. Words for a
 * plain situation of everyday life are no such plan.
 */
function doubtedPlan(said: Said, harm: ReturnType<DecisionContext["screen"]["harm"]>): Decision | undefined {
  const { before, text, context } = said;
  if (harm?.strength !== "refuse" || !wants(said) || !plans.test(text)) return undefined;
  if (context.library.talk.asked(text).some(({ id }) => id.startsWith("say-"))) return undefined;
  return newGoals.newGoal(before, { title: text, harm: { ...harm, strength: "ask" } }, context);
}

/** A question about a medicine stands in few words; a longer story holds one beside much else. */
const longestOfMedicine = 300;

/** Whoever asks about a medicine, or changes one by themselves, is sent to those who know; no such message is a step done. */
function ofMedicine(said: Said): Decision | undefined {
  const about = said.text.length <= longestOfMedicine ? said.context.screen.medicine(said.text) : undefined;
  return about && speak(said, [lineFor(said, about === "asked" ? "medicine_question" : "medicine_changed")]);
}

/** A wish of the days is short; what is longer tells of something. */
const longestWish = 60;
/** What is wished of the days, or asked of the tracks, in plain words: it is served there, and becomes no goal. */
function servedPlainly(
  said: Said,
  harm: ReturnType<DecisionContext["screen"]["harm"]>,
): { readonly decision: Decision; readonly because: string } | undefined {
  const { before, text, context } = said;
  const { locale } = before.person;
  const offers = (reply: Reply, because: string) => ({
    decision: say(waitFor(before, { for: "text_as_goal", text }), reply),
    because,
  });
  if (before.day && said.place !== "step") {
    const aim = aimSaid(text, locale);
    if (aim) return offers(aimHeardReply(aim), "aim_said");
    const bigDay = harm ? undefined : bigDayAlone(before, text, context);
    if (bigDay) return offers(bigDay, "big_day_said");
    const wishes = text.length <= longestWish && !harm && !text.includes("?") ? wishesIn(text) : [];
    if (wishes.length > 0) return offers(wishesHeardReply(wishes), "wish_said");
    const mayBeHabit = !harm || (harm.by === "reader" && harm.strength === "ask");
    if (mayBeHabit && wishesHabit(text)) return offers(ownHeardReply(ownInWords(text).name), "habit_said");
  }
  const plainly = askPlainly(before, text, context);
  if (plainly) return { decision: plainly, because: "asked_plainly" };
  const command = commandMeant(text, context.screen.intent(text, locale), before, context);
  return command?.do === "begin" && asks.test(text) && !declines(said) && !onlyLongs(text) && !wishesOwn(said)
    ? { decision: said.carryOut(command), because: "exercise_asked" }
    : undefined;
}

/** Whether somebody who walks no tracks wishes something that touches no child: it is a goal, though an exercise speaks in its words. */
const wishesOwn = ({ before, text, reading, context }: Said): boolean =>
  before.journey === undefined &&
  shareOf(reading.gist, "wish") >= wishesFrom &&
  !context.screen.touchesContact(text, "");
const wishesFrom = 0.5;

/** Whether the message is a request or a goal. */
const wants = (said: Said): boolean =>
  (["wish", "two_wishes", "wish_vague", "help_word_it", "ask_step"] as const).some(
    (act) => sureOf(said, act) >= actFrom,
  );

/** "I can't anymore", where no step is to be made smaller by it: tiredness is heard as that, and nothing is made of it. */
function answerTired(said: Said): Decision | undefined {
  const { place, context } = said;
  const ofStep = (["cannot", "no_energy", "smaller"] as const).some((act) => sureOf(said, act) >= actFrom);
  if ((place === "step" && ofStep) || context.tired !== true) return undefined;
  return speak(said, [lineFor(said, "exhausted")]);
}

/** Words of something to come: what is only told of what was is no plan, and nobody is asked to account for it. */
const plans = lean(
  /(?<!\p{L})(?:хо(?:чу|тел|чется)\p{L}*|буд(?:у|ем)|собира\p{L}*|план\p{L}*|мож(?:но|ет|ешь)|могу|если|как|надо|нужн\p{L}*|помог\p{L}*|прос(?:ить|и)|давай\p{L}*|научи\p{L}*|сдела\p{L}*|going to|gonna|i[’']?ll|will|want|wanna|need|can|could|should|if|how|help|plan|planning|teach|make|get|find|let[’']?s)(?!\p{L})/iu,
);

/** A list, a state or the settings are an answer to few words only, and where there is something to show. */
function mayBeMeant({ do: what }: Command, text: string, { goals }: Snapshot): boolean {
  // What is denied was not done.
  if (what === "done" && denied.test(text)) return false;
  const few = text.split(/\s+/u).length <= fewWords;
  if (what === "help" || what === "settings") return few && !denied.test(text);
  return goals.length > 0 || (few && what !== "status");
}
const fewWords = 4;
const denied = lean(/(?<!\p{L})(?:не|ни|нет|никак|почти|not|no|never|almost|nearly|\p{L}+n[’']?t)(?!\p{L})/iu);

/** A wish that another reader hears counts where it is short, asks nothing, and names something to do. */
const namesADeed = (text: string): boolean =>
  text.length <= mostOfAWish && !text.includes("?") && /\p{L}{2,}(?:ть|ти|чь)(?:ся|сь)?(?!\p{L})|^[a-z]/iu.test(text);
const mostOfAWish = 90;

/** Whoever wants only to be heard, or none of it, asks for no exercise. */
const declines = (said: Said): boolean =>
  (["just_listen", "no_answer_needed", "no", "not_that", "stop_offering", "put_off"] as const).some(
    (act) => sureOf(said, act) >= actFrom,
  );

/** Words by which something is asked for, and not only told of: no exercise begins because something was told. */
const asks = lean(
  /(?<!\p{L})(?:хо(?:чу|тел|чется)\p{L}*|давай\p{L}*|мож(?:но|ем|ешь)|помоги\p{L}*|ну(?:жно|жен|жна)|надо|подготов\p{L}*|запис\p{L}*|напис\p{L}*|созда\p{L}*|сдела\p{L}*|состав\p{L}*|найти|как|где|want|wanna|let[’']?s|can|could|help|need|write|create|make|start|begin|do|prepare|record|note|log|find|how|where|looking|would like|i[’']?d like|time for|show)(?!\p{L})/iu,
);

const longs =
  /^(?:(?:and|but|so|just|a|и|но|просто|так|мне|очень|а)[\s,]+)*(?:i (?:just |only |really )*(?:want|need|wish)|i[’']d like|want|wanna|(?:я )?(?:просто |так |очень )*хочу|хочется|хотелось бы)\s+(.+)$/iu;
/** What a heart longs for ("to believe him", "warmth") asks for no exercise, though one may be near it. */
function onlyLongs(text: string): boolean {
  const wanted = longs.exec(text.trim())?.[1];
  return wanted !== undefined && text.length <= longestWish && (isNoWish(wanted) || isLongedFor(wanted));
}

/** A button in words, wherever it stands: of the first hello, or of the list of goals. */
function buttonNamed(before: Snapshot, text: string, context: DecisionContext): Command | undefined {
  const said = (reply: Reply): Command | undefined => context.library.said(text, reply, before.person.locale, true);
  const begins = hasNoPart(before) ? said(helloReply(context.flags.multi_track_system_enabled)) : undefined;
  if (begins) return begins;
  const other = before.goals.length > 1 ? said(goalListReply(before, "switch.choose")) : undefined;
  return other?.do === "activate" ? other : undefined;
}

/** Asks about what is heard by its phrases, before a reading of the whole: something done in life, or two wishes at once. */
function askPlainly(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  const told = askTold(before, text, context);
  if (told) return told;
  const both = wishesServed(text, before, context);
  return both && say(waitFor(before, { for: "text_as_goal", text }), both);
}

/** An answer to what asks for none: a smile. */
export function nod(before: Snapshot, words: "text.nod" | "text.thanks", context: DecisionContext): Decision {
  return say(before, { say: words, buttons: unexpectedTextButtons(before, context, false) });
}
