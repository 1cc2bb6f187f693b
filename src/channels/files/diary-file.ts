import type { Words } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import { type DiaryCheck, checkDiary } from "#core/techniques/diary.ts";
import type { TextRef } from "#core/techniques/technique.ts";
import type { Line, Work } from "#core/techniques/work.ts";
import { withDayName } from "./day-name.ts";
import { startPages } from "./pages.ts";

/** The contact diary, oldest entry first. */
export interface Diary {
  readonly entries: readonly Work[];
  readonly locale: Locale;
  readonly words: Pick<Words, "text" | "word">;
  readonly digest: (text: string) => string;
  /** When an entry was written, in the person's own zone: day and minute. */
  readonly writtenOn: (work: Work) => string;
}

interface Row {
  readonly number: number;
  readonly written: string;
  readonly corrects: number | undefined;
  readonly said: readonly { readonly head: string; readonly text: string }[];
  readonly deleted: boolean;
  readonly hash: string;
}

function rowsOf({ entries, locale, words, writtenOn }: Diary): readonly Row[] {
  const numbers = new Map(entries.flatMap(({ id, diary }) => (diary ? [[id, diary.number] as const] : [])));
  const say = (line: Line | TextRef): string => {
    if ("text" in line) return line.text;
    return "ref" in line ? words.text(line, locale) : "";
  };
  return entries.flatMap((work) =>
    work.diary
      ? [
          {
            number: work.diary.number,
            written: writtenOn(work),
            corrects: work.diary.corrects && numbers.get(work.diary.corrects),
            said: work.sections.map(({ head, lines }) => ({
              head: words.text(head, locale),
              text: lines.map(say).join("\n"),
            })),
            deleted: work.deleted,
            hash: work.diary.hash,
          },
        ]
      : [],
  );
}

function verdict(check: DiaryCheck, { words, locale }: Diary): string {
  return check.kind === "whole"
    ? words.word("print.diary_whole", locale)
    : words.word("print.diary_broken", locale, { number: check.number });
}

function noteOf(row: Row, { words, locale }: Diary): string {
  if (row.deleted) return words.word("print.diary_deleted", locale);
  return row.corrects === undefined ? "" : words.word("print.diary_corrects", locale, { number: row.corrects });
}

/** The diary to print: every entry with its number and link, and whether the chain holds. */
export function diaryPdf(diary: Diary): Promise<Uint8Array> {
  const { words, locale } = diary;
  const name = words.word("print.diary_title", locale);
  const pages = startPages(name);
  pages.title(name, words.word("print.diary_about", locale));
  pages.quiet(verdict(checkDiary(diary.entries, diary.digest), diary));
  for (const row of rowsOf(diary)) {
    pages.heading(`${words.word("print.number", locale)} ${row.number} · ${row.written}`);
    const note = noteOf(row, diary);
    if (note !== "") pages.quiet(note);
    for (const { head, text } of row.said) pages.labelled(head, withDayName(text, locale));
    pages.quiet(`${words.word("print.link", locale)}: ${row.hash}`);
  }
  return pages.bytes();
}

/** A cell that a spreadsheet shows as it is: quoted where needed, and never run as a formula. */
function cell(text: string | number): string {
  const shown = typeof text === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : String(text);
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** The diary as a table: RFC 4180, UTF-8 with a mark so that spreadsheets read Cyrillic. */
export function diaryCsv(diary: Diary): Uint8Array {
  const rows = rowsOf(diary);
  const heads = [...new Set(rows.flatMap(({ said }) => said.map(({ head }) => head)))];
  const { words, locale } = diary;
  const column = (name: "number" | "written" | "note" | "link"): string => words.word(`print.${name}`, locale);
  const table = [
    [column("number"), column("written"), ...heads, column("note"), column("link")],
    ...rows.map((row) => [
      row.number,
      row.written,
      ...heads.map((head) => row.said.find((each) => each.head === head)?.text ?? ""),
      noteOf(row, diary),
      row.hash,
    ]),
  ];
  return Buffer.from(`\uFEFF${table.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`);
}
