import type { accountEn } from "./account-en.ts";
import type { Widen } from "./en.ts";

export const accountRu: Widen<typeof accountEn> = {
  resetByOperator: "Почта здесь не настроена. Ссылку выдаст команда на сервере: ./waymark reset-password EMAIL",
  resetAsk: "Прислать ссылку",
  passwordSet: "Новый пароль задан. Можно входить.",
  passwordAgainHint:
    "Это открывает доступ или выносит всё наружу, поэтому одного открытого экрана мало. Подойдёт и ключ доступа.",
  resetByMail: "Если аккаунт с такой почтой есть, ссылка уже в пути.",
  ownerText: "Здесь ещё никого нет. Первый аккаунт владеет этим местом.",
  ownerCodeHint: "Он есть в окне, где запущена программа.",
  closedText: "Новых людей здесь сейчас не принимают.",
  telegramShut: "Пока не открылось",
  telegramBecause: {
    not_given: "Откройте эту страницу из меню бота в Telegram: тогда она узнает, кто вы.",
    keeps_nothing:
      "Этот браузер ничего не хранит для страницы внутри другой, и сказать ей, что это вы, не получится. В приложении Telegram она откроется.",
  },
};
