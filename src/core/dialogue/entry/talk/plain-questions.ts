import { mirrorOf } from "../../../talk/mirror.ts";
import type { Decision } from "../../turn/decision.ts";
import { say } from "../../turn/outcome.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { answerFrom, type Said, sureOf } from "./heard.ts";
import { leave } from "./moves.ts";
import { manage } from "./shows.ts";
import { asksToRecall } from "../../../reminders/read/ask.ts";
import { recap, toldOf } from "./recap.ts";
import { lean } from "../../../text/lean.ts";

/** Longer than this, a question stands in a story. */
const longest = 140;
const mostOfASummary = 60;

/** How it goes, asked in few words: a summary of what was told. */
const howItGoes = lean(
  /^(?:(?:ну|так|и|а|ok|okay|so|and|well)[\s,]+)*(?:итог(?:и|о)?|подвед(?:и|ите|ём|ем)(?:\s+\p{L}+)?\s+итоги?|статус(?:\s+\p{L}+)?|статистик\p{L}*|что (?:у меня )?получается|как (?:у меня|мои) (?:дела|успехи)(?: идут)?|как я(?:\s+\p{L}+)?(?:[\s,]+(?:по[- ]?(?:твоему|вашему)|честно))?|give me (?:the |my )?(?:stats|summary|results)|(?:the |my )?(?:stats|summary|tally|score|verdict)|sum (?:it|me|this) up|how(?: am|[’']?m) i (?:doing|going|getting on)|how have i (?:done|been doing)|where am i at)(?![\p{L}])/iu,
);
/** Whether it will come out well: nobody knows. */
const promised = lean(
  /(?<!\p{L})(?:(?:do )?you (?:think|reckon) (?:that )?i(?:[’']ll| will| can)?\s+\p{L}+|will i (?:pass|make it|manage|be able)|(?:думаешь|думаете|считаешь|как думаешь|по-твоему)[\s,]+(?:я\s+)?(?:\p{L}+\s+)?(?:сдам|смогу|справлюсь|получится|выйдет|успею|осилю)|(?:у меня )?получится(?: ли)?(?: у меня)?\s*\?|(?:смогу|сдам|справлюсь|успею) ли|есть (?:ли )?толк)(?!\p{L})/iu,
);
const remembers = lean(
  /(?<!\p{L})(?:(?:do|will|can|did) you (?:forget|remember|keep|store)|(?:ты|вы)?\s*(?:помнишь|помните|запоминае(?:шь|те)|забывае(?:шь|те)|забудешь|забудете|запомнишь|запомните))(?!\p{L})/iu,
);
const notOfWords = lean(
  /(?<!\p{L})(?:can (?:you|u|ya) (?:hear|listen|watch|see|open|view|look at|play)|(?:можешь|можете|умеешь|умеете|сможешь|сможете) (?:ли )?(?:послушать|прослушать|слышать|слушать|посмотреть|видеть|увидеть|открыть))(?!\p{L})/iu,
);
const files = lean(
  /(?<!\p{L})(?:beats?|songs?|music|audio|voice|recording|video|photos?|pics?|pictures?|links?|files?|if i send|песн\p{L}*|музык\p{L}*|аудио|голосов\p{L}*|запис\p{L}*|видео|фото\p{L}*|картин\p{L}*|ссылк\p{L}*|файл\p{L}*|если (?:я )?пришлю)(?!\p{L})/iu,
);
const engine = lean(
  /(?<!\p{L})(?:на (?:ч[её]м|каком движке) (?:ты|вы)?|каком движке|chat\s?gpt|gpt|нейросет\p{L}*|(?:which|what) (?:model|engine|ai)|matching patterns|pattern[- ]matching|(?:actually|really) (?:reading|listening|understanding)|(?:правда|вообще|действительно) (?:читае(?:шь|те)|понимае(?:шь|те)))(?!\p{L})/iu,
);
/** "Is it silly to …?": asked about oneself, in shame of something harmless. */
const odd = lean(
  /^(?:(?:wait|ok|okay|so|but|and|hey|а|и|ну|слушай)[\s,]+)*(?:(?:is|was|would) (?:it|that|this)(?: be)? (?:so |really |too )?(?:weird|sad|silly|strange|childish|odd|lame|cringe|funny)(?: (?:if|to|that|of)(?!\p{L})|\s*\?|$)|(?:это\s+)?(?:очень\s+|сильно\s+)?(?:странно|глупо|смешно|нелепо|по-детски|стыдно)[\s,]+(?:ли\s+)?(?:если|что|хотеть|просить|писать|спрашивать|отмечать|радоваться|скучать|плакать)(?!\p{L}))/iu,
);

/** "Does that count?", after what was done. */
const counts = lean(
  /^(?:(?:and|so|but|does|do|the|my|a|an)\s+)*\p{L}+ counts?\s*\?$|(?<!\p{L})(?:(?:does|do|would|will) (?:that|this|it|these|half) count|(?:это|так|такое) (?:считается|засчитывается|ид[её]т в сч[её]т)|считается\s*\?|считать ли (?:это|такое|так)|засчитаешь|засчитаете)(?!\p{L})/iu,
);
const wouldDo = lean(
  /(?<!\p{L})(?:what would (?:you|u) (?:do|choose|say)|what do you (?:suggest|advise|recommend)|(?:что|как) бы (?:ты|вы) (?:сам[аи]? )?(?:сделал[аи]?|поступил[аи]?|выбрал[аи]?)|что посоветуе(?:шь|те))(?!\p{L})/iu,
);
const healthDay = lean(
  /(?<!\p{L})(?:(?:health|healthy|wellness|self-?care) day|день (?:\p{L}+ )?(?:для |ради )?здоровья|здоровый день)(?!\p{L})/iu,
);
/** Two figures as a blood pressure is told, and that something is asked of it. */
const pressure = /(?<!\d)(\d{2,3})\s*(?:на|\/|over)\s*(\d{2,3})(?!\d)/iu;
const ofPressure = lean(/(?<!\p{L})(?:давлени\p{L}*|pressure|bp)(?!\p{L})/iu);
const [highFrom, highLowFrom, veryHighFrom, veryHighLowFrom, lowBelow] = [140, 90, 180, 110, 90] as const;

/** What a blood pressure is in plain words: where the usual bounds lie, and never what it comes from or what to take. */
function pressureAsked(text: string): WordKey | undefined {
  const [, upper = "", lower = ""] = pressure.exec(text) ?? [];
  if (upper === "" || !ofPressure.test(text) || !text.includes("?")) return undefined;
  const [over, under] = [Number(upper), Number(lower)];
  if (over <= under || over > 260) return undefined;
  if (over >= veryHighFrom || under >= veryHighLowFrom) return "talk.pressure_very_high";
  if (over >= highFrom || under >= highLowFrom) return "talk.pressure_high";
  return over < lowBelow ? "talk.pressure_low" : "talk.pressure_usual";
}

/** Whether it may be later, or another day: it may. */
const later = lean(
  /^(?:(?:ok|okay|so|and|but|ну|а|и|слушай|тогда)[\s,]+)*(?:(?:can|could|may) (?:i|we|it) (?:do|leave|finish|take|have|keep|save|wait|come back|go on|get back|start|begin)(?!\p{L})[^?]*(?<!\p{L})(?:later|tomorrow|tonight|another (?:day|time)|next week|after|(?:on |like )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:а )?можно (?:(?:это|его|её|ее|я|мне|остальное|шаг|дальше) )*(?:(?:сделаю|сделать|доделаю|начну|оставлю|оставить) )?(?:потом|позже|завтра|вечером|в другой раз|на выходных|в(?:о)? (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)))(?!\p{L})/iu,
);
/** What is there is to go, in words that name no goal of theirs. */
const toGo = lean(
  /^(?:(?:[^.!?]{0,60}[.!?,]\s+)?(?:удали(?:те)?|сотри(?:те)?|снеси(?:те)?|сноси(?:те)?|delete|scrap|remove|get rid of)\s+(?:мне\s+)?(?:эту|ту|это|её|ее|мою|последн\p{L}+|цель|хрень|my (?:last|goal)|that|this|it|the goal)(?!\p{L})[^?]*|[^?]*цел[ьи][^?]*[\s,.](?:удали(?:те)?|сотри(?:те)?|снеси(?:те)?|сноси(?:те)?|убери(?:те)?)(?:\s+(?:это|её|ее|её|их))?[.!]*)$/iu,
);

/** What is plainly asked of the companion or of how it goes, answered in one or two true sentences; undefined for all else. */
export function answerPlainly(said: Said): Decision | undefined {
  const { before, text, context } = said;
  const asked = text.trim();
  if (said.led || asked.length > longest) return undefined;
  if (asksToRecall(asked)) {
    const ofIt = toldOf(said);
    const told = ofIt.length > 0 || before.goals.length > 0 ? ofIt : recap(said);
    return told.length === 0 && before.goals.length > 0
      ? said.carryOut({ do: "list_goals" })
      : say(before, { say: told.length > 0 ? "talk.recap" : "talk.recap_none", lines: told });
  }
  if (howItGoes.test(asked) && asked.length <= mostOfASummary) {
    const told = recap(said);
    // Where nothing was told, the goals say how it goes.
    if (told.length > 0 || before.goals.length === 0)
      return say(before, { say: told.length > 0 ? "talk.recap" : "talk.recap_none", lines: told });
  }
  if (counts.test(asked)) {
    const told = mirrorOf(said.text, said.before.person.locale);
    return told === undefined
      ? say(before, { say: "talk.counts" })
      : say(before, { say: "talk.line", with: { text: `${told}.` }, lines: [{ say: "talk.counts" }] });
  }
  if (later.test(asked)) return leave(said, "put_off", []);
  if (toGo.test(asked) && sureOf(said, "delete_everything") < answerFrom) return manage(said, "delete_goal", []);
  if (wouldDo.test(asked)) return say(before, { say: "talk.would_do" });
  if (healthDay.test(asked)) {
    const press = before.day ? ({ do: "today" } as const) : ({ do: "brings", what: "day" } as const);
    return say(before, { say: "talk.health_day", buttons: [[{ label: "button.brings_day", press }]] });
  }
  const measured = pressureAsked(asked);
  if (measured) return say(before, { say: measured });
  if (promised.test(asked)) {
    const told = recap(said);
    return say(before, { say: told.length > 0 ? "talk.promise" : "talk.promise_none", lines: told });
  }
  if (notOfWords.test(asked) && files.test(asked)) return say(before, { say: "talk.only_words" });
  if (engine.test(asked)) return say(before, { say: "talk.engine" });
  if (remembers.test(asked) && (asked.includes("?") || /^(?:do|will|can|did)\s/iu.test(asked)))
    return say(before, { say: "talk.remembers" });
  return odd.test(asked) && context.screen.harm(text, "said") === undefined
    ? say(before, { say: "talk.not_odd" })
    : undefined;
}
