import type { Told } from "./kinds.ts";
import { lean } from "../text/lean.ts";

const introduced =
  /^(?:(?:ну|а|привет|hi|hello|hey)[,!\s]+)*(?:(?:меня|её|ее|его|дочку|дочь|сына|ребенка|ребёнка|мою дочь|моего сына|мене|її|його)\s+(?:зовут|звать|зовуть)|(?:зовут|зовите меня|зови меня|называйте меня|называй меня|я[\s–—-]+|это|имя[\s:–—-]+|моё имя|мое имя|её имя|его имя)|my name is|my name's|name's|i am|i'm|im|it's|it is|its|this is|call me|(?:my )?(?:daughter|son|kid|child)(?:'s name is|'s called| is called)|(?:her|his) name is|(?:she|he)(?:'s| is) called|name\s*:)\s*/iu;
const behind =
  /\s+(?:меня зовут|зовут меня|её зовут|ее зовут|его зовут|зовут|is my name|is her name|is his name)[.!\s]*$/iu;
const word = lean(/^[\p{L}][\p{L}'’-]{0,39}$/u);
const never = new Set(
  `да нет не ага угу ок окей хорошо ладно давай спасибо привет здравствуйте пока стоп отмена потом позже пропустить пропусти дальше назад помощь устал устала болею плохо хорошо нормально грустно злюсь секрет никак не скажу никто что как где когда зачем почему кто сколько
  yes no yeah nope ok okay sure fine thanks thank hi hello hey bye stop cancel later skip next back help tired sick sad angry busy here ready done good bad sorry lost alone secret nobody what how where when why who confused not scared afraid exhausted hungry late home tonight today tomorrow сегодня завтра вчера
  ні так дякую`
    .trim()
    .split(/\s+/u),
);

/** A name as people give it: `Маша`, `меня зовут Олег`, `it's Tom`, `Аней зовут`; undefined where nothing of the kind was said. */
export function readName(text: string): Told<string> | undefined {
  if (text.includes("?")) return undefined;
  const said = text.trim().replace(/[.!…]+$/u, "");
  const told = introduced.test(said) || behind.test(said);
  const [name = "", ...rest] = said
    .replace(introduced, "")
    .replace(behind, "")
    .split(/[,;(]|\s[–—-]\s/u);
  const words = name.trim().split(/\s+/u);
  const most = told ? 3 : 2;
  const fits = words.length <= most && words.every((each) => word.test(each) && !never.has(each.toLowerCase()));
  // Two words that nobody introduced are a name where both begin as one does.
  const looks = told || words.length === 1 || words.every((each) => /^\p{Lu}/u.test(each));
  return fits && looks ? { value: words.join(" "), rest: rest.join(",").trim() } : undefined;
}
