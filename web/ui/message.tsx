import { Fragment, type ReactNode } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { Link } from "wouter";
import { dial, knownNumbers } from "../data/help-lines.ts";
import { useWayWords } from "../words/way-words.ts";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";
import { Fold } from "./fold.tsx";
import { ranked } from "./ranked.ts";
import { withoutSigns } from "./without-signs.ts";

/** Whether a message lists help lines, which stand one under the other. */
export function showsHelpLines(message: MessageWire): boolean {
  return /^• /m.test(message.text);
}

const escaped = knownNumbers.map((number) => number.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const numbers = new RegExp(`(?<![\\d+-])(${escaped.join("|")})(?![\\d-])`, "g");

/** Every number of the table of help lines becomes a link to call it. */
function WithCalls({ text }: { readonly text: string }): ReactNode {
  return text.split(numbers).map((part, index) =>
    index % 2 === 0 ? (
      // The parts of one text never change places.
      // eslint-disable-next-line react/no-array-index-key
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <a
        key={index}
        href={`tel:${dial(part)}`}
        className="inline-block py-1 font-medium whitespace-nowrap text-accent underline underline-offset-4"
      >
        {part}
      </a>
    ),
  );
}

/** Commands that the pages have a place for; in the middle of a sentence they become the way there. */
const commands = /(?<=[^\n])(\/help_now|\/settings)\b/;

function WithLinks({ text }: { readonly text: string }): ReactNode {
  const words = useWords();
  const pages: Readonly<Record<string, readonly [string, string]>> = {
    "/help_now": ["/help", words.helpNow],
    "/settings": ["/settings", words.settings],
  };
  return text.split(commands).map((part, index) => {
    const [href, label] = pages[part] ?? [];
    return href === undefined ? (
      // The parts of one text never change places.
      // eslint-disable-next-line react/no-array-index-key
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <Link key={index} href={href} className="font-medium text-accent underline underline-offset-4">
        {label}
      </Link>
    );
  });
}

/** The companion's words as they are, never as markup. */
export function MessageText({ message }: { readonly message: MessageWire }): ReactNode {
  const text = withoutSigns(message.text);
  return (
    <p className="whitespace-pre-line">
      {showsHelpLines(message) ? <WithCalls text={text} /> : <WithLinks text={text} />}
    </p>
  );
}

/** A message's buttons, row by row, each row as wide as the next on a phone; of a step the one main act is large, and what is seldom wanted is folded. */
export function MessageButtons({
  message,
  busy,
  onPress,
  hide = () => false,
}: {
  readonly message: MessageWire;
  readonly busy: boolean;
  readonly onPress: (button: { readonly label: string; readonly data: string }) => void;
  readonly hide?: (data: string) => boolean;
}): ReactNode {
  const rows = message.buttons.map((row) => row.filter(({ data }) => !hide(data))).filter((row) => row.length > 0);
  const { more } = useWayWords();
  if (rows.length === 0) return null;
  const { main, seen, folded } = ranked(rows);
  const drawn = (row: MessageWire["buttons"][number], look: "main" | "quiet" = "quiet"): ReactNode => (
    <div key={row.map(({ data }) => data).join()} className="flex flex-wrap gap-2 max-sm:*:grow max-[23rem]:*:px-2.5">
      {row.map((button) => (
        <Button
          key={button.data}
          look={look}
          className={look === "main" ? "sm:px-8!" : ""}
          busy={busy}
          onClick={() => onPress(button)}
        >
          {withoutSigns(button.label)}
        </Button>
      ))}
    </div>
  );
  return (
    <div className="grid gap-2">
      {main !== undefined && drawn(main, "main")}
      {seen.map((row) => drawn(row))}
      {folded.length > 0 && (
        <div className="pt-1">
          <Fold label={more} comes>
            <div className="grid gap-2">{folded.map((row) => drawn(row))}</div>
          </Fold>
        </div>
      )}
    </div>
  );
}
