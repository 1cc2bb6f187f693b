import type { Widen } from "./en.ts";
import type { talkEn } from "./talk-en.ts";

export const talkRu: Widen<typeof talkEn> = {
  hint: "Напишите что угодно …",
  empty: "Скажите, чего хочется, или попросите следующий шаг.",
  you: "Вы",
  send: "Отправить",
  openFile: "Открыть файл",
  whatCanYouDo: "Что ты умеешь?",
  forget: "Забыть этот разговор",
  kept: "Последние десять сообщений хранятся до тридцати дней.",
};
