import { z } from "zod";
import { asLocalDate, type LocalDate, plusDays } from "#core/time/local-date.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const words = z.array(z.string().min(1)).min(1);
const datesSchema = z.strictObject({
  days: z.record(z.string(), z.number().int()),
  ahead: words,
  back: words,
  units: z.strictObject({ day: words, week: words, month: words, year: words }),
  half: words,
  one: words,
  months: z.array(words).length(12),
});

type Unit = "day" | "week" | "month" | "year";

function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  return asLocalDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}

/** The same day so many months on; where that month is shorter, its last day. */
function plusMonths(date: LocalDate, months: number): LocalDate | undefined {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return [day, 30, 29, 28].flatMap((each) => dateOf(toYear, toMonth, Math.min(day, each)) ?? [])[0];
}

function plusUnits(date: LocalDate, count: number, unit: Unit): LocalDate | undefined {
  switch (unit) {
    case "day":
      return plusDays(date, count);
    case "week":
      return plusDays(date, count * 7);
    case "month":
      return plusMonths(date, count);
    case "year":
      return plusMonths(date, count * 12);
  }
}

/** A day as people write it ("1 июня", "June 1, 2027", "через год", "3 days ago", "01.06.2027"), seen from today; undefined where it is none. */
export const loadPlainDates = onceCarried(
  (folder: string): ((text: string, today: LocalDate) => LocalDate | undefined) => {
    const pack = readPack(folder, "words/dates.yaml", datesSchema);
    const unitOf = new Map(
      (Object.entries(pack.units) as [Unit, readonly string[]][]).flatMap(([unit, names]) =>
        names.map((name) => [name, unit] as const),
      ),
    );
    const monthOf = new Map(pack.months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
    const counted = (word: string | undefined): number | undefined => {
      if (word === undefined) return undefined;
      return /^\d{1,4}$/.test(word) ? Number(word) : pack.one.includes(word) ? 1 : undefined;
    };

    return (text, today) => {
      const said = text.toLowerCase().trim();
      const exact = asLocalDate(said);
      if (exact) return exact;
      const dotted = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?\.?$/.exec(said);
      if (dotted) return dateOf(Number(dotted[3] ?? today.slice(0, 4)), Number(dotted[2]), Number(dotted[1]));
      if (Object.hasOwn(pack.days, said)) return plusDays(today, pack.days[said] ?? 0);
      const tokens = said.match(/[\p{L}]+|\d+/gu) ?? [];
      const forward = tokens[0] !== undefined && pack.ahead.includes(tokens[0]);
      const backward = pack.back.includes(tokens.at(-1) ?? "");
      if (forward || backward) {
        const sign = forward ? 1 : -1;
        const rest = forward ? tokens.slice(1) : tokens.slice(0, -1);
        if (pack.half.includes(rest.join(" "))) return plusMonths(today, 6 * sign);
        const unit = unitOf.get(rest.at(-1) ?? "");
        const count = rest.length === 1 ? 1 : counted(rest[0]);
        return unit === undefined || count === undefined || rest.length > 2
          ? undefined
          : plusUnits(today, count * sign, unit);
      }
      const month = tokens.flatMap((token) => monthOf.get(token) ?? [])[0];
      const numbers = tokens.filter((token) => /^\d+$/.test(token)).map(Number);
      const day = numbers.find((number) => number >= 1 && number <= 31);
      const year = numbers.find((number) => number >= 1900) ?? Number(today.slice(0, 4));
      return month === undefined || day === undefined ? undefined : dateOf(year, month, day);
    };
  },
);
