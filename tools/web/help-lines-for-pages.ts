import type { Plugin } from "vite";
import { contentFolder } from "../../src/content/content-folder.ts";
import { type HelpLine, loadHelpLines, readableName, smsWord } from "../../src/content/help-lines.ts";

/** A help line as the pages show it; the editors' notes and sources stay behind. */
interface PageLine {
  readonly emergency: boolean;
  /** In the country's own language where our readers can read it. */
  readonly name: string;
  readonly nameEn: string;
  readonly phone: string | null;
  readonly sms: string | null;
  readonly smsWord: string;
  readonly site: string | null;
  readonly hours: string | null;
  readonly languages: readonly string[];
}

function toPage(line: HelpLine): PageLine {
  return {
    emergency: line.kind === "emergency",
    name: readableName(line.name) ? line.name : line.name_en,
    nameEn: line.name_en,
    phone: line.phone,
    sms: line.sms,
    smsWord: smsWord(line),
    site: line.chat_url,
    hours: line.hours,
    languages: line.languages,
  };
}

const name = "virtual:help-lines";

/**
 * Puts the table of help lines into the pages, so that they show it without any connection. The same rules choose the lines
 * as everywhere else: emergency first, and what was read on one page only stays hidden.
 */
export function helpLinesForPages(): Plugin {
  return {
    name: "help-lines",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => {
      if (id !== `\0${name}`) return undefined;
      const lines = loadHelpLines(contentFolder);
      const pick = (country: string | undefined) => lines.pick({ country, kind: undefined, level: "none" });
      const picked = lines.countries.map((country) => [country, pick(country)] as const);
      const checked = picked.flatMap(([, rows]) => rows.map((row) => row.checked)).toSorted()[0] ?? "";
      const table = Object.fromEntries(picked.map(([country, rows]) => [country, rows.map(toPage)]));
      return `export const checked = ${JSON.stringify(checked)};
export const directories = ${JSON.stringify(pick(undefined).map(toPage))};
export const lines = ${JSON.stringify(table)};`;
    },
  };
}
