import { lean } from "../../text/lean.ts";

/**
 * What is wanted and is no goal: how a body or a heart feels, where somebody has to be, what somebody else is to do, comfort, and words to us. One
 * list for every reader of wishes, so that none of them makes a goal of it.
 */

/** Verbs behind "I want to" that name a feeling, a need of the body or a way out. */
const feelsEn =
  "scream|cry|weep|sob|swear|shout|sink|die|disappear|vanish|hide|sleep(?! (?:better|through|without|earlier|by|more|properly|well|at least|\\d|eight|seven|on time|before))|rest|lie (?:down|in|here)|sit (?:down|here)|nap|doze|eat(?! (?:less|more|better|properly|breakfast|dinner|lunch|at|with|fewer|healthier|healthy|together))|drink(?! (?:less|more))|pee|wee|vomit|throw (?:up|it|him|her|them)|puke|go(?! (?:to (?:the )?(?:gym|college|uni|university|school|night school|church|mass|choir|evening|spain|italy|\\p{Lu})|back to (?:school|college|uni|work|university|running|the gym)|vegan|running|swimming|part[- ]time|freelance|for a (?:walk|run)|cycling|climbing|dancing|hiking|fishing|camping))|leave (?:him|her|them|it all|this|me|here)|run away|be(?! (?:able|less|more|better|on (?:my|the) (?:phone|screen)|a better|kinder|calmer|healthier|fitter|stronger|debt[- ]?free|in bed by|on time)(?!\\p{L}))|stay in bed|know|hear|ask|tell|say|talk|chat|speak to (?:you|someone|somebody|a human|a person)|rant|vent|moan|complain|apologi[sz]e|thank|understand|see (?:him|her|them|what|if|who|my)|punch|kill|hit|smash|murder|strangle|burn|hurt|forget|believe|trust|feel|give up|stop (?:existing|crying|feeling|thinking|hurting|living|breathing|talking|here)|get (?:out of here|going|off(?! (?:the|my))|up(?! (?:at|before|earlier|by))|home|back to (?:bed|sleep|work)|drunk|high|wasted|him|her|them)|laugh|work (?:late|tonight|tomorrow|today|on|saturday|sunday)|pick (?:up|him|her|them)|mention|add|point out|hug|kiss|wake up|breathe";
/** Things behind "I want" that are no goal. */
const comfortEn =
  "(?:(?:a|an|some|any|my|the|more|another|just|one|his|her|their|your) )*(?:hug|cuddle|drink|coffee|tea|beer|wine|wee|pee|nap|break|rest|sleep|lie[- ]?(?:down|in)|answers?|help|advice|nothing|anything|something|everything|silence|quiet|divorce|holiday|vacation|money|cash|time|friday|weekend|curry|pizza|food|cigarette|fag|smoke|hand|minute|min|second|sec|moment|person|human|refund|signal|bed|shower|bath|toilet|loo|mum|mom|dad|husband|wife|son|daughter|kids?|child|children|boy|girl|baby|family|friends?|life|day|him|her|you|them|it|this|that|these|those|us|me|out|in|off|no|not|none|someone|somebody|everyone|people|plan|goal|step|list|reminder|miracle|medal|lawyer|solicitor|doctor|ambulance|apology)(?!\\p{L})";
const othersEn =
  "(?:him|her|you|them|it|us|u|someone|somebody|everyone|everybody|people|my \\p{L}+|the \\p{L}+|our \\p{L}+|his \\p{L}+|her \\p{L}+|this \\p{L}+|kids) (?:to|back|gone|out|dead|happy|home|here)(?!\\p{L})";
const feelsRu =
  "орать(?! меньше)|реветь|плакать|рыдать|спать(?! (?:ложиться|до|по|лучше|нормально|без|больше|хотя))|поспать|уснуть|выспаться|есть(?! (?:меньше|больше|лучше|нормально|по|дома))|жрать|пить(?! (?:меньше|поменьше|больше|побольше|вод))|выпить|напиться|домой|умереть|помереть|сдохнуть|исчезнуть|спрятаться|знать|узнать|спросить|уточнить|сказать|рассказать|поговорить|поболтать|поделиться|выговориться|пожаловаться|поныть|бежать|убежать|сбежать|идти|уйти|быть|верить|понять|понимать|забыть|убить|прибить|ударить|лечь|полежать|лежать|отдохнуть|отдыхать|кричать|выть|материться|ругаться|провалиться|извиниться|поблагодарить|жить|сдаться|бросить вс[её]|тишины|покоя|обнимашек|обнять|на ручки|в отпуск|на море(?! (?:съездить|поехать|слетать|вырваться|выбраться))|кофе|чаю|вина|пива|сигарету|в туалет|на работу|на смену|вставать|ничего|всего|того|его|её|ее|их|тебя|вас|помощи|совета|ответа|(?:ему|ей|им|тебе|вам|детям|мужу)(?= \\p{L}+(?:ть|ти|чь)(?:ся)?)|дышать|держаться|терпеть|думать|видеть|слышать|чувствовать|обратно";

