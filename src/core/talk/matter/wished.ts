import { isNoWish, tellsOthersWish } from "./no-wish.ts";
import { lean } from "../../text/lean.ts";

/** A sentence in which somebody plainly wishes something for themselves, by its form alone, and what they wish. */

/** What stands before a wish and is none of it. */
const before = lean(
  /^(?:(?:(?:hi|hello|hey|hiya|evening|morning|ok|okay|so|well|right|righto|fair|yeah|yes|yep|no(?=[,.!])|nah|lol|haha|um|uh|mate|man|honestly|basically|actually|anyway|please|and|but|also|then|look|listen|fine|sure|cheers|oh|now|maybe|i guess|i think|i reckon|i suppose|see(?=,)|to be honest|tbh|deep down|one day|someday|привет\p{L}*|здравствуйте|добрый (?:день|вечер)|ну|так|да|нет|не(?=[,.!])|ок|ладно|хорош|короче?|кароче?|в общем|вообще|слушай\p{L}*|и|а|но|вот|честно|кстати|значит|пожалуйста|ой|эх|наверное|может|я думаю)(?!\p{L})|not (?:that|like that)|не так|не то)[\s,.!:;)(—–-]*)+/iu,
);
/** What announces another wish in the place of the one before. */
const instead = lean(
  /^(?:(?:ok|okay|no|wait|actually|ладно|нет|стоп)[\s,.!]+)*(?:scratch (?:that|it|whatever[^.,;]*|all that)|forget (?:that|it|the \p{L}+)|change of plan|new (?:thing|one|plan|goal|wish)|different (?:thing|one|goal)|something else|забудь(?:те)?(?: это| про это)?|передумал[аи]?|новое|новая цель|друго[ей](?: дело| желание)?|давай(?:те)? (?:лучше )?(?:так|другое|по-другому))\s*[,.:;!—–-]+\s*/iu,
);
const adverbs =
  "(?:(?:really|just|do|also|still|always|kinda|finally|so|only|genuinely|secretly|very much|have always|[’']ve always|am|even|actually|mainly|mostly)\\s+)*";
