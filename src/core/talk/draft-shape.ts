import { lean } from "../text/lean.ts";

/**
 * Which messages are a piece of writing to somebody else, by their shape alone: they greet or name the one they are to, and go on as a letter does.
 * What greets us, or tells us of somebody, is none.
 */

const greeting =
  "(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|здравствуй(?:те)?|привет|добр(?:ый|ое|ой) (?:день|утро|вечер)|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|мил(?:ый|ая))";
const kin =
  "(?:mum|mom|mummy|dad|daddy|son|sweetheart|sweetie|darling|love|judge|sir|madam|sir or madam|court|boss|team|neighbou?r|landlord|buddy|мама|мам|папа|пап|сын|сынок|сыночек|доча|дочка|доченька|дочь|солнышко|зайка|зайчик|родной|родная|бабушка|дедушка|суд|судья|коллеги|сосед|соседи|друг|подруга|любимый|любимая)";
const nobody =
  /^(?:there|all|everyone|everybody|bot|again|world|guys|всем|мир|бот|программа|ещё|еще|снова|как|это|я|меня|мне)$/iu;
const named = "(?:\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){0,2})";
const greets = lean(
  new RegExp(
    `^${greeting}[,!]?\\s+(?:(?:my|our|the|мо[яй]|наш[аи]?)\\s+)?(${named}|${kin}|\\p{L}+(?= ?[,!:—-]))[^.!?\\n]{0,20}?[,.!:\\n—-]`,
    "iu",
  ),
);
const vocative = lean(new RegExp(`^(?:${named}|${kin}),\\s+(?=\\p{Ll})`, "u"));
const hails = new RegExp(`^${kin}[,!]\\s`, "iu");
const signs = lean(
  /(?:^|[\s.!?\n])(?:with love|lots of love|love,? (?:dad|mum|mom|daddy)|kind regards|best regards|regards|best wishes|yours (?:sincerely|faithfully|truly)|sincerely|с уважением|с любовью|обнимаю|целую|твой папа|твоя мама|твой отец|папа|мама|dad|mum|mom)[\s,.!]*(?:\p{Lu}\p{L}*)?[\s.!]*$/iu,
);
const toUs = lean(
  /(?<!\p{L})(?:remind me|напомни|подскажи|посоветуй|help me|помоги мне|what should i do|что мне делать|can you help|are you a (?:bot|robot))(?!\p{L})/iu,
);
/** A person is spoken to, or asked for something. */
const speaksTo = lean(
  /(?<!\p{L})(?:you|your|yours|u|ur|ты|тебя|тебе|тобой|твой|твоя|твои|твоё|вы|вас|вам|вами|ваш|ваша|ваше|ваши|прошу|просим|please|could|would|пожалуйста)(?!\p{L})/iu,
);
const sentences = (text: string): number =>
  text.split(/[.!?…\n]+/u).filter((each) => each.trim().split(/\s+/u).length >= 2).length;
const words = (text: string): number => text.trim().split(/\s+/u).length;
const fewest = 12;
const fewestSentences = 2;

/** The letter that a message is; undefined where it is said to us. */
export function letterByShape(message: string): string | undefined {
  const text = message.trim();
  if (words(text) < fewest || toUs.test(text) || !speaksTo.test(text)) return undefined;
  const signed = signs.test(text);
  if (sentences(text) < fewestSentences && !signed) return undefined;
  const greeted = greets.exec(text);
  const toSomebody = greeted !== null && !nobody.test(greeted[1]?.split(/\s/u)[0] ?? "");
  return toSomebody ||
    hails.test(text) ||
    (vocative.test(text) &&
      !/^(?:Well|Ok|Okay|Yes|No|So|And|But|Да|Нет|Ну|Вот|Так|Ладно|Сегодня|Today|Yesterday|Вчера)\b/u.test(text)) ||
    (signed && sentences(text) > fewestSentences)
    ? text
    : undefined;
}

/** To whom a letter is, by its words. */
export const draftKinds = ["child", "other_parent", "authority", "landlord", "boss", "other"] as const;
export type DraftKind = (typeof draftKinds)[number];
const kinds: readonly (readonly [DraftKind, RegExp])[] = [
  [
    "authority",
    lean(
      /(?<!\p{L})(?:judge|court|your honou?r|council|social (?:worker|services)|to whom it may concern|суд|судья|ваша честь|опек[аеиу]|приставы?|инспектор|заявление|dear sir)(?!\p{L})/iu,
    ),
  ],
  [
    "landlord",
    lean(
      /(?<!\p{L})(?:landlord|rent|boiler|mould|deposit|tenancy|lease|the flat|the heating|хозя(?:ин|йка)|аренд\p{L}*|квартплат\p{L}*|бойлер|залог|протека\p{L}*|отоплени\p{L}*)(?!\p{L})/iu,
    ),
  ],
  [
    "other_parent",
    lean(
      /(?<!\p{L})(?:our (?:son|daughter|kids?|children)|the kids|pick (?:him|her|them) up|handover|наш\p{L}* (?:сын\p{L}*|доч\p{L}*|дет\p{L}+|реб[её]н\p{L}+)|алимент\p{L}*|забра(?:ть|л|ла|ть) (?:его|е[её]|их|детей|сына|дочь))(?!\p{L})/iu,
    ),
  ],
  [
    "child",
    lean(
      /(?<!\p{L})(?:(?:твой|ваш) папа|твоя мама|(?:папа|мама) (?:скуча|люб|жд|помн|пиш)\p{L}*|доч\p{L}*|сын(?:ок|очек|уля)|зайка|зайчик|солнышко|sweetheart|sweetie|(?:love|miss(?: you)?),? (?:dad|daddy|mum|mom)|your (?:dad|mum|mom)|at school|в школе|miss you|скуча(?:ю|л|ла)|люблю тебя)(?!\p{L})/iu,
    ),
  ],
  [
    "boss",
    lean(
      /(?<!\p{L})(?:raise|overtime|shift|deadline|project|invoice|annual leave|salary|повышени\p{L}*|зарплат\p{L}*|отпуск\p{L}*|проект\p{L}*|сверхурочн\p{L}*|отч[её]т\p{L}*|сч[её]т\p{L}*)(?!\p{L})/iu,
    ),
  ],
];
export const kindOf = (letter: string): DraftKind => kinds.find(([, form]) => form.test(letter))?.[0] ?? "other";
