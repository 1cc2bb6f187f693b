import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";

/** What stands before a wish and is none of it: greetings, hesitation, and that one wants it. */
const openers = [
  /^(?:ну|так|в общем|короч|короче|крч|кароч[еь]?|ваще|кстати|плюс|тоже|также|потом|вот(?!\s+бы)|(?:ещё|еще)(?!\s+(?:раз|один|одн[уао]|больше|меньше|лучше|быстрее|сильнее|выше|пару|немного|чуть|бы))|вообще|привет|здравствуйте|ой|ладно|ок|значит|короче говоря|слушай|и|а|да|знаешь|наверное|просто|вот|ещё бы|еще бы|а ещё|а еще|(?:ещё|еще)(?=\s+(?:одна\s+)?мечта)|so|well|ok|okay|um|uh|hmm+|oh|anyway|alright|plus|btw|like(?=\s+i\s)|hi+|hello|hey+|g['’]?day|mate|bro|salam|салам|привіт|hola|hallo|bonjour|and|but|then|also|yeah|yes|basically|honestly|maybe|please|actually|right)[\s,.!:-]+/iu,
  lean(
    /^(?:поставь(?:те)?|ставь(?:те)?|добавь(?:те)?|создай(?:те)?|заведи(?:те)?|запиши(?:те)?|пиши(?:те)?|сделай(?:те)?)\s+(?:мне\s+)?(?:(?:новую|такую|одну|ещё одну|еще одну)\s+)?цель(?:ю)?(?!\p{L})\s*[:,—–-]?\s*/iu,
  ),
  lean(
    /^(?:set|add|make|create|put down|start|note)\s+(?:me\s+)?(?:(?:a|an|my|another|one more|new)\s+)*goal(?!\p{L})\s*[:,—–-]?\s*(?:(?:of|to|for)\s+)?/iu,
  ),
  lean(
    /^(?:моя\s+)?(?:цель|мечта)(?!\p{L})(?!\s+об?\s)(?:\s+(?:такая|у меня|есть))*\s*(?:[:—–-]|это|в том,? чтобы)?\s*/iu,
  ),
  /^(?:my\s+)?(?:goal|wish|dream|aim)\s*(?:is|:|[—–-])?\s*(?:to\s+)?/iu,
  /^what\s+i(?:['’]d)?\s+(?:really\s+)?(?:want|need|would like|like)(?:,?\s+(?:most|deep down|honestly|if i[’']?m (?:being )?honest))?,?\s+is\s+(?:to\s+)?/iu,
  /^(?:(?:so|um+|like|my|the)\s+)*(?:wife|husband|missus|mrs|partner|boyfriend|girlfriend|mum|mom|dad|counsel?lor|doctor|doc|gp|therapist|teacher|boss|coach|daughter|son|sister|brother|nephew|niece|friend|mate)\s+(?:says|reckons|thinks|said|told me|keeps saying|insists)\s+(?:that\s+)?(?:i|we)\s+(?:should|need(?: to)?|have to|must|ought to|gotta)\s+/iu,
  lean(
    /^(?:(?:мо[йяи]|наш\p{L}*)\s+)?(?:жена|муж|мама|папа|врач|доктор|учитель|учительница|тренер|начальник|дочь|дочка|сын|сестра|брат|подруга|друг|психолог)\s+(?:говорит|сказал[аи]?|считает|советует|велел[аи]?),?\s+(?:что\s+)?(?:мне\s+)?(?:надо|нужно|пора|стоит)\s+/iu,
  ),
  /^(?:хоть|хотя бы)(?:\s+(?:как-то|как-нибудь|немного|чуть-чуть))?\s+/iu,
  /^(?:two|three|couple of|a couple of|2)\s+things(?:\s+(?:really|actually|then))?\s*[:,—–-]\s*/iu,
  /^(?:new plan|plan|the plan|новый план|план такой)\s*[:—–-]\s*/iu,
  lean(/^чтобы?\s+(?=\p{L}+(?:ть|ти|чь)(?:ся)?(?!\p{L}))/iu),
  /^(?:новое|new thing|new one)\s*[:—–-]\s*/iu,
  /^не\s+[^,.]{2,30},\s*а\s+/iu,
  /^(?:(?:some|any)(?:thing|\s?one|body)|summat|someone)\s+to\s+(?:help\s+(?:me\s+)?)?(?=(?:stop|keep|make|get)\s)/iu,
  /^(?:to\s+)?be able to\s+(?:just\s+)?/iu,
  lean(/^(?:суметь|смочь|(?:на)?учиться бы)\s+(?=\p{L}+(?:ть|ти|чь)(?:ся)?\s)/iu),
  /^(?:две|две вещи|два дела|двое|2)\s*(?:вещи|дела|цели)?\s*[:—–-]\s*/iu,
  /^(?:я|мне|нам|мы)\s+/iu,
  /^(?:всю жизнь|давно|очень|тоже|уже|всегда|наконец|наконец-то|давно уже|так|правда|реально|ужасно|сильно|бы|вроде|как-то)\s+/iu,
  lean(
    /^(?:quiero|ich will|ich möchte|je veux|мрію|хочу|хочется|хотим|хотел|хотела|хотели|хотелось|мечтаю|мечтал|мечтала|планирую|собираюсь|решил(?=\s+(?:\p{L}+\s+)?\p{L}+(?:ть|ти|чь)(?:ся)?(?!\p{L}))|решила(?=\s+(?:\p{L}+\s+)?\p{L}+(?:ть|ти|чь)(?:ся)?(?!\p{L}))|надо|нужно|нужен|нужна|пора|должен|должна|помоги(?:те)?(?:\s+мне)?|давай(?:те)?|думаю|думал|думала|пытаюсь|пробую|стараюсь)\s+(?:бы\s+)?(?:уже\s+|наконец\s+|очень\s+|наконец-то\s+)?/iu,
  ),
  /^(?:i|we)\s+(?:(?:have|'ve|had)\s+)?(?:always\s+|really\s+|just\s+|also\s+|kinda\s+|still\s+)*(?:want(?:ed)?|wanna|need|(?:would|should) like|'d like|would love|'d love|wish|hope|plan|decided|have|gotta|must|should|intend|am trying|'m trying|was thinking|am thinking|'m thinking|like)\s+(?:(?:to|of|about)\s+)*/iu,
  /^(?:i'd|id|i’d|i'm|im|i’m|i've|ive|i’ve)\s+(?:always\s+|really\s+)*(?:like|love|want(?:ed)?|trying|planning|hoping|thinking|going|decided|been meaning|been wanting|got)\s+(?:(?:to|of|about)\s+)*/iu,
  /^(?:(?:can|could|will|would)\s+(?:you|u|ya)\s+(?:please\s+|pls\s+)?help\s+me|(?:можешь|можете|сможешь)\s+(?:мне\s+)?помочь(?:\s+мне)?)\s+(?:(?:to|with)\s+)?/iu,
  /^(?:want|need|wanna|gotta|trying|hoping|thinking|time|help me|can you help me|i used|used)\s+(?:(?:to|of|about)\s+)*/iu,
];
/** What hangs behind a wish and is none of it either. */
const tails = [
  /[\s,]+(?:всю жизнь хотел[аи]?|пожалуйста|короче|крч|вот|ну вот|окей|ок|ладно|типа|наверное|кстати|если честно|честно|наконец|как-то так|и (?:вс[её])? ?(?:такое|тому подобное)|please|lol|haha|tbh|ngl|fr|obvs|obviously|innit|anyway|or whatever|if i[’']?m honest|i guess|i suppose|you know|and that|or something|and stuff|though|tho|maybe|asap|too|as well|тоже|bro|innit|блин)$|(?<=ing)\s+(?:man|mate)$/iu,
  /[\s,]+(?:like|as of|since)\s+(?:yesterda?y?|yesterdya|now|right now|last week)$/iu,
  /[\s,]+(?:(?:ещё|еще)\s+)?(?:вчера(?:\s+было)?|было вчера|срочно|побыстрее|поскорее)$/iu,
  /(?<=\S\s\S+)\s+(?:before|until|till)\s+(?:i|we|my|the|he|she)\s.*$/iu,
  lean(
    /\s+(?:it[’']?s|its|it is) (?:\p{L}+ )?(?:bad|awful|a mess|disgusting|terrible|grim|filthy|a state|embarrassing|horrible)$/iu,
  ),
  /\s+(?:и|а|но|and|but)\s+(?:я\s+|i[’']?m\s+|im\s+)?(?:вся?\s+)?(?:трясусь|боюсь|страшно|стыдно|terrified|scared|shaking|nervous)$/iu,
  /[\s.,;:!?…)(—–\p{Extended_Pictographic}\uFE0F-]+$/u,
  /\s+(?:и|а|но|так|and|but|so)$/iu,
  lean(/(?<=\S\s\S+),?\s+which (?:is|was|makes|feels)(?!\p{L}).*$/iu),
  lean(
    /(?<=\p{L}(?:ть|ти|чь)(?:ся)?)\s+(?:купил[аи]?|лежит|стоит|висит|валяется|пылится|уже|[а-я]+ий год)(?!\p{L}).*$/iu,
  ),
  lean(/(?<=^(?:\p{L}+\s){0,2}\p{L}{3,})\s+(?:надо|нужно)$/iu),
];
const longest = 70;

const stripped = (text: string, patterns: readonly RegExp[]): string => {
  let left = text.trim();
  for (let again = true; again; ) {
    again = false;
    for (const pattern of patterns) {
      const next = left.replace(pattern, "").trim();
      if (next !== left && next !== "") {
        left = next;
        again = true;
      }
    }
  }
  return left;
};

/** A wish whose words name nothing: "хочу", "надо". */
const bareWish = lean(
  /^(?:to\s+)?(?:talk|speak|write|chat)\s+(?:to|with)\s+(?:ya|you|u|this thing|it)(?!\p{L})|^(?:поговорить|написать|пообщаться)\s+(?:с\s+)?(?:тобой|вами|тебе|вам)(?!\p{L})|^(?:хочу|хочется|надо|нужно|хотел[аи]?(?: бы)?|мечтаю|want|need|wanna|i want|i need|помоги(?:те)?)$|^(?:make|do|have|try|learn|finish|get|start) (?:it|that|this)$|^(?:move|shift|push|reschedule|перенеси|сдвинь|передвинь)(?:те)?\s[^\d]*\d|^(?:it|this|that|them|это|этого|его|ее|её|их)(?:\s+(?:for|to|so|для|чтоб|чтобы)(?!\p{L})|$)/iu,
);

/** Signs that no wish is written in. */
const noName = /[<>{}\\|]/u;
/** How something is: said of what is wished, and no name of it. */
const saysHow = lean(/^(?:its|it[’']s|it (?:is|was|has)|that[’']s|they[’']re|they are) (?:\p{L}|\d)/iu);

/** Whether a message holds what code is written in and no talk; an arrow or a heart is neither. */
export const isCode = (text: string): boolean => /[{}\\|]|<\/?[a-z][^<>]*>/iu.test(text);

/** Whether the words name what is wished, and are not the wish alone. */
export const namesAWish = (title: string): boolean =>
  title.length > 2 &&
  !noName.test(title) &&
  !saysHow.test(title) &&
  !bareWish.test(title) &&
  !/\s(?:надо|хочу|нужно)$/iu.test(title);

/** Somebody who does something: a story begins so, and no name of what is wished. */
const beginsStory = lean(
  /^(?:i|i[’']m|im|i[’']ve|ive|we|he|she|they|you|nobody|no one|somebody|someone|everybody|everyone|update|я|мы|он|она|они|никто|кто-то|все|конечно|решил[аи]?|сделал[аи]?|написал[аи]?|прочитал[аи]?|сходил[аи]?|позвонил[аи]?|купил[аи]?|наш[её]л|нашла|понял[аи]?|сказал[аи]?)(?!\p{L})/iu,
);
/** What is said in passing, in doubt or in shame names no goal; nor does the number of things that are to follow. */
const saysInPassing = lean(
  /(?<!\p{L})(?:хз|фиг знает|стыдоба|стыдобища|позорище|кста|кстати|idk|dunno|so embarrassing)(?!\p{L})|^(?:короч[е]?\s+|ну\s+|so\s+)?(?:(?:одна|две|три|пару|пара|несколько|[2-5])\s+(?:тем[аыу]?|вещ\p{L}+|дел\p{L}*|штук\p{L}*|цел\p{L}+)|(?:one|two|three|a couple of|a few|[2-5])\s+(?:things?|goals?|wishes|jobs?))[\s.!]*$/iu,
);
/** A wish that needs more words than these was not named, but told on the way. */
const mostOfTitle = 10;
/** Of a long wish the name ends where another part of the sentence begins, or, where none does, something beside the thing itself. */
const joints = [
  lean(
    /\s+(?=(?:and|or|without|before|until|till|so|because|when|while|after|instead|unless|then|every|each|и|или|без|так|чтобы?|котор\p{L}+|кажд\p{L}+|пока|когда|если|потому|прежде|вместо|а)\s)/giu,
  ),
  /\s+(?=(?:of|in|on|at|about|for|with|from|by|to|around|в|во|на|с|со|к|для|у|по|за|от|из|до|о|об|при|под|около|про)\s)/giu,
] as const;
const fewestOfTitle = 3;

/** A wish told at length, cut to its name; left whole where it has no joint to be cut at. */
function cutToName(title: string): string {
  const wordsOf = (text: string): number => text.split(/\s+/u).length;
  if (wordsOf(title) <= mostOfTitle) return title;
  const heads = joints.map((joint) =>
    [...title.matchAll(joint)]
      .map(({ index }) => title.slice(0, index))
      .filter((head) => wordsOf(head) >= fewestOfTitle && wordsOf(head) <= mostOfTitle)
      .at(-1),
  );
  return heads.find((head) => head !== undefined) ?? title;
}

/** Whether what was taken for the name of a wish is a story in which somebody wished: nobody is given a step towards that unasked. */
export const tellsStory = (title: string): boolean =>
  beginsStory.test(title) || saysInPassing.test(title) || title.split(/\s+/u).length > mostOfTitle;

/** A head this short may be half a sentence: what stands behind its comma belongs to it. */
const wordsOfHead = 2;

/** What is told before the wish: who one is, or what one does not care for. */
const toldBefore = lean(
  /^(?!.{0,80}(?<!\p{L})(?:что|чего|как|если|не|that|what|if|all|not|don[’']?t) (?:я |i )?(?:хочу|хочется|want)).{1,80}?(?<!\p{L})(?=(?:хочу|хочется|мечтаю)(?!\p{L})|(?:i (?:just |only |really )*(?:want|wanna|need) to|i (?:gotta|have to|must)|i[’']?d (?:like|love) to|i (?:should|would) like to|(?<=[,;]\s)(?:want|wanna|would like|would love)(?: to)?)(?!\p{L}))/iu,
);

/** What is played, by how it is named after "на". */
const instruments = lean(
  /^на\s+(?:(?!\p{L}*(?:работ|дач|мор|курс|улиц|неделе))\p{L}+ой\s+)?(?:гитаре|пианино|фортепиано|скрипке|баяне|аккордеоне|гармошке|барабанах|флейте|укулеле|трубе|балалайке|саксофоне|синтезаторе|виолончели|губной гармошке)(?!\p{L})/iu,
);
/** "На гитаре научиться": what is learnt stands last. */
const learntLast = lean(/^(на\s+\p{L}+)\s+(?:научиться|учиться|поучиться)$/iu);
/** "Бросить курить бы": a wish is softened by it, and its name is none the poorer. */
const softened = lean(/(?<!(?<!\p{L})(?:что|как|если|хоть|хотя|лишь|вот|когда|кто|где))\s+бы(?=\s|$)/giu);
/** A thing alone that is looked for. */
const sought = /^(?:an?\s+)?(?:new\s+)?job$/iu;
/** A noun or a preposition alone gets the verb that it stands for. */
const withVerb = (title: string): string =>
  instruments.test(title) && learntLast.test(title)
    ? title.replace(learntLast, (_all, thing: string) => `научиться играть ${thing.toLowerCase()}`)
    : instruments.test(title)
      ? `играть ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`
      : sought.test(title)
        ? `find ${title.toLowerCase()}`
        : title;

/** What somebody says they cannot do is what they would learn. */
const cannotRu = lean(
  /^(?:(\p{L}{2,}(?:ть|ти|чь)(?:ся)?) (?:совсем |вообще )?не умею|(?:совсем |вообще )?не умею (\p{L}{2,}(?:ть|ти|чь)(?:ся)?))(?!\p{L}).*$/iu,
);

/** Written in capitals throughout, as with a stuck key: a title is not, and a short word may be a name (CV, ЕГЭ). */
const isShouted = (text: string): boolean => /\p{Lu}{2}.*\s.*\p{Lu}{2}/su.test(text) && !/\p{Ll}/u.test(text);

/** Deeds that say nothing without what stands before the wish: "руками что-нибудь хочу делать". */
const emptyDeed = /^(?:делать|сделать|заняться|заниматься|научиться|уметь|do|make|learn)$/iu;
const wishWord = lean(
  /(?<!\p{L})(?:хочу|хочется|мечтаю|i (?:just |only |really )*(?:want|wanna|need) to|i[’']?d like to)(?!\p{L})\s*/iu,
);

/** A clause without what was told before its wish, unless the wish says nothing alone. */
function fromTheWish(clause: string): string {
  const wish = clause.replace(toldBefore, "");
  return emptyDeed.test(stripped(stripped(wish, openers), tails)) ? clause.replace(wishWord, "") : wish;
}

/** The name of a goal in the person's own words: the wish without what leads up to it, cut where a story begins. */
export function wishTitle(said: string): string {
  const clause = isShouted(said) ? said.toLowerCase() : said;
  const opened = stripped(fromTheWish(clause), openers);
  const bare = stripped(
    opened.replace(
      cannotRu,
      (_all, before?: string, after?: string) => `научиться ${(before ?? after ?? "").toLowerCase()}`,
    ),
    tails,
  );
  const head = bare.split(
    /(?<=\S\s\S+\s\S.*)(?<!(?:чтобы?|что|как|если|когда|пока|где|так|и|а|но|that|so|if|when|and|but|than|where|who))\s+(?=(?:он|она|они|he|she|they)\s\p{L})|,\s+|\s[—–-]\s|(?<=\S\s\S+\s\S+)\s+(?=i (?:make|earn|get|have|work|live|am|do|only)\s)|\s+(?=(?:потому что|because|cause|cuz|since|так как|чтобы не|чтоб(?=\s)|but|но)\s)/iu,
  );
  let title = head[0] ?? bare;
  for (const piece of head.slice(1)) {
    if (title.split(/\s+/u).length >= wordsOfHead) break;
    title = `${title}, ${piece}`;
  }
  const named = cutToName(title);
  const short = named.length > longest ? `${named.slice(0, longest).replace(/\s+\S*$/u, "")}…` : named;
  const shown = withVerb(stripped(short.replace(softened, ""), tails));
  return capitalised(shown);
}

/** What is done to a thing, with the thing left out: it was named before the wish. */
const doneToSomething = lean(
  /^(?:(?:раз|пере|до|за|вы|у|по|от|на|с)?(?:грести|гребать|обрать|бирать|брать|чинить|ремонтировать|мыть|делать|кончить|писать|читать|продать|бросить|кидать|красить|вернуть|менять|дать|крыть|решить|ладить|чистить|сортировать|шить|клеить|собрать|убрать|отремонтировать)(?:\s+(?:это|его|её|ее|их|всё|все|там|тут|наконец))*|(?:\p{L}+\s){1,2}(?:it|them|this|that)(?:\s+(?:all|out|up|away|back|off|down|done|sorted|finally))*)$/iu,
);
const before =
  /^(?:(?:ну|а|и|вот|so|well|and)\s+)*(?:у (?:меня|нас)|есть|i[’']?ve got|ive got|i have|we have|there[’']?s|theres)\s+(?:(?:тут|там|дома|уже|этот|эта|a|an|the|this|that)\s+)*/iu;
const mostOfThing = 6;
const denies = lean(/^(?:not|no|не|ни)(?!\p{L})/iu);

/** The name of a goal whose wish names no thing ("бардак в кладовке лет пять, хочу наконец разгрести"): the thing, and what is to be done with it. */
export function withItsThing(title: string, text: string, clause: string): string {
  if (!doneToSomething.test(title)) return title;
  const at = text.indexOf(clause);
  const thing = (at > 0 ? text.slice(0, at) : text)
    .split(/[,.;!?]|\s[—–-]\s/u)
    .map((piece) => piece.trim().replace(before, ""))
    .find(
      (piece) =>
        piece !== "" && !denies.test(piece) && piece.split(/\s+/u).length <= mostOfThing && !beginsStory.test(piece),
    );
  if (thing === undefined || thing.toLowerCase().includes(title.toLowerCase())) return title;
  return `${capitalised(thing)}: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
}
