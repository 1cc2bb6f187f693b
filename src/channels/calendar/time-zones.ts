import { wallTime } from "#core/time/wall-time.ts";

/** Zones with rules of their own that most descriptions without a name of theirs mean. */
const common = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Helsinki",
  "Europe/Chisinau",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Anchorage",
  "America/Halifax",
  "America/St_Johns",
  "America/Santiago",
  "Australia/Sydney",
  "Australia/Adelaide",
  "Pacific/Auckland",
];

/** Whether everybody knows the zone by this name. */
export function isKnownZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const minutesOf = (offset: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})/u.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
};

/** What a description says of winter and summer: the last of each that it names, which is the one in force. */
function offsetsIn(described: string): readonly number[] {
  const parts = new Map<string, number>();
  for (const [, kind = "", inside = ""] of described.matchAll(/BEGIN:(STANDARD|DAYLIGHT)([\s\S]*?)END:\1/giu)) {
    const offset = /TZOFFSETTO[^:\r\n]*:([+-]\d{4})/iu.exec(inside)?.[1];
    if (offset !== undefined) parts.set(kind.toUpperCase(), minutesOf(offset));
  }
  return [...new Set(parts.values())].toSorted((a, b) => a - b);
}

/** How far a zone's clocks are from UTC in January and in July of a year. */
function offsetsOf(zone: string, year: number): readonly number[] {
  const ahead = [0, 6].map((month) => {
    const at = Date.UTC(year, month, 15, 12);
    const { date, minutes } = wallTime(at, zone);
    return (Date.parse(date) + minutes * 60_000 - at) / 60_000;
  });
  return [...new Set(ahead)].toSorted((a, b) => a - b);
}

const fixed = (minutes: number): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
};

/**
 * The zone that a name in a calendar means: a name that everybody knows, one with a path before it, one of Windows (which the library
 * knows), or else whatever has the hours that the calendar describes, the person's own zone first. The person's where nothing is known.
 */
export function zoneMeant(
  name: string,
  described: string | undefined,
  { timeZone, year }: { readonly timeZone: string; readonly year: number },
): string {
  if (isKnownZone(name)) return name;
  const parts = name.split("/");
  const ends = [parts.slice(-3), parts.slice(-2), parts.slice(-1)].map((end) => end.join("/"));
  const inside = ends.find((end) => end !== "" && isKnownZone(end));
  if (inside !== undefined) return inside;
  if (name.endsWith(" Standard Time")) return name;
  const wanted = described === undefined ? [] : offsetsIn(described);
  if (wanted.length === 0) return timeZone;
  const same = (zone: string): boolean => offsetsOf(zone, year).join() === wanted.join();
  return [timeZone, ...common].find(same) ?? (wanted.length === 1 ? fixed(wanted[0] ?? 0) : timeZone);
}
