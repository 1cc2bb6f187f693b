import type { Told } from "./kinds.ts";
import { plainWords } from "./plain-words.ts";

export type YesNo = "yes" | "no" | "unsure";

const said = (list: string): readonly (readonly string[])[] =>
  list
    .trim()
    .split(/\s*,\s*/u)
    .map((phrase) => phrase.split(" "));

const yes = said(`
  да, дааа, даа, да-да, ага, угу, так, ок, окей, оке, хорошо, ладно, давай, давайте, конечно, разумеется, безусловно, естественно, обязательно, можно, согласен, согласна,
  не против, я не против, поехали, начнем, начинаем, начинай, начинайте, попробую, попробуем, хочу, хотелось бы, готов, готова, точно, верно, правильно, именно, так и есть, все так,
  сделан, сделана, сделано, сделал, сделала, сделали, почему бы и нет, почему нет, идет, пойдет, подходит, годится, договорились, по рукам, валяй, го, погнали, с удовольствием, с радостью,
  был, была, было, звучит хорошо, отлично, супер, здорово, класс, плюс, было бы неплохо, неплохо бы, рискну, рискнем, вперед, жги, принято, есть такое, бывает, уже да, записывай, записывайте,
  yes, yeah, yep, yup, ya, yea, yeh, yess, aye, sure, sure thing, ok, okay, k, okey, fine, alright, all right, of course, absolutely, definitely, certainly, go on, go on then, go ahead, let's, let's go,
  lets go, let's do it, lets do it, let's try, lets try, do it, sounds good, sounds great, why not, please do, i'd like that, i'd love to, i would, i do, i am, it is, it was, i did, i have, we did, he did, she did, right, correct,
  that's right, exactly, true, works for me, good idea, by all means, gladly, count me in, i'm in, i'm game, ready, i'm ready, happy to, cool, great, you bet, totally, indeed, affirmative, mm hm, mhm, uh huh, i'll try, i'll give it a go,
  give it a go, let's give it a try, that works, it does, i can, we are, got it, will do, fire away, bring it on, done, it's done, i'll do it, i want to, i want that, yes please, if you like, if you want,
  так, добре, гаразд, звісно, авжеж, звичайно, згоден, згодна, спробую, можна, хочу`);
const no = said(`
  нет, не, неа, нее, нет-нет, не надо, не нужно, не хочу, не хочется, не сейчас, не сегодня, потом, позже, давай потом, давай позже, давай не сейчас, давай не сегодня, давай завтра, давай в другой раз, в другой раз, как-нибудь потом, может потом, может позже, не буду,
  не стоит, ни за что, ни в коем случае, пока нет, еще нет, нет еще, нет пока, пока что нет, не очень, отмена, стоп, никогда, вряд ли, не думаю, не согласен, не согласна, не готов, не готова, не подходит, не пойдет,
  передумал, передумала, обойдусь, пас, не особо, не сделал, не сделала, не сделано, не успел, не успела, не получилось, не могу, не смогу, воздержусь, откажусь, неверно, неправильно, не так, не совсем, ничего подобного, не было, лучше не надо, лучше потом, лучше завтра, да нет, да ну нет, пропусти, пропустим, без этого, не интересно, неинтересно, не хотелось бы,
  no, nope, nah, na, noo, nooo, not now, not today, not tonight, later, maybe later, not yet, no thanks, no thank you, not really, i don't, i dont, i didn't, i didnt, i haven't, don't, dont, i'd rather not, rather not, not interested, pass, i'll pass,
  skip it, skip, never, no way, not ready, i'm not ready, another time, some other time, maybe another time, cancel, stop, leave it, forget it, i'm not, it isn't, it wasn't, it's not, no need, i can't, i cant, not at all, wrong, incorrect, not right, negative, hard pass, don't want to, i don't want to, dont want to, not for me, not quite, nothing, she didn't, he didn't, we didn't, not done, didn't manage, hell no, tomorrow maybe, maybe tomorrow, not this time, no can do, nay, uh uh, nuh uh, by no means, please don't, i wouldn't, i wasn't, not exactly,
  ні, не треба, не зараз, пізніше, потім, не сьогодні, мабуть ні, не хочу`);
const unsure = said(`
  не знаю, может быть, может, возможно, не уверен, не уверена, сомневаюсь, не помню, сложно сказать, трудно сказать, затрудняюсь, без понятия, понятия не имею, как сказать, смотря как, и да и нет, как получится, посмотрим, хз, фиг знает, не могу сказать, не решил, не решила,
  maybe, perhaps, not sure, i'm not sure, i don't know, i dont know, dont know, don't know, dunno, i dunno, idk, possibly, hard to say, can't say, no idea, i can't remember, i don't remember, we'll see, it depends, depends, unsure, could be, who knows, yes and no, i haven't decided,
  не знаю, мабуть, може, можливо`);
