import type { Words } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import type { TextRef } from "#core/techniques/technique.ts";
import { type Line, photosOf, type Section, type Work } from "#core/techniques/work.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { dayName, withDayName } from "./day-name.ts";
import { type Pages, startPages } from "./pages.ts";

export interface WorkPage {
  readonly work: Work;
  readonly locale: Locale;
  readonly words: Pick<Words, "text" | "word">;
  /** The day it was made, in the person's own zone. */
  readonly date: LocalDate;
  photo(id: string): Promise<Uint8Array | undefined>;
}

/** Several lines that are each about one line long on paper stand as a list. */
const listed = 90;

/** A work to print. A quest keeps its answers for the last page, to be cut off; an album sets its captions under its pictures. */
export async function workPdf({ work, locale, words, date, photo }: WorkPage): Promise<Uint8Array> {
  const say = (text: string | TextRef): string =>
    typeof text === "string" ? withDayName(text, locale) : words.text(text, locale);
  const title = say(work.title);
  const pages = startPages(title);
  pages.title(title, dayName(date, locale));

  const captions = captionsOf(work);
  const answers: { readonly question: string; readonly answer: string }[] = [];
  let pictures = 0;
  for (const { head, lines, ticked } of work.sections) {
    const shown = lines === captions ? lines.slice(photosOf(work).length) : lines;
    const repeatsTitle = shown.length === 1 && shown[0] !== undefined && textOf(shown[0], say) === title;
    if (shown.length === 0 || repeatsTitle) continue;
    pages.heading(say(head));
    const write = writerOf(pages, shown, ticked, say);
    for (const [index, line] of shown.entries()) {
      if ("riddle" in line) {
        answers.push({ question: say(line.riddle), answer: say(line.answer) });
        pages.paragraph(`${answers.length}. ${say(line.riddle)}`);
      } else if ("photo" in line) {
        const picture = await photo(line.photo);
        const caption = captions?.[pictures];
        pictures += 1;
        const under = caption && textOf(caption, say);
        if (picture) pages.picture(picture, under);
        else if (under) pages.paragraph(under);
      } else {
        write(textOf(line, say), index);
      }
    }
  }
  if (answers.length > 0) {
    pages.newPage();
    pages.title(words.word("print.answers", locale));
    for (const [index, { question, answer }] of answers.entries()) {
      pages.labelled(`${index + 1}. ${question}`, answer);
    }
  }
  return pages.bytes();
}

function textOf(line: Line, say: (text: string | TextRef) => string): string {
  if ("text" in line) return say(line.text);
  return "ref" in line ? say(line) : "";
}

/** In an album the list after the pictures says something of each of them. */
function captionsOf({ kind, sections }: Work): Section["lines"] | undefined {
  if (kind !== "album") return undefined;
  const after = sections.findIndex(({ lines }) => lines.some((line) => "photo" in line)) + 1;
  return after === 0 ? undefined : sections[after]?.lines;
}

/** How the lines of a section stand: to tick off, as a list, or as paragraphs. */
function writerOf(
  pages: Pages,
  lines: Section["lines"],
  ticked: Section["ticked"],
  say: (text: string | TextRef) => string,
): (text: string, index: number) => void {
  if (ticked !== undefined) return (text, index) => pages.tick(text, ticked.includes(index));
  const short = lines.length > 1 && lines.every((line) => textOf(line, say).length <= listed);
  return short ? (text) => pages.bullet(text) : (text) => pages.paragraph(text);
}
