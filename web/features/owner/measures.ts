import type { Locale } from "#core/person/person.ts";

const steps = ["kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size as people say it: two digits that count, and the unit in the person's language. */
export function sizeOf(bytes: number, locale: Locale): string {
  let value = bytes / 1024;
  let at = 0;
  while (value >= 1024 && at < steps.length - 1) {
    value /= 1024;
    at += 1;
  }
  const digits = value < 10 && at > 0 ? 1 : 0;
  const unit = steps[at] ?? "terabyte";
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
}

/** A day and the hour of it, as the device's clock has them. */
export const dayAndTime = (at: string, locale: Locale): string =>
  new Date(at).toLocaleString(locale, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

export const dayOnly = (at: string, locale: Locale): string =>
  new Date(at).toLocaleDateString(locale, { day: "numeric", month: "long" });
