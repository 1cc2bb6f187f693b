import { lean } from "../../text/lean.ts";

/** Something at home that broke, leaked or was spoilt, told with the day by which it matters: it is to be set right by then. */

const thing =
  "(?:carpet|rug|sofa|couch|wall|ceiling|floor|worktop|table|sink|tap|faucet|toilet|loo|shower|bath|boiler|heating|heater|radiator|pipe|pipes|drain|gutter|roof|fridge|freezer|oven|cooker|hob|dishwasher|washing machine|washer|dryer|tumble dryer|hoover|window|door|lock|fence|gate|curtains?|blinds?|light|lights|electrics|internet|wifi|router|car|van|bike|laptop|printer|suit|dress|shirt|uniform|tie|ковер|ковр\\p{L}+|диван\\p{L}*|стен\\p{L}+|потол\\p{L}+|пол|полу|столешниц\\p{L}+|стол\\p{L}*|раковин\\p{L}+|кран\\p{L}*|унитаз\\p{L}*|душ\\p{L}*|ванн\\p{L}+|бойлер\\p{L}*|котел|котл\\p{L}+|колонк\\p{L}+|батаре\\p{L}+|труб\\p{L}+|слив\\p{L}*|крыш\\p{L}+|холодильник\\p{L}*|морозилк\\p{L}+|духовк\\p{L}+|плит\\p{L}+|посудомойк\\p{L}+|стиралк\\p{L}+|стиральн\\p{L}+|сушилк\\p{L}+|пылесос\\p{L}*|окн\\p{L}+|двер\\p{L}+|замок|замк\\p{L}+|забор\\p{L}*|калитк\\p{L}+|свет|проводк\\p{L}+|интернет\\p{L}*|роутер\\p{L}*|машин\\p{L}+|велосипед\\p{L}*|ноут\\p{L}*|принтер\\p{L}*|костюм\\p{L}*|плать\\p{L}+|рубашк\\p{L}+|обои|обоях|линолеум\\p{L}*|сосед\\p{L}+)";
const trouble =
  "(?:stain\\p{L}*|leak\\p{L}*|burst\\p{L}*|broke|broken|blocked|clogged|smash\\p{L}*|crack\\p{L}*|flood\\p{L}*|mou?ld\\p{L}*|damp|hole|scratch\\p{L}*|burn\\p{L}*|rip\\p{L}*|torn|spill\\p{L}*|spilt|jammed|stuck|packed in|gave up|given up|conked out|died|is dead|bust|knackered|(?:is|are|has)n[’']?t work\\p{L}*|not working|won[’']?t (?:turn on|start|flush|drain|close|shut|open|lock)|stopped working|пятн\\p{L}+|потек\\p{L}*|протек\\p{L}*|течет|текут|подтека\\p{L}*|капает|прорвал\\p{L}*|лопнул\\p{L}*|сломал\\p{L}*|разбил\\p{L}*|треснул\\p{L}*|трещин\\p{L}+|засорил\\p{L}*|забил(?:ся|ась|ось|ись)|затопил\\p{L}*|залил\\p{L}*|плесень|плесени|дырк\\p{L}+|царапин\\p{L}+|поцарапал\\p{L}*|прожег|прожгл\\p{L}+|пролил\\p{L}*|порвал\\p{L}*|заклинил\\p{L}*|накрыл(?:ся|ась|ось)|сдох\\p{L}*|полетел\\p{L}*|отвалил\\p{L}*|не работает|не включается|не сливает|не закрывается|не греет|перегорел\\p{L}*|выбило)";
