import type { GoalWords } from "./goal-en.ts";

export const goalRu: GoalWords = {
  otherGoals: "Завершённые и убранные",
  walking: "Текущая цель",
  removeGoalSure: "Удалить цель со всеми шагами? Это насовсем.",
  nothingDoneYet: "Сделанных шагов пока нет.",
  doneSteps: "Что уже сделано",
  inOwnWords: "Вашими словами",
  earlierSteps: "Шаги раньше",
  allSteps: "Показать все",
  fewerSteps: "Свернуть",
  goalTrackHint: "Тогда её шаги понемногу двигают и его.",
  noTrack: "Нет, сама по себе",
};
