import type { accessEn } from "./access-en.ts";
import type { Widen } from "./en.ts";

export const accessRu: Widen<typeof accessEn> = {
  title: "Кто видит мои записи",
  intro: "Всё, что может читать и писать здесь от вашего имени. Незнакомому здесь не место: его можно отключить.",
  telegram: "Telegram",
  telegramWhy: "Одни и те же цели и шаги — в Telegram и здесь.",
  telegramSince: (date) => `связан ${date}`,
  telegramUsed: (date) => `последний раз ${date}`,
  telegramNoName: "Учётная запись Telegram",
  telegramPart: "Отвязать",
  telegramPartSure: (name) => `Отвязать «${name}» от этой учётной записи?`,
  telegramPartHint:
    "Оттуда больше нельзя будет читать и писать здесь. В течение суток после связывания всё, что пришло оттуда, вернётся обратно.",
  telegramJoin: "Связать Telegram",
  telegramAnother: "Связать ещё один Telegram",
  telegramHow: "Отправьте это боту в течение десяти минут из своего Telegram:",
  telegramOpen: "Открыть Telegram",
  telegramNone: "К этому серверу сейчас не подключён бот Telegram. Подключить его может тот, кто держит сервер.",
  telegramThen: "Бот спросит там, хотите ли вы этого. Потом вернитесь сюда и подтвердите ещё раз.",
  telegramAsked: (name) => `«${name}»: код открыт, в Telegram задан вопрос. Если это не вы, остановите.`,
  telegramAgreed: (name) => `«${name}»: в Telegram ответили «да». Это вы?`,
  telegramMeans:
    "Тот, у кого в руках этот телефон, сможет читать всё, что хранится здесь, а написанное там будет видно здесь. Если там уже есть записи, сначала пройдут сутки, и до этого всё можно остановить.",
  telegramYes: "Да, связать",
  telegramStop: "Остановить",
  telegramNotMe: "Нет, это не я",
  telegramWaits: (name, when) =>
    `${when} сюда придут записи из Telegram («${name}»), и их будет видно с обеих сторон. До этого всё можно остановить.`,
  password: "Пароль",
};
