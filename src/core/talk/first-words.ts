import { lean } from "../text/lean.ts";

const person =
  "(?:friend|mate|lass|lad|sister|brother|(?:grand)?daughter|(?:grand)?son|niece|nephew|kids?|wife|husband|partner|mum|mom|dad|colleague|cousin|neighbou?r|doctor|nurse|therapist|gp|physio|nurse|teacher|someone|somebody|boss|подруг\\p{L}*|друг|друзья|сестр\\p{L}*|брат|дочь|дочка|сын|жена|муж|мама|папа|коллег\\p{L}*|сосед\\p{L}*|врач|психолог|знаком\\p{L}*|внук|внучка|тётя|дети|кто-то)";
/** How somebody came here. */
const arrival = [
  lean(
    new RegExp(
      `(?<!\\p{L})${person}\\s+(?:sent|put|gave|told|showed|recommended|mentioned|suggested|set|installed|said|says)(?!\\p{L}).{0,30}(?<!\\p{L})(?:this|here|app|link|(?:tele)?phone|try)(?!\\p{L})`,
      "iu",
    ),
  ),
  lean(
    new RegExp(
      `(?<!\\p{L})${person}\\s+(?:мне\\s+|нам\\s+|вас\\s+|это\\s+)?(?:(?:эту |ваш\\p{L}* )?(?:ссылку|бот\\p{L}*|приложение)\\s+)?(?:(?:скинул|прислал|посоветовал|порекомендовал)\\p{L}*|(?:поставил|показал|установил|дал)[аи]?(?=.*(?:ссылк|приложени|бот|это|вас|телефон))|говорит,? попробуй|(?:сказал|советовал|посоветовал)\\p{L}*,? попробо?\\p{L}*)(?!\\p{L})`,
      "iu",
    ),
  ),
  // Others say that we are good for something: "they said at the center this thing helps", "reckons you're alright".
  lean(
    /(?<!\p{L})(?:says?|said|reckons?|told me|telling me)(?!\p{L})[^.!?]{0,30}(?<!\p{L})(?:you|you[’']re|yer|ur|u|this (?:thing|app|bot))(?!\p{L})[^.!?]{0,10}(?<!\p{L})(?:good|great|alright|all right|decent|helps?|useful)(?!\p{L})/iu,
  ),
  lean(
    /(?<!\p{L})(?:мне\s+)?(?:вас|тебя|это|бота?)\s+(?:\p{L}+\s+)?(?:посоветовал|порекомендовал|показал|поставил|установил)[аи]?(?!\p{L})/iu,
  ),
  lean(/(?<!\p{L})(?:saw|found|came across|heard (?:of|about)|stumbled (?:on|upon)) (?:this|you|it|your)(?!\p{L})/iu),
  /(?:no idea|not sure|don[’']?t (?:really )?know|dunno) (?:what|how) (?:this|it) (?:is|does|works)|(?:just|only) (?:looking|browsing|trying (?:it|this)|having a look)|^(?:(?:hi|hello|hey)[\s,.!]+)?(?:i[’']?m |im )?new (?:here|to this)|not (?:really |much of )?an app person|what do i do(?: here| now)?[?.!]*$/iu,
  lean(
    /(?<!\p{L})(?:увидел\p{L}*|наткнул\p{L}*|наш[её]л|нашла|услышал\p{L}*) (?:на )?(?:это|вас|тебя|объявлени\p{L}*|плакат\p{L}*|ссылк\p{L}*|про вас|о вас)(?!\p{L})/iu,
  ),
  lean(
    /(?<!\p{L})не (?:очень |совсем |особо )?понимаю,? (?:что это|куда я|как это|что тут)|(?:просто|пока) (?:смотрю|посмотреть|зашл[аи]|зашёл|зашел|попробовать)|(?:впервые|первый раз) (?:тут|здесь|у вас)|решил[аи]? попробовать|не (?:особо )?по приложениям/iu,
  ),
];
/** A greeting and nothing else. */
const greets = lean(
  /^(?:(?:hi|hello|hey|hiya|good (?:morning|evening|afternoon)|привет\p{L}*|здравствуйте|здравствуй|добрый (?:день|вечер)|доброе утро|доброй ночи|there|всем|вам|тебе|again)[\s,.!)]*)+$/iu,
);
const mostWords = 22;

/** Whether these are the first words of somebody who only greets, or tells how they came here. */
export const tellsArrival = (text: string): boolean =>
  text.split(/\s+/u).length <= mostWords && (greets.test(text.trim()) || arrival.some((form) => form.test(text)));

const others =
  "(?:she|he|they|everyone|everybody|people|wife|husband|partner|mum|mom|dad|daughter|son|kids|doctor|doc|gp|therapist|boss|mate|friends?|sister|brother|она|он|они|все|муж|жена|мама|дочь|дочка|сын|дети|врач|психолог|подруга|друг|друзья|начальник)";
const byOthers = lean(
  new RegExp(
    `(?<!\\p{L})${others}\\s+(?:keeps? |all |мне |вс[её] время |постоянно )*(?:says?|saying|said|reckons?|thinks?|telling me|tells? me|told me|wants? me|wants?|говорит|говорят|сказал\\p{L}*|считае?ю?т|велел\\p{L}*|хоч(?:ет|ут)|твердит),?\\s.{0,24}?(?:a goal|goals|a hobby|hobbies|a life|an interest|something to do|a project|цель|цели|хобби|дело|занятие|увлечение|чем-нибудь|чем-то|собой)(?!\\p{L})`,
    "iu",
  ),
);
const dares =
  /(?:^|[.!,]\s*)(?:convince me|impress me|surprise me|go on,? sell it|удиви(?:те)? меня|убеди(?:те)? меня|уговори(?:те)? меня)[\s.!)]*$/iu;

/** Whether it is others who want a goal for somebody, or they dare us to find one: what they would like themselves is still to be asked. */
export const wishedByOthers = (text: string): boolean =>
  text.split(/\s+/u).length <= mostWords && (byOthers.test(text) || dares.test(text.trim()));
