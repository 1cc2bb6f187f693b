import type { Words } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import type { TextRef } from "#core/techniques/technique.ts";
import type { Section, Work } from "#core/techniques/work.ts";
import { startPages } from "./pages.ts";

export interface WorkPage {
  readonly work: Work;
  readonly locale: Locale;
  readonly words: Pick<Words, "text" | "word">;
  /** The day it was made, in the person's own zone. */
  readonly date: string;
  photo(id: string): Promise<Uint8Array | undefined>;
}

/** A work to print. A quest keeps its answers for the last page, to be cut off. */
export async function workPdf({ work, locale, words, date, photo }: WorkPage): Promise<Uint8Array> {
  const say = (text: string | TextRef): string => (typeof text === "string" ? text : words.text(text, locale));
  const pages = startPages(say(work.title));
  pages.title(say(work.title), date);
  const answers: { readonly question: string; readonly answer: string }[] = [];

  const section = async ({ head, lines, ticked }: Section): Promise<void> => {
    pages.heading(say(head));
    for (const [index, line] of lines.entries()) {
      if ("riddle" in line) {
        answers.push({ question: say(line.riddle), answer: say(line.answer) });
        pages.paragraph(`${answers.length}. ${say(line.riddle)}`);
      } else if ("photo" in line) {
        const picture = await photo(line.photo);
        if (picture) pages.picture(picture);
      } else {
        const text = "text" in line ? line.text : say(line);
        if (ticked === undefined) pages.paragraph(text);
        else pages.tick(text, ticked.includes(index));
      }
    }
  };
  for (const each of work.sections) await section(each);
  if (answers.length > 0) {
    pages.newPage();
    pages.title(words.word("print.answers", locale));
    for (const [index, { question, answer }] of answers.entries()) {
      pages.quiet(`${index + 1}. ${question}`);
      pages.paragraph(answer);
    }
  }
  return pages.bytes();
}
