import { wordsOf } from "../goals/words.ts";
import { stemOf } from "../text/stem.ts";

/** Words that say nothing of what a sentence is about, in both languages. */
const empty = new Set(
  `a an the and or but if then so of to in on at by for with from as is are was were be been being am do does did done have has had
  give tell write say show make let get know want need please
  i me my you your it its this that these those there here what which who whom when where why how can could may might must shall should
  will would not no yes than too very just also any some all more most much many one about into out up down over only own same such
  дай дайте скажи скажите расскажи расскажите напиши напишите покажи покажите сделай хочу нужен нужна стоит
  и а но или если то так же как что чтобы это этот эта эти этого этому тот та те того в во на к ко с со от до по из за под над при для
  про без у о об обо не ни нет да ли бы был была было были быть есть буду будет можно нужно надо мне меня мной я мы вы вас вам ваш ваша
  мой моя мое мои он она оно они его ее их свой себя когда где куда почему зачем сколько какой какая какое какие который которая кто чем
  чего тем уже еще ещё только тоже также очень там тут здесь все всё всех она`
    .split(/\s+/u)
    .flatMap((word) => wordsOf(word)),
);

/** The stems of what a text is about; what is the same word in another form is the same stem. */
export function stemsOf(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !empty.has(word) && (word.length > 2 || /^\p{N}+$/u.test(word)))
    .map(stemOf);
}