const noWishEn = lean(
  new RegExp(`^(?:to )?(?:(?:just|only|really) )*(?:(?:${feelsEn})(?!\\p{L})|${comfortEn}|${othersEn})`, "iu"),
);
const noWishRu = lean(
  new RegExp(
    `^(?:(?:просто|только|уже|очень|сейчас) )*(?:(?:${feelsRu})(?!\\p{L})|чтоб(?:ы)? (?!(?:дома|в доме|в квартире|в комнате|на кухне|у меня|я)(?!\\p{L})))|^(?:(?:\\p{L}+ ){0,2})(?:домой|спать|плакать|реветь|орать)$|^(?:было|бы было|же)(?!\\p{L})`,
    "iu",
  ),
);

/** Whether what stands behind a word of wishing ("scream", "him to stop") is no goal of theirs. */
export const isNoWish = (wanted: string): boolean =>
  !doneToThing.test(wanted.trim()) && (noWishEn.test(wanted.trim()) || noWishRu.test(wanted.trim()));
/** "I want them copied off this phone": what hands do to things, and never to people, is something to set about. */
const doneToThing = lean(
  /^(?:it|them|this|these|those) (?:all |properly |finally )*(?:copied|scanned|digiti[sz]ed|printed|framed|sorted|mended|repaired|fixed|painted|restored|published|catalogued|backed up|written down|typed up)(?!\p{L})/iu,
);

const longedFor = lean(
  /^(?:(?:just|only|some|a little|a bit of|просто|немного|немножко|чуть-чуть|хоть|капельку)\s+)*(?:warmth|love|tenderness|closeness|kindness|to (?:be (?:held|loved|hugged|seen|heard|wanted|needed)|feel (?:safe|loved|wanted|alive|something)|matter|hope)|тепла|любви|ласки|нежности|близости|доброты|заботы|внимания|понимания|верить|надеяться|быть (?:нужн\p{L}+|любим\p{L}+)|чтобы (?:обнял\p{L}*|любил\p{L}*|услышал\p{L}*|пожалел\p{L}*))(?!\p{L})/iu,
);
/** Whether what is wanted is what a heart longs for, and nobody can set out to do. */
export const isLongedFor = (wanted: string): boolean => longedFor.test(wanted.trim());

/** Somebody else wishes: whoever tells of it does not. */
const wishedByOthers = lean(
  /^(?:(?:and|but|so|well|my|the|our|his|her|мой|моя|мои|наш\p{L}*|а|и|ну)\s+)*(?!(?:i|i[’']\p{L}+|we|я|мне|мы|нам)(?!\p{L}))(?:he|she|they|you|mate|friend|son|daughter|kids?|wife|husband|partner|mum|mom|dad|sister|brother|nan|gran|grandma|boss|ex|council|school|neighbou?r|everyone|everybody|people|doctor|он|она|они|ты|вы|муж|жена|мама|папа|сын|дочь|дочка|дети|сестра|брат|бабушка|дед|дедушка|начальник|начальница|подруга|друг|сосед|соседка|все|врач|бывш\p{L}+|коллега)(?!\p{L})(?:\s\p{L}+){0,2}?\s(?:wants?|needs?|keeps|hopes?|wishes|wanted|needed|dream\p{L}*|хоч(?:ет|ут)|хотел\p{L}*|надо|нужно|мечта\p{L}+|собира\p{L}+|планиру\p{L}+|обещал\p{L}*)(?!\p{L})/iu,
);

/** Whether a sentence tells of what somebody else wants or means to do. */
export const tellsOthersWish = (sentence: string): boolean => wishedByOthers.test(sentence.trim());
