import { pickOne, pickSeveral } from "#core/answers/choice.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Locale } from "#core/person/person.ts";
import { bare } from "./plain-speech.ts";
import type { Words } from "./words.ts";

/** Longer than this, a message is more than the name of a button. */
const mostLetters = 40;

/** Reads which of a reply's buttons was written in words; where the reply takes words itself, only a whole label counts. */
export type SaidLabel = (
  text: string,
  reply: Pick<Reply, "say" | "buttons">,
  locale: Locale,
  exactly: boolean,
) => Command | undefined;
/** Likewise all of them, where several may be chosen. */
export type SaidLabels = (text: string, reply: Pick<Reply, "say" | "buttons">, locale: Locale) => readonly Command[];

/** A button may be written instead of pressed: its whole label, words that only it has, its place in the list, or a number within its range ("7" for "6–8"). */
export function createSaidLabel(words: Pick<Words, "render">): {
  readonly said: SaidLabel;
  readonly saidAll: SaidLabels;
} {
  const labelled = ({ buttons = [] }: Pick<Reply, "say" | "buttons">, locale: Locale) => {
    const shown = words.render({ say: "press.only", buttons }, { locale, tone: "friendly" }, "plain").buttons;
    return buttons.flatMap((row, at) =>
      row.map(({ press }, nth) => ({ press, label: plain(shown[at]?.[nth]?.label ?? "") })),
    );
  };
  return {
    said(text, reply, locale, exactly) {
      const said = plain(text);
      if (said === "" || (exactly && said.length > mostLetters)) return undefined;
      const labels = labelled(reply, locale);
      const whole = labels.find(({ label }) => label === said);
      if (whole || exactly) return whole?.press;
      const within = labels.filter(({ label }) => hasWords(label, said));
      if (within.length === 1) return within[0]?.press;
      const picked = pickOne(text, labels);
      return picked === undefined ? undefined : labels[picked]?.press;
    },
    saidAll(text, reply, locale) {
      const labels = labelled(reply, locale);
      return pickSeveral(text, labels).flatMap((at) => labels[at]?.press ?? []);
    },
  };
}

/** Marks that only decorate a label do not matter. */
function plain(text: string): string {
  return bare(text.replace(/[^\p{L}\p{N}\s.,'’–-]/gu, " "));
}

function hasWords(label: string, said: string): boolean {
  return said.length >= 3 && said.length <= mostLetters && /\p{L}/u.test(said) && ` ${label} `.includes(` ${said} `);
}