const wishesEn = [
  lean(
    new RegExp(
      `^(?:i|we)(?:[’']m| am)?\\s+${adverbs}(?:want(?:ed)?(?=\\s+(?:to\\s+)?\\p{L}+(?!.*\\b(?:when i was|as a kid|yesterday|back then)\\b))|wanna|would (?:really )?(?:like|love)|should like|(?:hope|aim|plan|intend|hoping|planning|trying|looking|aiming|wish)(?=\\s+to\\s)|thinking (?:of|about)(?=\\s+\\p{L}+ing\\s)|dreaming of|dream of|wish i could|wish i knew how to)\\s+(?:to\\s+)?(\\S.*)$`,
      "iu",
    ),
  ),
  lean(new RegExp(`^(?:i|we)[’']?d\\s+${adverbs}(?:like|love)\\s+(?:to\\s+)?(\\S.*)$`, "iu")),
  /^(?:i|we)[’']?(?:ve|m)?\s+(?:(?:have|am)\s+)?(?:always\s+|just\s+|also\s+)*(?:wanted|been (?:meaning|wanting|hoping|trying|planning)|hoping|trying|planning|looking|determined|keep meaning|kept meaning)\s+to\s+(\S.*)$/iu,
  /^(?:i\s+)?(?:keep|kept|been|have been|always)\s+(?:meaning|intending|wanting|promising myself)\s+to\s+(\S.*)$/iu,
  lean(
    /^(?:want|wanna|(?:hoping|trying|looking|keen|been meaning|been wanting)(?=\s+to\s)|thinking of(?=\s+\p{L}+ing\s)|would like|would love|should really|dream of)\s+(?:to\s+)?(\S.*)$/iu,
  ),
  /^(?:all|what|the (?:only )?thing)\s+(?:that\s+)?i(?:[’']d)?\s+(?:really\s+)?(?:want|like|need)(?:,[^,]{2,25},)?\s+is\s+(?:to\s+)?(\S.*)$/iu,
  /^(?:it[’']?(?:d| would)|would)\s+be\s+(?:so\s+)?(?:nice|good|great|lovely)\s+(?:if i could|to)\s+(\S.*)$/iu,
  /^(?:i\s+)?never\s+(?:learn(?:ed|t)\s+(?:how\s+)?to|(?:got|get) (?:a?round) to)\s+(\S.*)$/iu,
  /^(?:i\s+)?(?:keep|been|have been|i[’']ve been|ive been)\s+(?:putting off|avoiding)\s+(\S.*)$/iu,
  /^(?:can|could|will|would)\s+(?:you|u|ya)\s+(?:please\s+)?help\s+me\s+(?:to\s+|with\s+)?(\S.*)$/iu,
  /^(?:(?:can|could) we|let[’']?s) (?:please )?do something about (\S.*)$/iu,
  lean(
    /(?<!\p{L})(?:i|who|bloke|woman|man|guy|person) (?:\p{L}+ )?asked for (?:a |an |some )?(?:\p{L}+ )?(?:plan|help|steps?|idea|ideas|way|hand|push) (?:to|with|for|on) (\S.*)$/iu,
  ),
];
/** A verb as it is named; nouns that end alike ("уверенность", "ночь", "мать") are none. */
export const infinitive =
  "(?!(?:мать|опять|пять|пядь|мочь|дети|сети|пути|гости|почти|внутри|ночь|дочь|речь|помощь|вещь|хоть|чуть|путь|суть|пусть|треть|сеть|нефть|медь|смерть|есть|шесть|десять|девять|восемь|\\p{L}*дцать|память|печать|кровать|тетрадь|боль|роль|цель|дверь)(?!\\p{L}))(?:\\p{L}+(?:ать|ять|еть|ить|оть|уть|ыть|зть|сти|йти|чь)(?:ся|сь)?|\\p{L}*(?:сесть|съесть|упасть|красть|класть|честь|вести|везти|расти|пасти))";
const leadRu =
  "(?:(?:я|мне|нам|мы|очень|просто|давно|всегда|ещё|еще|тоже|наконец|наконец-то|всё-таки|бы|как-то|уже|всю жизнь|с (?:самого )?детства|с юности|с молодости|много лет|сто лет|реально|так|теперь|сначала|вообще|б)\\s+)*";
const wordRu =
  "(?:хочу|(?:надо|нужно)(?=\\s+научиться\\s)|хотел[аи]?(?: бы)?|хотелось(?: бы)?|хочется|мечтаю|планирую|собираюсь|хотеть|пора(?: бы)?(?: уже)?|надо бы|нужно бы|помоги(?:те)?(?: мне)?|вот бы(?: мне)?|мне бы|нам бы|никак не соберусь|вс[её] откладываю|вс[её] собираюсь|руки не доходят|никак не дойдут руки|не доходят руки|(?:по)?обещал[аи]? себе|думаю(?=\\s+(?:вернуться|записаться|начать|заняться|попробовать|научиться|пойти на|поступить|открыть)(?!\\p{L})))";
const wishesRu = [
  lean(
    new RegExp(
      `^${leadRu}${wordRu}\\s+(?!(?:бы|был[аои]?)(?!\\p{L}))((?:\\S+\\s+){0,6}?${infinitive}(?!\\p{L}).*)$`,
      "iu",
    ),
  ),
  lean(new RegExp(`^${leadRu}(?:хочу(?: себе)? (?=сво\\p{L}+|больше|меньше|лучше|нов\\p{L}+))\\s*(\\S.*)$`, "iu")),
];
/** "Давление бы мерить каждый день", "к зубному бы сходить": softened, and a wish all the same. */
const softRu = lean(
  new RegExp(
    `^(?:(?:ещё|еще|мне|нам|я|тоже|уже|наконец)\\s+)*((?:\\p{L}+\\s+){1,3})бы\\s+(?:уже\\s+|наконец\\s+)?(${infinitive})(?!\\p{L})(.*)$`,
    "iu",
  ),
);
/** "Я хотела бы установить место": it is softened where it wishes, and nothing stands before the deed. */
const wishFirst = lean(/(?<!\p{L})(?:хот[ья]|хотел[аио]?|хотелось|мечтал[аи]?|лишь|если|надо|нужно|можно)(?!\p{L})/iu);
/** Since when something is wished is no thing that is wished. */
const sinceWhen = lean(/^(?:с (?:самого )?детства|с юности|с молодости|всю жизнь|(?:много|сто) лет|лет с \p{L}+)$/iu);
/** A dream of a thing keeps its case. */
const dreamRu = /^(?:(?:я|всю жизнь|давно|всегда)\s+)*мечтаю\s+(об?\s\S.*)$/iu;
/** What somebody cannot do they would learn, where it is told for its own sake. */
const unableRu = lean(new RegExp(`^(?:я\\s+)?(?:так и |вообще |совсем )?не умею\\s+(${infinitive})(?!\\p{L})`, "iu"));
/** "Казахский хочу выучить": what is wished stands before. */
const objectFirst = lean(
  new RegExp(
    `^(?:я\\s+)?((?:\\p{L}+\\s+){1,3})(?:давно\\s+|очень\\s+)?(?:хочу|хочется|хотел[аи]? бы|надо(?: бы)?|нужно|мечтаю|пора)\\s+((?:\\p{L}+\\s+)?${infinitive})(?!\\p{L})(.*)$`,
    "iu",
  ),
);
/** "Загран поменять надо", "курить бросить хочу": the word of wishing stands last. */
const wishLast = lean(
  new RegExp(
    `^(?:я\\s+)?((?:\\p{L}+\\s+){0,3}?${infinitive}(?:\\s+[\\p{L}\\d]+){0,4}?)\\s+(?:давно\\s+|очень\\s+|бы\\s+)?(?:хочу|хочется|хотел[аи]? бы|мечтаю|надо|нужно|пора)(?:\\s+(?:бы|уже|срочно|наконец))*(?=[\\s.,!)]|$)`,
    "iu",
  ),
);
/** "Курить бросить": what is begun or left stands behind its verb. */
const leftFirst = lean(
  new RegExp(`^(${infinitive})\\s+(бросить|перестать|начать|научиться|попробовать|закончить)(?!\\p{L})`, "iu"),
);
/** What stands before "хочу" and is no object of a deed. */
const noObject = lean(
  /(?<!\p{L})(?:я|мы|ты|он|она|они|не|что|чего|как|если|когда|раньше|потом|сейчас|завтра|сегодня|вечером|утром|давно|очень|всё|все|ещё|еще|тоже|так|никак|мама|муж|жена|сын|дочь|это|мне|кто|где|и|а|но|желания|желание|дела|вещи)(?!\p{L})/iu,
);
/** What was wanted once, and is told. */
const overRu = lean(/(?<!\p{L})(?:в детстве|раньше|когда-то|в молодости|был[аои]?|вчера)(?!\p{L})/iu);
const overEn = lean(
  /(?<!\p{L})(?:when i was|as a (?:kid|child)|back then|used to|yesterday|last (?:week|night|year)|but (?:it|she|he|they|nothing|no))(?!\p{L})/iu,
);
/** What is wished is named by nothing: "been meaning to start since spring". */
const saysNoThing =
  /^(?:before|after|until|when|if|so that)\s.*$|^(?:to|start|begin|do|try|go|it|that|this|them)?(?:\s+(?:it|that|this|again|soon|properly|since\s.*|for (?:ages|years|months)))*[\s.!]*$/iu;
/** Denied, asked or doubted: no wish. */
const doubted = lean(
  /(?<!\p{L})(?:don[’']?t|do not|not sure|whether|if i want|никогда не|не (?:хочу|хочется|знаю|хотел\p{L}*)|ли(?=\s|$)|наверно не)(?!\p{L})/iu,
);

const cut = (words: string): string => words.trim().replace(/[\s.,!;:)(]+$/u, "");

/** What is wished in one sentence; undefined where nothing is, where somebody else wishes it, or where it is no goal. */
export function wishedIn(sentence: string): string | undefined {
  if (sentence.trim().endsWith("?") && !/help me/iu.test(sentence)) return undefined;
  const told = bareOf(sentence);
  if (tellsOthersWish(told) || doubted.test(told)) return undefined;
  const first = objectFirst.exec(told);
  const [, object = "", deed = "", rest = ""] = first ?? [];
  if (first && !noObject.test(object) && !sinceWhen.test(object.trim()) && !overRu.test(told) && !isNoWish(deed)) {
    const thing = object.trim();
    return cut(`${deed} ${thing.slice(0, 1).toLowerCase()}${thing.slice(1)}${rest}`);
  }
  const last = wishLast.exec(told)?.[1];
  if (last !== undefined && !noObject.test(last.split(/\s+/u)[0] ?? "") && !overRu.test(told) && !isNoWish(last))
    return cut(last.replace(leftFirst, "$2 $1"));
  const [, what = "", todo = "", how = ""] = softRu.exec(told) ?? [];
  if (todo !== "" && !noObject.test(what) && !wishFirst.test(what) && !isNoWish(todo)) {
    const thing = what.trim();
    return cut(`${todo} ${thing.slice(0, 1).toLowerCase()}${thing.slice(1)}${how}`);
  }
  const unable = unableRu.exec(told)?.[1];
  if (unable !== undefined && !isNoWish(unable)) return `научиться ${unable}`;
  const dream = dreamRu.exec(told)?.[1];
  if (dream !== undefined) return `Мечта ${cut(dream)}`;
  for (const form of [...wishesRu, ...wishesEn]) {
    const wanted = form.exec(told)?.[1];
    if (wanted === undefined) continue;
    if (saysNoThing.test(wanted)) return undefined;
    const over = form === wishesRu[0] || form === wishesRu[1] ? overRu : overEn;
    return over.test(told) || isNoWish(wanted) ? undefined : cut(wanted);
  }
  return undefined;
}

/** Whether a message puts a new wish in the place of the one before, in so many words. */
export const wishesInstead = (text: string): boolean =>
  text
    .split(/(?<=[.!])\s+/u)
    .some((sentence) => instead.test(sentence.trim().replace(before, "")) || instead.test(sentence.trim()));

/** Whether a message wishes only what is no goal of theirs: a feeling, comfort, or what others are to do. */
export function wishesNone(text: string): boolean {
  const parts = wishParts(text);
  const none = parts.some(
    (part) =>
      tellsOthersWish(bareOf(part)) ||
      forms.some((form) => isNoWish(form.exec(bareOf(part))?.[1] ?? "")) ||
      isNoWish(anyWish.exec(bareOf(part))?.[1] ?? ""),
  );
  return none && parts.every((part) => wishedIn(part) === undefined);
}
const forms = [...wishesRu, ...wishesEn];
/** A wish of whatever: what stands behind its word. */
const anyWish = lean(
  /(?:^|(?<!\p{L})(?:i|we|я|мне)\s+)(?:(?:just|really|очень|просто|так)\s+)*(?:want|wanna|need|would like|хочу|хочется|надо|нужно|пора)\s+(?:to\s+)?(\S.*)$/iu,
);
const bareOf = (part: string): string => part.trim().replace(before, "").replace(instead, "").replace(before, "");

/** A message in the parts of which each may wish something. */
export const wishParts = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+|;\s*/u)
    .flatMap((sentence) =>
      sentence.split(
        /,\s+(?=(?:i|i[’']d|i[’']m|we|я|мне|хочу|хотел[аи]? бы|надо бы|пора|мечтаю|want|wanna)\s)|:\s+(?=(?:i|хочу|я)\s)/iu,
      ),
    );

/** "I need to book the MOT": what somebody has to do, in its words; whether it is a deed is for others to say. */
const duty =
  /^(?:i|we)(?:[’']ve)?\s+(?:really\s+|just\s+|also\s+|still\s+)*(?:need|have got|got|gotta|ought|should)\s+(?:really\s+)?(?:to\s+)?(\S.*)$/iu;
const dutyRu = /^(?:мне\s+)?(?:надо|нужно|придётся|придется|пора)\s+(?:бы\s+|уже\s+|наконец\s+)*(\S.*)$/iu;
export function dutyIn(text: string): string | undefined {
  const told = bareOf(text);
  const words = (duty.exec(told) ?? dutyRu.exec(told))?.[1];
  return words === undefined ||
    isNoWish(words) ||
    text.includes("?") ||
    /\b(?:in|at) \d|сегодня|завтра|tomorrow|today|tonight|now\b/iu.test(words)
    ? undefined
    : cut(words);
}
