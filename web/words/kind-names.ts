import type { GoalKind } from "#core/goals/goal.ts";
import type { Locale } from "#core/person/person.ts";

/** What kinds of goals are called, for who puts a goal in another. */
export const kindNames: Readonly<Record<Locale, Readonly<Record<GoalKind, string>>>> = {
  en: {
    creative: "Creative",
    educational: "Learning",
    household: "Home",
    health: "Health",
    career: "Work",
    money: "Money",
    relationship: "People",
    parenting: "Parenting",
    bureaucracy: "Paperwork",
    fear: "A fear",
    personal: "Personal",
    other: "Something else",
  },
  ru: {
    creative: "Творчество",
    educational: "Учёба",
    household: "Дом",
    health: "Здоровье",
    career: "Работа",
    money: "Деньги",
    relationship: "Отношения",
    parenting: "Дети",
    bureaucracy: "Бумаги и ведомства",
    fear: "Страх",
    personal: "Личное",
    other: "Другое",
  },
};
