import type { Command } from "#core/dialogue/turn/command.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Locale } from "#core/person/person.ts";
import { bare } from "./plain-speech.ts";
import type { Words } from "./words.ts";

/** Longer than this, a message is more than the name of a button. */
const mostLetters = 40;

/** Reads which of a reply's buttons was written in words; where the reply takes words itself, only a whole label counts. */
export type SaidLabel = (text: string, reply: Reply, locale: Locale, exactly: boolean) => Command | undefined;

/** A button may be written instead of pressed: its whole label, words that only it has, or a number within its range ("7" for "6–8"). */
export function createSaidLabel(words: Pick<Words, "render">): SaidLabel {
  return (text, reply, locale, exactly) => {
    const said = plain(text);
    if (said === "" || said.length > mostLetters) return undefined;
    const { buttons } = words.render(reply, { locale, tone: "friendly" }, "plain");
    const labels = (reply.buttons ?? []).flatMap((row, at) =>
      row.map(({ press }, nth) => ({ press, label: plain(buttons[at]?.[nth]?.label ?? "") })),
    );
    const whole = labels.find(({ label }) => label === said);
    if (whole || exactly) return whole?.press;
    const within = labels.filter(({ label }) => hasNumber(label, said) || hasWords(label, said));
    return within.length === 1 ? within[0]?.press : undefined;
  };
}

/** Marks that only decorate a label do not matter. */
function plain(text: string): string {
  return bare(text.replace(/[^\p{L}\p{N}\s.,'’–-]/gu, " "));
}

function hasNumber(label: string, said: string): boolean {
  const range = /^(\d+)\s*[–-]\s*(\d+)$/.exec(label);
  const numbers = said.match(/\d+/g) ?? [];
  const number = numbers.length === 1 && said.length <= 20 ? Number(numbers[0]) : Number.NaN;
  return range !== null && Number(range[1]) <= number && number <= Number(range[2]);
}

function hasWords(label: string, said: string): boolean {
  return said.length >= 3 && /\p{L}/u.test(said) && ` ${label} `.includes(` ${said} `);
}
