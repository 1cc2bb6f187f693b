import { lean } from "../text/lean.ts";

/** How leave is taken at the end of what is said. */
const english =
  "(?:goodbye|bye bye|ta[ -]?ra|g2g|gtg|(?:i )gotta (?:go|run|roll|dash|fly|shoot)|gotta (?:run|roll|dash)|i(?:[’']ve)? (?:got to|have to|need to|must) (?:go|run|dash)|talk (?:to you )?(?:later|soon|tomorrow)|ttyl|catch you later|hooray then|toodle ?pip|i[’']?m off to (?:\\p{L}+ ){0,3}\\p{L}+|over and out)";
const russian =
  "(?:до (?:встречи|свидания|свиданья|завтра|связи)|(?:спокойной|доброй) (?:вам |тебе |всем )?ночи|всего (?:вам )?(?:доброго|хорошего)|убегаю|отключаюсь|пош[её]л спать|пошла спать|чмоки|(?:потом|позже|завтра|вечером) (?:напишу|допишу|расскажу|отпишусь|доскажу|спишемся))";
/** What takes leave only where it stands by itself: in a sentence the same words tell of a night, an hour or somebody else. */
const bareEnglish =
  "(?:bye|cheerio|peace(?: out)?|(?:i[’']?ll )?sithee|see (?:ya|you|u)(?: (?:later|soon|tomorrow|then))?|(?:good )?night(?: night)?|nite|laters?|hoo?roo|walk good|take care|so long|god bless|gotta go)";
const bareRussian = "(?:пока(?: пока)?|бывай(?:те)?|прощай(?:те)?|счастливо|побежал[аи]?|бегу|спать|обнимаю|целую)";
const fillers =
  "(?:(?:ok|okay|right|well|anyway|alright|so|but|good|ну|всё|все|ладно|ладн|так|давай|тогда|я|пойду|вс[её])[\\s,]+)*";
/** What may still stand behind it: thanks, a name, a smile. */
const behind =
  "(?:[\\s,.!)(x❤️🙂😊👋🫡🙏]|спасибо(?: (?:тебе|вам|большое|что \\p{L}+))?|(?:thank you|thanks|cheers)(?: (?:pal|mate|love|darling|dear))?|pal|mate|love|darling|dear|then|now|all|тогда|всем|давай)*";
const atTheEnd = lean(
  new RegExp(
    `(?:(?:^|[\\s,.!?;:—–-])(?:${english}|${russian})|(?:^|[,.!?;:—–-]\\s*)${fillers}(?:${bareEnglish}|${bareRussian}))${behind}$`,
    "iu",
  ),
);
/** Leave at the head of a clause, and the reason behind it: "Отключаюсь, поскольку …", "Спокойной ночи, если …". */
const withReason = lean(
  /(?:^|[.!?,]\s*)(?:(?:ну|всё|все|ладно|ладн|так|окей|ok|okay|right|well|anyway|alright)[\s,]+)*(?:потом (?:расскажу|напишу|допишу|доскажу)|бывай(?:те)?|прощай(?:те)?|отключаюсь|прощаюсь|убегаю|побежал[аи]?|поехал[аи]?|до встречи|спокойной (?:вам |тебе )?ночи|доброй ночи|я спать|пойду спать|пошла спать|пош[её]л спать|i[’']?m off to|(?:i )?gotta (?:go|run|roll))(?!\p{L})/iu,
);
/** "That's the boat in, I'm off": everything is said, and they go. */
const allSaid = lean(
  /^(?:(?:ну|так|ладно|ок)[\s,]+)*вс[её](?![\s,]*(?:равно|ещё|еще|время|так|же))[\s,](?:(?!\s(?:он|она|они|муж|жена|сын|дочь|мама|папа)\s).){0,50}?(?<!\p{L})(?:пош[её]л|пошла|поехал[аи]?|побежал[аи]?|полетел[аи]?)(?!\p{L})/iu,
);
const mostWords = 26;

/** Whether a message takes leave: its last words do, or it says so and why. A question takes none. */
export const takesLeave = (text: string): boolean => {
  const said = text.trim();
  if (said.includes("?") || said.split(/\s+/u).length > mostWords) return false;
  return atTheEnd.test(said) || withReason.test(said) || allSaid.test(said);
};
