import { type ReactNode, useState } from "react";
import type { NoticeWire } from "#contract/access.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { useLocale } from "../../words/words.tsx";
import { deviceName } from "./device-name.ts";
import { momentOf } from "./moments.ts";

const few = 5;
/** Told with the browser in which it happened. */
const byDevice: readonly NoticeWire["kind"][] = ["signed_in", "passkey_added", "passkey_used", "owner_opened"];

/** What changed about who can see an account, newest first; what was not looked at before stands out. */
export function News({ notices }: { readonly notices: readonly NoticeWire[] }): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  // As it was when the page was opened: looking marks everything as seen.
  const [fresh] = useState(() => new Set(notices.filter(({ seen }) => !seen).map(({ id }) => id)));
  const shown = notices.slice(0, all ? notices.length : Math.max(few, fresh.size));
  return (
    <Part title={words.news}>
      {notices.length === 0 && <p className="text-soft">{words.noNews}</p>}
      {shown.length > 0 && (
        <ul className="grid gap-2">
          {shown.map(({ id, kind, about, at }) => (
            <li key={id}>
              <p className={`wrap-anywhere ${fresh.has(id) ? "font-medium" : ""}`}>
                {fresh.has(id) && <span className="text-warm">{words.newMark} </span>}
                {words.kinds[kind]}
                {about !== null && about !== "" && `: ${byDevice.includes(kind) ? deviceName(about) : about}`}
              </p>
              <p className="text-sm text-soft">{momentOf(at, locale)}</p>
            </li>
          ))}
        </ul>
      )}
      {shown.length < notices.length && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          {words.allNews}
        </Button>
      )}
    </Part>
  );
}
