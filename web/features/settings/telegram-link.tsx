import type { ReactNode } from "react";
import type { MeWire } from "#contract/me.ts";
import { useAccountAction } from "../../data/account.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

interface LinkCode {
  readonly code: string;
  readonly url: string | null;
}

/** Joins a Telegram account to this one by a one-time code, and parts them again. */
export function TelegramLink({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const link = useAccountAction(() => request<LinkCode>("POST", "/api/link/telegram"));
  const part = useAccountAction(
    () => request<void>("DELETE", "/api/link"),
    [keys.me, keys.goals, keys.step, keys.status],
  );
  return (
    <Part title={words.telegram}>
      {me.telegram_linked ? (
        <>
          <p>{words.telegramLinked}</p>
          <p className="text-sm text-soft">{words.telegramUndo}</p>
          <Problem error={part.error} />
          <Button className="justify-self-start" busy={part.isPending} onClick={() => part.mutate()}>
            {words.telegramUnlink}
          </Button>
        </>
      ) : (
        <>
          <p className="text-soft">{words.telegramWhy}</p>
          {link.data?.url === null && <Notice>{words.telegramNone}</Notice>}
          {link.data && link.data.url !== null && (
            <Notice>
              <p>{words.telegramHow}</p>
              <p className="py-2 font-mono text-lg select-all">/start link_{link.data.code}</p>
              <a href={link.data.url} target="_blank" rel="noreferrer noopener" className={buttonClass("main")}>
                {words.telegramOpen}
              </a>
            </Notice>
          )}
          <Problem error={link.error} />
          <Button className="justify-self-start" busy={link.isPending} onClick={() => link.mutate()}>
            {words.telegramLink}
          </Button>
        </>
      )}
    </Part>
  );
}