const soft = said(`
  ну, а, и, но, вот, уж, же, бы, то, тогда, что ж, чего уж, вроде, вроде бы, думаю, пожалуй, наверное, наверно, видимо, скорее всего, скорее, скорей, пожалуйста, пож, плиз, спасибо, его, ее, их, это, этого, этот, сейчас, прямо сейчас, сегодня, раз, очень, честно, если честно, честно говоря, даже, просто, все, только, опять, ой, ох, эх, хм, эм, ммм, я, мы, тебе, вам, вы, ты, с тобой, с вами, попробовать, попробуем, начать, начинать, так, меня, у меня, мне, тоже, как-то, ли, ж, шаг, он, она, оно, они, там, того, уже, ещё, еще, наконец, конечно, боюсь, по-моему, кажется,
  well, then, please, thanks, thank you, thx, oh, ooh, um, uh, hmm, er, so, and, i, we, guess, suppose, think, just, now, right now, today, it, that, this, i guess, i suppose, i think, really, honestly, actually, to be honest, tbh, probably, but, for me, afraid, i'm afraid, my friend, mate, man, dude, sorry, too, quite, yet, again, a bit, go, do, with it, let me, kind of, sort of, already, at last, finally, the, be, would, ok, will, you, to, try, of, course`);

interface Phrase {
  readonly words: readonly string[];
  readonly says: YesNo | "soft";
}
/** By their first word, the longest first: `не сейчас` is no `не` and nothing else. */
const phrases = new Map<string, readonly Phrase[]>();
for (const [list, says] of [
  [unsure, "unsure"],
  [no, "no"],
  [yes, "yes"],
  [soft, "soft"],
] as const) {
  for (const words of list) {
    const first = words[0] ?? "";
    const known = phrases.get(first) ?? [];
    if (!known.some((each) => each.words.join(" ") === words.join(" ")))
      phrases.set(
        first,
        [...known, { words, says }].sort((one, other) => other.words.length - one.words.length),
      );
  }
}

/** What a message of nothing but such phrases says: the last yes or no holds (`да нет`, `yeah no`); undefined where other words are in it. */
function wholly(words: readonly string[]): YesNo | undefined {
  let last: YesNo | undefined;
  for (let at = 0; at < words.length; ) {
    const found = phrases
      .get(words[at] ?? "")
      ?.find((each) => each.words.every((word, nth) => words[at + nth] === word));
    if (!found) return undefined;
    // "Perhaps" beside a yes or a no leaves it what it is.
    if (found.says !== "soft" && (found.says !== "unsure" || last === undefined)) last = found.says;
    at += found.words.length;
  }
  return last;
}

const plainly: ReadonlyMap<string, YesNo> = new Map([
  ...["да", "ага", "угу", "конечно", "yes", "yeah", "yep", "yup", "sure", "так"].map((word) => [word, "yes"] as const),
  ...["нет", "неа", "no", "nope", "nah", "ні"].map((word) => [word, "no"] as const),
]);
/** Behind a yes or no without a comma, what goes on with it; behind anything else it is another word (`нет сил`, `no idea`). */
const goesOn = new Set(
  `я мы он она оно они уже еще пока сделал сделала сделали был была было хочу хотела хотел могу буду давай спасибо не мне это его ее звонила звонил написал написала сходил сходила
  i we he she it they i've i'd i'll not thanks thank please he's she's it's already we've let's that's`
    .trim()
    .split(/\s+/u),
);
/** A yes or no at the head of a longer message counts up to so many words; behind that it is a story. */
const mostBehind = 14;

/** A yes or a no in people's own words; undefined where a message says neither. */
export function readYesNo(text: string): Told<YesNo> | undefined {
  const trimmed = text.trim();
  if (/^\+{1,3}$|^👍|^👌|^✅/u.test(trimmed)) return { value: "yes", rest: "" };
  if (/^-$|^👎|^❌/u.test(trimmed)) return { value: "no", rest: "" };
  const plain = plainWords(text).replace(/ - /gu, " ").trim();
  if (plain === "") return undefined;
  const words = plain.split(" ");
  const whole = wholly(words);
  // A question back is none, whatever its words: "можно?", "right?".
  if (whole !== undefined) return /\?\s*$/u.test(trimmed) && words.length > 1 ? undefined : { value: whole, rest: "" };
  return atTheHead(trimmed, words);
}

/** `Да, я позвонила вчера`, `no, I slept badly`: the first word answers, the rest tells more. */
function atTheHead(text: string, words: readonly string[]): Told<YesNo> | undefined {
  const [first = "", second = ""] = words;
  const value = plainly.get(first);
  if (value === undefined || words.length > mostBehind) return undefined;
  const rest = text.slice(first.length).replace(/^[\s,.!;:–—-]+/u, "");
  const comma = /^\p{L}+\s*[,.!;:–—-]/u.test(text);
  if (!comma && !(goesOn.has(second) && words.length <= 6)) return undefined;
  // What denies it right away takes it back: "да, но не сегодня".
  const later = wholly(words.slice(1).filter((word) => word !== "но" && word !== "but"));
  return { value: later === "no" ? "no" : value, rest };
}
