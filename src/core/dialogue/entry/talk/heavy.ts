import { type Feeling, feelingsNamed } from "../../../answers/feelings.ts";

/** What was done in anger or against the law of it: nobody is praised for it, and no step is marked by it. */
export const doneInAnger = (text: string): boolean => anger.test(text);
const anger =
  /(?<!\p{L})(?:ударил\p{L}*|избил\p{L}*|побил\p{L}*|шл[её]пнул\p{L}*|наорал\p{L}*|накричал\p{L}*|украл\p{L}*|угрожал\p{L}*|hit (?:my|him|her|them)|beat (?:my|him|her|them) up|slapped|punched|shouted|yelled|screamed|stole|threatened)(?!\p{L})/iu;

/** Whoever scolds themselves, or tells that what was got rid of is back, reports no success. */
export const isNoSuccess = (text: string): boolean => scolds.test(text) || backAgain.test(text);
const scolds =
  /(?<!\p{L})(?:дура|дурак|дурында|идиот(?:ка)?|тупица|позорище|стыдоба|stupid me|silly me|what an idiot|i[’']?m (?:such )?an? (?:idiot|fool)|(?:old|daft) fool)(?!\p{L})/iu;
const backAgain =
  /(?<!\p{L})(?:(?:they|it|he|she)(?:[’']s|[’']ve)? (?:all )?(?:come|comes|came|crept|are|is) (?:right |straight )?back|back (?:on|at|to) it again|(?:re-?installed|relapsed|slipped) (?:it|them|again)|(?:они|оно|всё|все) (?:опять |снова )?(?:вернул\p{L}+|возвраща\p{L}+)|сорвал(?:ась|ся)|(?:опять|снова) (?:скачал\p{L}*|закурил\p{L}*|запил\p{L}*|поставил\p{L}* обратно))(?!\p{L})/iu;

/** Words of loss, fear and tears: what holds them is not met with "I see". */
export const isHeavy = (text: string): boolean =>
  doneInAnger(text) || ((heavy.test(text) || namesPain(text)) && !light.test(text));
const pains: readonly Feeling[] = ["sad", "longing", "fear", "anger", "guilt", "shame", "lonely", "empty"];
const namesPain = (text: string): boolean => feelingsNamed(text).some((feeling) => pains.includes(feeling));
const heavy =
  /(?<!\p{L})(?:потерял\p{L}*|умер\p{L}*|смерт\p{L}*|страшно|пугает|больно|боюсь|плак\p{L}*|плач[уе]\p{L}*|рыда\p{L}*|одинок\p{L}*|стыдно|ненавижу|мерзко|тошно|тошнит от|тоскливо|горько|до сл[её]з|ревел[аи]?|поревел[аи]?|накрыл[оа]|паршиво|хреново|погано|mood off|feel(?:ing)? (?:bad|awful|rubbish|rotten|terrible|like crap|sick about)|gutted|cooked|heartbroken|it (?:hurts|stings|stung)|hurtful|sick to my stomach|died|dead|death|scared|afraid|lonely|crying|cried|hate|ashamed|worried|terrified|miserable)(?!\p{L})/iu;
const light =
  /(?<!\p{L})(?:хорошо|лучший|лучшее|смешно|смея\p{L}*|best|happy|laugh\p{L}*|lol|haha|good day)(?!\p{L})/iu;
