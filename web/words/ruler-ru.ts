import type { Widen } from "./en.ts";
import type { rulerEn } from "./ruler-en.ts";

export const rulerRu: Widen<typeof rulerEn> = {
  title: "День по часам",
  list: "Список",
  hours: "По часам",
  how: "Блок можно потянуть, или его нижний край. С клавиатуры: стрелки двигают, Shift и стрелки меняют длину, Enter оставляет.",
  span: (from, to) => `${from} – ${to}`,
  stands: (from, to) => `Теперь ${from} – ${to}.`,
  keepIt: "Enter оставит так, Escape вернёт как было.",
  taken: "Там уже что-то стоит.",
  earlier: "На 15 мин раньше",
  later: "На 15 мин позже",
  shorter: "Короче",
  longer: "Длиннее",
  putBack: "Поставить обратно",
  undo: "Вернуть",
  week: "Последние семь дней",
  weekLegend: "что-то сделано",
  dayDone: (day, count) => (count === 0 ? `${day}: тихий день` : `${day}: сделано ${count}`),
  month: "Привычки за месяц",
  monthHint: "Закрашено — сделано, бледно — частично. Пустой день ни о чём не говорит.",
  monthNone: "В этом месяце ничего не отмечено. Так тоже можно.",
  doneOn: (days) => `сделано: ${days}`,
  before: "Месяц раньше",
  after: "Месяц позже",
};
