import { SaxesParser } from "saxes";
import type { Importer, ImportEvent, ImportSource, ReadOptions } from "#app/importer.ts";
import type { Metric } from "#core/readings/metric.ts";
import { Broken } from "./broken.ts";
import { deviceNamed, typedIn } from "./device.ts";
import { createFindings, type Findings, figure } from "./findings.ts";
import { createNights, type Stretch } from "./nights.ts";
import { headText, readText } from "./read-text.ts";
import { readSpan } from "./read-time.ts";

const root = "<HealthData";
/** Apple's own type definition takes 12 kB. */
const longestPrologue = 1_000_000;
/** No element of an export is near this; a longer one would have to be held in memory whole. */
const longestPart = 4_000_000;
/** A file with more faults of form than this is no export any more. */
const mostFaults = 1000;

const sleepType = "HKCategoryTypeIdentifierSleepAnalysis";
const quantities: Readonly<Record<string, Metric>> = {
  HKQuantityTypeIdentifierHeartRate: "heart_rate",
  HKQuantityTypeIdentifierRestingHeartRate: "resting_heart_rate",
  HKQuantityTypeIdentifierHeartRateVariabilitySDNN: "hrv_sdnn",
  HKQuantityTypeIdentifierStepCount: "steps",
};
const sleepStates: Readonly<Record<string, Stretch["state"]>> = {
  HKCategoryValueSleepAnalysisInBed: "in_bed",
  HKCategoryValueSleepAnalysisAsleep: "asleep",
  HKCategoryValueSleepAnalysisAsleepUnspecified: "asleep",
  HKCategoryValueSleepAnalysisAsleepCore: "asleep",
  HKCategoryValueSleepAnalysisAsleepDeep: "asleep",
  HKCategoryValueSleepAnalysisAsleepREM: "asleep",
  HKCategoryValueSleepAnalysisAwake: "awake",
};

/** How far we are: letters and lines behind us, and the nights that are still open. */
interface Cursor {
  readonly letters: number;
  readonly lines: number;
  readonly nights: unknown;
}

/** `export.xml` of Apple Health, whatever the phone's language calls it. */
export const appleHealth: Importer = {
  id: "apple_health",
  recognise(head) {
    const text = headText(head);
    return text.trimStart().startsWith("<") && (text.includes("<!DOCTYPE HealthData") || text.includes(root));
  },
  read,
};

/**
 * The type definition before the root is looked at and never parsed: Apple's own of 2022 is damaged, and what it could define we do not
 * want. What follows is fed to the parser under a root of ours, so that reading can begin at any element.
 */
async function* read(source: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const saved = options.cursor === undefined ? undefined : (JSON.parse(options.cursor) as Cursor);
  const findings = createFindings();
  const elements = readElements(findings, options, saved);
  let prologue: string | undefined = saved ? undefined : "";
  let skip = saved?.letters ?? 0;
  let last: { readonly next: string; readonly share: number } | undefined;
  for await (const { text: piece, share } of readText(source)) {
    let text = piece;
    if (skip > 0) {
      const skipped = Math.min(skip, text.length);
      skip -= skipped;
      text = text.slice(skipped);
    }
    if (prologue !== undefined) {
      prologue += text;
      const from = rootEnd(prologue);
      if (from === undefined) continue;
      elements.beginAt(from, prologue);
      text = prologue.slice(from);
      prologue = undefined;
    }
    elements.feed(text);
    last = { next: JSON.stringify(elements.cursor()), share };
    yield { is: "found", ...findings.take(), ...last };
  }
  if (prologue !== undefined || !elements.ended()) throw new Broken("truncated");
  elements.finish();
  if (last) yield { is: "found", ...findings.take(), next: JSON.stringify(elements.cursor()), share: 1 };
}

/** Where the elements begin; undefined while the root has not come yet. */
function rootEnd(prologue: string): number | undefined {
  if (prologue.includes("<!ENTITY")) throw new Broken("xml_entities");
  const at = prologue.indexOf(root);
  const end = at < 0 ? -1 : prologue.indexOf(">", at);
  if (end >= 0) return end + 1;
  if (prologue.length > longestPrologue) throw new Broken("xml_damaged");
  return undefined;
}