const troubleIn = lean(new RegExp(`(?<!\\p{L})${trouble}(?!\\p{L})`, "iu"));
const thingIn = lean(new RegExp(`(?<!\\p{L})${thing}(?!\\p{L})`, "iu"));
const dayEn = lean(
  /(?<!\p{L})(?:on |this |next |by |before |for |come )*(tomorrow|tonight|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|the) weekend|next week|the \d{1,2}(?:st|nd|rd|th))(?!\p{L})/iu,
);
/** Each day as it stands behind "до". */
const daysRu: readonly (readonly [RegExp, string])[] = [
  [lean(/(?<!\p{L})(?:послезавтра)(?!\p{L})/iu), "послезавтра"],
  [lean(/(?<!\p{L})завтра(?!\p{L})/iu), "завтра"],
  [lean(/(?<!\p{L})понедельник\p{L}*/iu), "понедельника"],
  [lean(/(?<!\p{L})вторник\p{L}*/iu), "вторника"],
  [lean(/(?<!\p{L})сред[ауые](?!\p{L})/iu), "среды"],
  [lean(/(?<!\p{L})четверг\p{L}*/iu), "четверга"],
  [lean(/(?<!\p{L})пятниц\p{L}+/iu), "пятницы"],
  [lean(/(?<!\p{L})суббот\p{L}+/iu), "субботы"],
  [lean(/(?<!\p{L})воскресень\p{L}+/iu), "воскресенья"],
  [lean(/(?<!\p{L})выходны\p{L}+/iu), "выходных"],
];
/** What stands before the mishap and is none of it. */
const ahead = lean(
  /^(?:(?:omg|ugh|argh|hi|hello|hey|hiya|help|so|ok|okay|well|also|and|oh|no|great|right|yeah|just|my|our|the|there[’']?s|theres|i[’']?ve got|ive got|got|we[’']?ve got|a|an|some|ну|и|а|ой|блин|короче|крч|ещё|еще|тут|вот|у меня|у нас|привет|здравствуйте|помогите|дома)(?!\p{L})[\s,.!:]*)+/iu,
);
const behind = /[\s,]+(?:too|as well|again|lol|haha|now|today|тоже|опять|сегодня|вчера|сейчас|блин)$/iu;
/** Told of others' things, of what is over, or of more than a mishap. */
const noMishap = lean(
  /\?|(?<!\p{L})(?:fixed|repaired|mended|sorted|починил\p{L}*|исправил\p{L}*|отмыл\p{L}*|heart|arm|leg|back|сердц\p{L}+|жизн\p{L}+|рук[аиу]|ног[аиу]|burn(?:t|ed) out|broke up|broke me|broke down in|отношени\p{L}+|hospital|больниц\p{L}+|police|полици\p{L}+)(?!\p{L})/iu,
);
const joint = /\s*(?:[,;.!—–]|\s-\s|\s(?:and|but|а|и|но|so)(?=\s))\s*/iu;
const [longest, mostWords] = [160, 8] as const;

/** "Bleach stain on the carpet, inspection Thursday" is "Bleach stain on the carpet before Thursday"; undefined for all else. */
export function mishapIn(text: string): string | undefined {
  const told = text.trim();
  if (told.length > longest || noMishap.test(told)) return undefined;
  const plain = (part: string): string => part.replaceAll("ё", "е").replaceAll("Ё", "Е");
  const parts = told.split(joint).filter((part) => /\p{L}/u.test(part));
  const part = parts.find((each) => troubleIn.test(plain(each)) && thingIn.test(plain(each)));
  if (part === undefined) return undefined;
  const name = part.replace(ahead, "").replace(behind, "").trim();
  if (name.split(/\s+/u).length > mostWords || name === "") return undefined;
  const rest = told.replace(part, " ");
  const cyrillic = /\p{Script=Cyrillic}/u.test(told);
  if (cyrillic) {
    const day = daysRu.find(([form]) => form.test(rest))?.[1];
    return day === undefined
      ? undefined
      : `${verbRu(plain(name))} до ${day}: ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  }
  const day = dayEn.exec(rest)?.[1];
  return day === undefined ? undefined : `${name} before ${weekday(day)}`;
}

/** What is done about it, by what it is. */
const verbRu = (name: string): string =>
  /пятн|плесен|царапин|пролил|залил\p{L}* (?:вином|кофе|чаем|краской)/iu.test(name)
    ? "Убрать"
    : /сосед|затопил|залил|обои|обоях/iu.test(name)
      ? "Разобраться"
      : "Починить";

const weekday = (day: string): string =>
  day.replace(/\p{L}+day/iu, (name) => name.slice(0, 1).toUpperCase() + name.slice(1));
