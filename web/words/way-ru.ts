import type { WayWords } from "./way-en.ts";
import { plural } from "./plural-ru.ts";

export const wayRu: WayWords = {
  greets: { morning: "Доброе утро", day: "Добрый день", evening: "Добрый вечер", night: "Тихой ночи" },
  behind: (count) => {
    if (count === 0) return "Каждый сделанный шаг оставит здесь метку.";
    return `Позади ${count} ${plural(count, "шаг", "шага", "шагов")}`;
  },
  more: "Ещё",
  gotThere: "Вы дошли",
  wayWalked: "Пройденный путь",
  savePicture: "Сохранить картинкой",
  print: "Напечатать",
  andNow: "А теперь?",
  andNowText: "Ничего не обязано следовать. Когда позовёт что-то другое, его можно назвать здесь.",
};
