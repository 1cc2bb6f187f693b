import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";

interface Props {
  readonly name: string;
  readonly told: readonly (string | undefined)[];
  readonly busy: boolean;
  /** What ending it is called; nothing to end where it is absent. */
  readonly end?: string;
  readonly question?: string;
  /** Called once the person is sure; what it gives is waited for. */
  readonly onEnd?: () => Promise<unknown>;
  /** What to know before ending it, or what went wrong. */
  readonly children?: ReactNode;
}

/** One thing that reads or writes as the person: what it is, since when and when it was last used, and the way to end it. */
export function Row({ name, told, busy, end, question, onEnd, children }: Props): ReactNode {
  const [asking, setAsking] = useState(false);
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm text-soft">{told.filter((each) => each !== undefined).join(", ")}</p>
      </div>
      {end !== undefined && onEnd !== undefined && (
        <Button look="warm" aria-haspopup="dialog" aria-label={`${end}: ${name}`} onClick={() => setAsking(true)}>
          {end}
        </Button>
      )}
      {asking && end !== undefined && onEnd !== undefined && (
        <Confirm
          question={question ?? `${end}: ${name}?`}
          yes={end}
          busy={busy}
          onNo={() => setAsking(false)}
          onYes={() =>
            void onEnd().then(
              () => setAsking(false),
              () => undefined,
            )
          }
        >
          {children}
        </Confirm>
      )}
    </li>
  );
}
