import { Fragment, type ReactNode } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { dial, knownNumbers } from "../data/help-lines.ts";
import { Button } from "./button.tsx";

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

/** The companion's words as they are, never as markup. */
export function MessageText({ message }: { readonly message: MessageWire }): ReactNode {
  return (
    <p className="whitespace-pre-line">{showsHelpLines(message) ? <WithCalls text={message.text} /> : message.text}</p>
  );
}

/** A message's buttons, row by row. */
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
  if (rows.length === 0) return null;
  return (
    <div className="grid gap-2">
      {rows.map((row) => (
        <div key={row.map(({ data }) => data).join()} className="flex flex-wrap gap-2">
          {row.map((button) => (
            <Button key={button.data} busy={busy} onClick={() => onPress(button)}>
              {button.label}
            </Button>
          ))}
        </div>
      ))}
    </div>
  );
}
