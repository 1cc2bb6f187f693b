import { type ReactNode, useState } from "react";
import type { JoinWishWire, LinkedTelegramWire } from "#contract/link.ts";
import { useLink, useLinkCode, useLinkConfirm, useLinkStop, usePart } from "../../data/access.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useMe } from "../../data/queries.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dayOf, momentOf } from "./moments.ts";
import { PasswordField } from "./password-field.tsx";
import { Row } from "./row.tsx";

/** The Telegram accounts that read and write as this person, and the asking on both sides before one is joined. */
export function Telegram(): ReactNode {
  const words = useAccessWords();
  const link = useLink();
  const known = link.data?.telegram ?? [];
  const wish = link.data?.wish ?? undefined;
  const me = useMe().data;
  const offered = me?.offers.telegram === true;
  // Whoever came by Telegram has no other way in, and nothing to join it to.
  if (me?.email === "") return null;
  if (!offered && known.length === 0 && wish === undefined) return null;
  return (
    <Part title={words.telegram}>
      <p className="text-soft">{words.telegramWhy}</p>
      <Problem error={link.error} />
      {known.length > 0 && (
        <ul className="grid gap-3">
          {known.map((one) => (
            <Linked key={one.id} one={one} />
          ))}
        </ul>
      )}
      {link.data !== undefined && <Join wish={wish} another={known.length > 0} />}
    </Part>
  );
}

function Linked({ one }: { readonly one: LinkedTelegramWire }): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const part = usePart();
  const name = one.name ?? words.telegramNoName;
  return (
    <Row
      name={name}
      told={[
        one.since === null ? undefined : words.telegramSince(dayOf(one.since, locale)),
        one.used_at === null ? undefined : words.used(dayOf(one.used_at, locale)),
      ]}
      busy={part.isPending}
      end={words.telegramPart}
      question={words.telegramPartSure(name)}
      onEnd={() => part.mutateAsync(one.id)}
    >
      <p className="text-soft">{words.telegramPartHint}</p>
      <Problem error={part.error} />
    </Row>
  );
}

function Join({ wish, another }: { readonly wish: JoinWishWire | undefined; readonly another: boolean }): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const code = useLinkCode();
  const stop = useLinkStop();
  const name = wish?.name ?? words.telegramNoName;
  const stopped = (label: string): ReactNode => (
    <Button look="warm" busy={stop.isPending} onClick={() => stop.mutate()}>
      {label}
    </Button>
  );
  switch (wish?.state) {
    case "asked":
      return (
        <Notice>
          <div className="grid justify-items-start gap-3 py-1">
            <p>{words.telegramAsked(name)}</p>
            {stopped(words.telegramStop)}
          </div>
        </Notice>
      );
    case "agreed":
      return <SecondYes name={name} no={stopped(words.telegramNotMe)} />;
    case "waiting":
      return (
        <Notice>
          <div className="grid justify-items-start gap-3 py-1">
            <p>{words.telegramWaits(name, wish.due_at === null ? "" : momentOf(wish.due_at, locale))}</p>
            {stopped(words.telegramStop)}
          </div>
        </Notice>
      );
    case "offered":
    case undefined:
      return (
        <>
          {wish !== undefined && code.data !== undefined && <Code code={code.data.code} url={code.data.url} />}
          <Problem error={code.error} />
          <Button className="justify-self-start" busy={code.isPending} onClick={() => code.mutate(another)}>
            {another ? words.telegramAnother : words.telegramJoin}
          </Button>
        </>
      );
  }
}

function Code({ code, url }: { readonly code: string; readonly url: string | null }): ReactNode {
  const words = useAccessWords();
  if (url === null) return <Notice>{words.telegramNone}</Notice>;
  return (
    <Notice>
      <p>{words.telegramHow}</p>
      <p className="py-2 font-mono text-lg select-all">/start link_{code}</p>
      <a href={url} target="_blank" rel="noreferrer noopener" className={buttonClass("main")}>
        {words.telegramOpen}
      </a>
      <p className="pt-2 text-sm text-soft">{words.telegramThen}</p>
    </Notice>
  );
}

/** What the yes would open, and to whom; it takes the password, as an open screen is no proof. */
function SecondYes({ name, no }: { readonly name: string; readonly no: ReactNode }): ReactNode {
  const words = useAccessWords();
  const confirm = useLinkConfirm();
  const [password, setPassword] = useState("");
  return (
    <Notice>
      <form
        className="grid gap-3 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          afterwards(confirm.mutateAsync(password), () => setPassword(""));
        }}
      >
        <p className="font-medium">{words.telegramAgreed(name)}</p>
        <p className="text-soft">{words.telegramMeans}</p>
        <PasswordField value={password} onChange={setPassword} error={confirm.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="main" busy={confirm.isPending}>
            {words.telegramYes}
          </Button>
          {no}
        </div>
      </form>
    </Notice>
  );
}
