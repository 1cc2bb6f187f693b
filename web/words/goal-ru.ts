import type { GoalWords } from "./goal-en.ts";

export const goalRu: GoalWords = {
  otherGoals: "Завершённые и убранные",
  walking: "Текущая цель",
  removeGoalSure: "Удалить цель со всеми шагами? Это насовсем.",
  doneSteps: "Что уже сделано",
  inOwnWords: "Вашими словами",
  begun: "С чего всё началось",
  named: "Вы назвали эту цель",
  sayReached: "Когда цель будет достигнута, скажите об этом: за тремя точками выше или своими словами в разговоре.",
  toTalk: "Перейти в разговор",
  whenHint: "Если так легче, на странице шага можно выбрать, когда и где за него взяться.",
  earlierSteps: "Шаги раньше",
  allSteps: "Показать все",
  fewerSteps: "Свернуть",
  goalTrackHint: "Тогда её шаги понемногу двигают и его.",
  noTrack: "Нет, сама по себе",
};
