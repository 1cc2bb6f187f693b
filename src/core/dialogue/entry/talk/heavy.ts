import { type Feeling, feelingsNamed } from "../../../answers/feelings.ts";
import { lean } from "../../../text/lean.ts";

/** What was done in anger or against the law of it: nobody is praised for it, and no step is marked by it. */
export const doneInAnger = (text: string): boolean => anger.test(text);
const anger = lean(
  /(?<!\p{L})(?:ударил\p{L}*|избил\p{L}*|побил\p{L}*|шл[её]пнул\p{L}*|наорал\p{L}*|накричал\p{L}*|украл\p{L}*|угрожал\p{L}*|hit (?:my|him|her|them)|beat (?:my|him|her|them) up|slapped|punched|shouted|yelled|screamed|stole|threatened)(?!\p{L})/iu,
);

/** Whoever scolds themselves, tells that what was got rid of is back, or what they asked us for, reports no success. */
export const isNoSuccess = (text: string): boolean =>
  scolds.test(text) || backAgain.test(text) || idled.test(text) || askedOfUs.test(text.trim());
/** Whether a message begins by telling that nothing came of it, and goes on telling nothing else. */
export const tellsNotDone = (text: string): boolean => notDone.test(text.trim()) && !afterAll.test(text);
/** What begins by telling that nothing came of it: "Didn't send the 3 applications", «в этом месяце ничего не внесла». */
const notDone = lean(
  /^(?:(?:no|well|so|ok|sorry|today|yesterday|this (?:week|month)|i|we|нет|ну|вот|сегодня|вчера|опять|снова|я|мы|в этом месяце|на этой неделе)[\s,.]+)*(?:did(?:n[’']?t| not)|(?:have|has)(?:n[’']?t| not)|was(?:n[’']?t| not) able|could(?:n[’']?t| not)|never (?:done|did|got|went|sent|made|wrote)|nothing|nowt|nutten|nuttin|zero|так и не|ничего|ни (?:шагу|строчки|слова|разу|одной|одного)|не (?!повер|зря|удерж|без |только|прошло|ожида|дума|то чтобы)\p{L}{2,}л[аи]?(?:с[ья])?)(?!\p{L})/iu,
);
/** What follows turns it: "didn't think I could, but I did". */
const afterAll = lean(
  /(?<!\p{L})(?:but|though|after all|then i|and yet|still did|но|зато|потом|всё-таки|все-таки|однако|а вот)(?!\p{L})/iu,
);
/** An hour that went to a screen or a bed is no step done. */
const idled = lean(
  /(?<!\p{L})(?:(?:opened|scroll(?:ed|ing)|went (?:on|down)|got stuck (?:on|in)|ended up (?:on|in)|wasted|binged|doomscroll\p{L}*) (?:\p{L}+ ){0,3}(?:tik ?tok|insta\p{L}*|youtube|reddit|twitter|reels|netflix|my phone|games?|hours?)|(?:wasted|lost) (?:the|an?|my|two|three) (?:\p{L}+ )?(?:hours?|day|evening|morning)|stayed in bed|did(?:n[’']t do)? (?:nothing|anything|sod all|fuck all)|(?:залип\p{L}*|зависал?\p{L}*|просидел\p{L}*|пролистал\p{L}*|листал\p{L}*) (?:\p{L}+ ){0,3}(?:тик ?ток\p{L}*|рилс\p{L}*|ютуб\p{L}*|телефон\p{L}*|инст\p{L}*|соцсет\p{L}*|ленту|игр\p{L}+)|пролежал\p{L}* (?:\p{L}+ )?день|ничего не (?:сделал|делал)\p{L}*)(?!\p{L})/iu,
);
/** "I wanted the one about the phone", "я просила поменьше": what was meant by a word before. */
const askedOfUs = lean(
  /^(?:(?:no|but|hey|well|wait|нет|но|а|ну|так|же|стоп)[\s,]+)*(?:i (?:only |just )?(?:wanted|meant|was (?:asking|talking) (?:about|for)|asked (?:you )?(?:for|about) (?:(?:the|a|an|one|that|something) )+(?:(?:small|short|light|easi|bigg|oth)\p{L}* ?)+(?:one|step)?|said (?:the|that) (?:\p{L}+ )?one)|я (?:же |только |просто )*(?:имел[аи]? в виду|хотел[аи]?|просил[аи]? (?:же )?(?:поменьше|покороче|попроще|полегче|друг\p{L}+|не это)))(?!\p{L})/iu,
);
const scolds = lean(
  /(?<!\p{L})(?:дура|дурак|дурында|идиот(?:ка)?|тупица|позорище|стыдоба|stupid me|silly me|what an idiot|i[’']?m (?:such )?an? (?:idiot|fool)|(?:old|daft) fool)(?!\p{L})/iu,
);
const backAgain = lean(
  /(?<!\p{L})(?:(?:they|it|he|she)(?:[’']s|[’']ve)? (?:all )?(?:come|comes|came|crept|are|is) (?:right |straight )?back|back (?:on|at|to) it again|(?:re-?installed|relapsed|slipped) (?:it|them|again)|(?:они|оно|всё|все) (?:опять |снова )?(?:вернул\p{L}+|возвраща\p{L}+)|сорвал(?:ась|ся)|(?:опять|снова) (?:скачал\p{L}*|закурил\p{L}*|запил\p{L}*|поставил\p{L}* обратно))(?!\p{L})/iu,
);

/** Words of loss, fear and tears: what holds them is not met with "I see". */
export const isHeavy = (text: string): boolean =>
  doneInAnger(text) || ((heavy.test(text) || namesPain(text)) && !light.test(text));
const pains: readonly Feeling[] = ["sad", "longing", "fear", "anger", "guilt", "shame", "lonely", "empty"];
const namesPain = (text: string): boolean => feelingsNamed(text).some((feeling) => pains.includes(feeling));
const heavy = lean(
  /(?<!\p{L})(?:потерял\p{L}*|умер\p{L}*|смерт\p{L}*|страшно|пугает|больно|боюсь|плак\p{L}*|плач[уе]\p{L}*|рыда\p{L}*|одинок\p{L}*|стыдно|ненавижу|мерзко|тошно|тошнит от|тоскливо|горько|до сл[её]з|ревел[аи]?|поревел[аи]?|накрыл[оа]|паршиво|хреново|погано|обидно|реву|позорищ\p{L}*|унизил\p{L}*|бросил[аи]? (?:меня|нас)|больше не могу|никому не нуж\p{L}+|никто не (?:приш[её]л|позвонил|спросил|поздравил)|заблокировал[аи]? (?:меня|нас)|назвал[аи]? меня|mood off|feel(?:ing)? (?:bad|awful|rubbish|rotten|terrible|like crap|sick about)|gutted|cooked|heartbroken|it (?:hurts|stings|stung)|hurtful|sick to my stomach|died|dead|death|scared|afraid|lonely|crying|cried|hate|ashamed|worried|terrified|miserable|nobody (?:noticed|cares|came|called)|no one (?:noticed|cares|came|called)|blocked (?:me|my number)|ignor(?:ed|es|ing) me|humiliat\p{L}+|sobb\p{L}+|in tears|br(?:eaks|oke) my heart|passed away|falling apart|won[’']?t (?:talk|speak) to me)(?!\p{L})/iu,
);
const light = lean(
  /(?<!\p{L})(?:хорошо|лучший|лучшее|смешно|смея\p{L}*|best|happy|laugh\p{L}*|lol|haha|good day)(?!\p{L})/iu,
);

/** Words of laughter and pride where nothing is denied, asked or wished away: 35 of 39 such messages told something good. */
export const isGlad = (text: string): boolean => glad.test(text) && !noGladness.test(text) && !isHeavy(text);
const glad = lean(
  /(?<!\p{L})(?:засмеял\p{L}+|смеялись|рассмеял\p{L}+|улыбнул\p{L}+|заулыбал\p{L}+|хохотал\p{L}*|обрадовал\p{L}+|так рад\p{L}*|счастлив\p{L}*|гордится|горжусь|ура|получилось|обнял[аи]? (?:меня|сам)|похвалил\p{L}*|первый раз за|впервые за|smiled|laughed|giggl\p{L}+|hugged me|is proud|so proud|proud of|thrilled|over the moon|chuffed|yay|woohoo|finally got|first time in|best day|so happy|loved it|best (?:mum|mom|dad|gran|grandma|grandad)|лучш(?:ая|ий) (?:мама|папа|мать|отец|бабушка|дед\p{L}*)|полегчало|feel(?:ing)? better)(?!\p{L})/iu,
);
const noGladness = lean(
  /\?|n[’']t(?!\p{L})|(?<!\p{L})(?:не|ни|нет|раньше|бывало|если|чтобы|хочу|not|never|no|used to|wish|if|want|at me|надо мной|would|аж|hurt)(?!\p{L})/iu,
);

/** Whether something in a message is denied: what did not come is seldom a joy. */
export const denies = (text: string): boolean => denial.test(text);
const denial = lean(
  /n[’']?t(?!\p{L})|(?<!\p{L})(?:не|ни|нет|not|never|no|nobody|nothing|никто|ничего|никак)(?!\p{L})/iu,
);

/** Whoever comes off a night or a long shift, or slept little. */
export const isWornOut = (text: string): boolean => wornOut.test(text);
const wornOut = lean(
  /(?<!\p{L})(?:я с (?:ночи|суток|смены)|после (?:ночи|смены|суток|двух смен)|не спал[аи]?|спал[аи]? (?:\p{L}+ )?(?:\d|два|две|три|четыре|час)|не присел[аи]?|с ног валюсь|валюсь с ног|на ногах с|off (?:a |my |\d |two |three |four )?(?:nights?|night shift|shift)|after (?:a |my )?(?:night|double) shift|slept \d|no sleep|haven[’']?t slept|didn[’']?t sleep|dead on my feet|knackered|shattered|wiped out|exhausted)(?!\p{L})/iu,
);
