import { type ReactNode, useState } from "react";
import type { OwnerGlanceWire } from "#contract/owner.ts";
import {
  useCloseOwner,
  useGlance,
  useOpenByCode,
  useOpenByPasskey,
  useOwnerDoor,
  useRestart,
} from "../../data/owner.ts";
import { RequestProblem } from "../../data/api.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { Backups } from "./backups.tsx";
import { Doctor } from "./doctor.tsx";
import { Glance } from "./glance.tsx";
import { dayAndTime } from "./measures.ts";
import { BoxedModel } from "./model.tsx";
import { People } from "./people.tsx";

/** The page of whoever keeps this place: shut, until a second proof was given. */
export function OwnerPage(): ReactNode {
  const words = useOwnerWords();
  const { loading, settings } = useWords();
  const door = useOwnerDoor();
  return (
    <Page title={words.title}>
      <p className="-mt-3 text-soft">{words.lead}</p>
      <Problem error={door.error} />
      {door.isPending && <p className="waits">{loading}</p>}
      {door.data !== undefined &&
        (door.data.until === null ? <Shut passkeys={door.data.passkeys} /> : <Open until={door.data.until} />)}
      <TextLink href="/settings">{settings}</TextLink>
    </Page>
  );
}

function Shut({ passkeys }: { readonly passkeys: number }): ReactNode {
  const words = useOwnerWords();
  const [code, setCode] = useState("");
  const byPasskey = useOpenByPasskey();
  const byCode = useOpenByCode();
  return (
    <Part title={words.shut}>
      <p className="text-soft">{words.shutText}</p>
      {passkeys > 0 && "PublicKeyCredential" in globalThis ? (
        <Button
          look="main"
          className="justify-self-start"
          busy={byPasskey.isPending}
          onClick={() => byPasskey.mutate(undefined)}
        >
          {words.byPasskey}
        </Button>
      ) : (
        <p className="text-sm text-soft">{words.passkeyHint}</p>
      )}
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          byCode.mutate(code.trim());
        }}
      >
        <Field
          label={words.codeLabel}
          hint={words.codeHint}
          required
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Problem error={byCode.error ?? byPasskey.error} />
        <Button
          type="submit"
          className="justify-self-start"
          look={passkeys > 0 ? "quiet" : "main"}
          busy={byCode.isPending}
        >
          {words.byCode}
        </Button>
      </form>
    </Part>
  );
}

function Open({ until }: { readonly until: string }): ReactNode {
  const words = useOwnerWords();
  const { loading } = useWords();
  const locale = useLocale();
  const close = useCloseOwner();
  const glance = useGlance();
  const door = useOwnerDoor();
  const isOver = glance.error instanceof RequestProblem && glance.error.code === "owner_shut";
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-sm text-soft">
          {words.openUntil(new Date(until).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }))}
        </p>
        <Button busy={glance.isFetching} onClick={() => void (isOver ? door.refetch() : glance.refetch())}>
          {words.again}
        </Button>
        <Button busy={close.isPending} onClick={() => close.mutate(undefined)}>
          {words.close}
        </Button>
      </div>
      <Problem error={glance.error ?? close.error} />
      {glance.isPending && <p className="waits">{loading}</p>}
      {glance.data !== undefined && (
        <>
          <Doctor />
          <People glance={glance.data} />
          <Backups backups={glance.data.backups} />
          <BoxedModel first={glance.data.model} />
          <Glance glance={glance.data} />
          <Version glance={glance.data} />
        </>
      )}
    </>
  );
}

function Version({ glance }: { readonly glance: OwnerGlanceWire }): ReactNode {
  const words = useOwnerWords();
  const locale = useLocale();
  const restart = useRestart();
  const [asking, setAsking] = useState(false);
  return (
    <Part title={words.version}>
      <p>{words.runs(glance.version, glance.node, dayAndTime(glance.since, locale))}</p>
      <h3 className="font-medium">{words.newTitle}</h3>
      <ul className="grid gap-1.5 text-soft">
        {words.news.map(([on, what]) => (
          <li key={what}>
            <time dateTime={on} className="text-sm tabular-nums">
              {new Date(on).toLocaleDateString(locale, { day: "numeric", month: "long", timeZone: "UTC" })}
            </time>
            {": "}
            {what}
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">{words.restartText}</p>
      {restart.isPending ? (
        <Notice>{words.restarting}</Notice>
      ) : (
        <Button look="warm" aria-haspopup="dialog" className="justify-self-start" onClick={() => setAsking(true)}>
          {words.restart}
        </Button>
      )}
      <Problem error={restart.error} />
      {asking && (
        <Confirm
          question={words.restartSure}
          yes={words.restart}
          busy={false}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            restart.mutate(undefined);
          }}
        />
      )}
    </Part>
  );
}