/** One element directly under the root, while it is being read. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Somebody typed it in. */
  typed: boolean;
}

const ourRoot = "<HealthData>";

function readElements(findings: Findings, options: ReadOptions, saved: Cursor | undefined) {
  const parser = new SaxesParser();
  const nights = createNights(findings.reading, () => findings.unused(`${sleepType} (in bed only)`), saved?.nights);
  let lettersBefore = (saved?.letters ?? 0) - ourRoot.length;
  let linesBefore = saved?.lines ?? 0;
  let depth = 0;
  let fed = 0;
  let safe = { letters: ourRoot.length, lines: 1 };
  let element: Element | undefined;
  let faults = 0;
  let faulty = false;

  parser.on("error", ({ message }) => {
    // Nothing defines entities here, so whatever is not of XML itself is an attack or damage.
    if (message.includes("entity")) throw new Broken("xml_entities");
    faulty = true;
    faults += 1;
    if (faults > mostFaults) throw new Broken("xml_damaged");
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth === 2) element = { name, attributes, typed: false };
    else if (depth === 3 && name === "MetadataEntry" && element) {
      if (attributes["key"] === "HKWasUserEntered" && attributes["value"] === "1") element.typed = true;
    }
  });
  parser.on("closetag", () => {
    depth -= 1;
    if (depth !== 1) return;
    const place = `line ${linesBefore + parser.line}`;
    if (faulty) findings.refuse("damaged", place);
    else if (element) readElement(element, place, findings, nights, options);
    faulty = false;
    element = undefined;
    safe = { letters: parser.position, lines: parser.line };
  });
  parser.write(ourRoot);

  return {
    /** The elements begin after so many letters of this text. */
    beginAt(from: number, text: string): void {
      lettersBefore = from - ourRoot.length;
      linesBefore = text.slice(0, from).split("\n").length - 1;
    },
    feed(text: string): void {
      fed += text.length;
      parser.write(text);
      if (ourRoot.length + fed - safe.letters > longestPart && depth > 0) throw new Broken("part_too_long");
    },
    ended: () => depth === 0,
    finish: nights.end,
    cursor: (): Cursor => ({
      letters: lettersBefore + safe.letters,
      lines: linesBefore + safe.lines - 1,
      nights: nights.save(),
    }),
  };
}

function readElement(
  { name, attributes, typed }: Element,
  place: string,
  findings: Findings,
  nights: ReturnType<typeof createNights>,
  options: ReadOptions,
): void {
  if (name === "ExportDate" || name === "Me") return;
  const type = name === "Record" ? (attributes["type"] ?? "Record") : name;
  const mood = type === "StateOfMind" || type === "HKStateOfMind" || type === "HKDataTypeStateOfMind";
  const metric = mood ? "mood" : Object.hasOwn(quantities, type) ? quantities[type] : undefined;
  if (metric === undefined && type !== sleepType) return findings.unused(type);

  const span = readSpan(attributes["startDate"], attributes["endDate"] ?? attributes["startDate"], options);
  if ("because" in span) return findings.refuse(span.because, place);
  const named = attributes["sourceName"] ?? "Apple Health";
  const source = typed ? typedIn(named) : deviceNamed(named, attributes["device"]);
  const modality = typed || mood ? "self_reported" : "sensed";
  if (metric === undefined) {
    const state = sleepStates[attributes["value"] ?? ""];
    if (span.from > span.to) findings.refuse("backwards", place);
    else if (state) nights.add(source, modality, { ...span, state });
    else findings.unused(`${sleepType}: ${attributes["value"] ?? ""}`);
    return;
  }
  const told = mood ? shareOfValence(attributes["valence"] ?? attributes["value"]) : attributes["value"];
  const read = figure(metric, told, mood ? "1" : (attributes["unit"] ?? ""));
  if ("because" in read) findings.refuse(read.because, place);
  else findings.reading({ metric, value: read.value, ...span, source, sourceId: undefined, modality });
}

/** How pleasant it was, told from −1 to 1, as a share. */
export function shareOfValence(valence: unknown): number | undefined {
  return valence === undefined || valence === "" ? undefined : (Number(valence) + 1) / 2;
}
