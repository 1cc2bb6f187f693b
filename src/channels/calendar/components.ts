/** One line of a calendar, unfolded: its name in capitals, its parameters as they stand, its value. */
export interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

export type Component = readonly Property[];

/** What of a calendar says when somebody is busy; titles, places and descriptions are not even taken out of the text. */
export interface Components {
  /** Who the calendar belongs to, in small letters, where it says so. */
  readonly owner: string | undefined;
  readonly events: readonly Component[];
  readonly freeBusy: readonly Property[];
  /** Descriptions of time zones as they stand, by their names. */
  readonly zones: ReadonlyMap<string, string>;
}

const telling: ReadonlySet<string> = new Set([
  "UID",
  "DTSTART",
  "DTEND",
  "DURATION",
  "RRULE",
  "RDATE",
  "EXDATE",
  "RECURRENCE-ID",
  "SEQUENCE",
  "STATUS",
  "TRANSP",
  "X-MICROSOFT-CDO-BUSYSTATUS",
  "ATTENDEE",
  "ORGANIZER",
]);

/** No line that says when something is comes near these; a zone with the rules of a century fits as well. */
const longestLine = 50_000;
const longestZone = 20_000;
const mostZones = 200;
/** Parts inside parts; a real calendar has four. */
const deepest = 10;
const mostEvents = 50_000;

/** A description of a zone, as far as it was read. */
interface Zone {
  name: string | undefined;
  readonly lines: string[];
  length: number;
}

function propertyOf(line: string): Property | undefined {
  // A colon inside quotes belongs to a parameter: TZID="(UTC+01:00) Berlin".
  const head = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^":;]*)(?:,(?:"[^"]*"|[^":;]*))*)*):/u.exec(line);
  if (!head) return undefined;
  const [all, name = "", parameters = ""] = head;
  return { name: name.toUpperCase(), parameters, value: line.slice(all.length).trim() };
}

/** The value of one parameter, without quotes. */
export function parameterOf({ parameters }: Property, name: string): string | undefined {
  const found = new RegExp(`;${name}=(?:"([^"]*)"|([^":;,]*))`, "iu").exec(parameters);
  return found?.[1] ?? found?.[2];
}

/** The value of the first property of a name. */
export function valueOf(component: Component, name: string): string | undefined {
  return component.find((property) => property.name === name)?.value;
}

/** Lines as they were before folding cut them; overlong ones are left out, as no time is that long. */
function* unfolded(text: string): Generator<string> {
  let line = "";
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const piece = text.slice(at, end === -1 ? text.length : end).replace(/\r$/u, "");
    at = end === -1 ? text.length : end + 1;
    if (piece.startsWith(" ") || piece.startsWith("\t")) {
      if (line.length <= longestLine) line += piece.slice(1);
      continue;
    }
    if (line.length <= longestLine) yield line;
    line = piece;
  }
  if (line.length <= longestLine) yield line;
}

/** Takes a calendar apart; undefined where the text is none. Time and memory grow with the text and with nothing else. */
export function componentsOf(text: string): Components | undefined {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR(?:\s|$)/iu.test(text.slice(0, 200))) return undefined;
  const events: Property[][] = [];
  const freeBusy: Property[] = [];
  const zones = new Map<string, string>();
  const open: string[] = [];
  let owner: string | undefined;
  let zone: Zone | undefined;
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (!property) continue;
    const { name, value } = property;
    const kind = value.toUpperCase();
    if (name === "BEGIN") {
      if (open.length >= deepest) return { owner, events, freeBusy, zones };
      open.push(kind);
      if (kind === "VEVENT" && events.length < mostEvents) events.push([]);
      if (kind === "VTIMEZONE") zone = { name: undefined, lines: [], length: 0 };
    }
    if (zone && zone.length <= longestZone) {
      zone.lines.push(line);
      zone.length += line.length + 2;
      if (name === "TZID") zone.name = value;
    }
    const inside = open.at(-1);
    if (name === "END") {
      open.pop();
      if (kind === "VTIMEZONE") {
        if (zone?.name !== undefined && zone.length <= longestZone && zones.size < mostZones) {
          zones.set(zone.name, zone.lines.join("\r\n"));
        }
        zone = undefined;
      }
    } else if (inside === "VEVENT" && telling.has(name)) {
      events.at(-1)?.push(property);
    } else if (inside === "VFREEBUSY" && name === "FREEBUSY" && freeBusy.length < mostEvents) {
      freeBusy.push(property);
    } else if (inside === "VCALENDAR" && name === "X-WR-CALNAME" && /^\S+@\S+$/u.test(value)) {
      owner = value.toLowerCase();
    }
  }
  return { owner, events, freeBusy, zones };
}
