import { type ReactNode, useState } from "react";
import type { AccessWire } from "#contract/access.ts";
import type { FactorBegunWire, RecoveryCodesWire } from "#contract/second-factor.ts";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { QrCode } from "./qr-code.tsx";

const path = "/api/account/second-factor";

/** A second step at sign-in: an authenticator app, and recovery codes for the day on which it is gone. */
export function SecondFactor({ factor }: { readonly factor: AccessWire["second_factor"] }): ReactNode {
  const words = useAccessWords();
  const changes = [keys.access];
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useAccountAction(() => request<FactorBegunWire>("POST", path));
  const renew = useAccountAction(() => request<RecoveryCodesWire>("POST", `${path}/recovery-codes`), changes);
  const remove = useAccountAction(() => request<void>("DELETE", path), changes);
  return (
    <Part title={words.factor}>
      <p className="text-soft">{words.factorText}</p>
      <Problem error={begin.error ?? renew.error ?? remove.error} />
      {codes !== undefined && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {factor === null && begin.data === undefined && (
        <Button className="justify-self-start" busy={begin.isPending} onClick={() => begin.mutate(undefined)}>
          {words.factorSet}
        </Button>
      )}
      {factor === null && begin.data !== undefined && (
        <FirstCode
          begun={begin.data}
          onDone={(made) => {
            setCodes(made);
            begin.reset();
          }}
        />
      )}
      {factor !== null && (
        <>
          <p role="status">{words.factorOn(factor.recovery_codes_left)}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              busy={renew.isPending}
              onClick={() => afterwards(renew.mutateAsync(undefined), (made) => setCodes(made.recovery_codes))}
            >
              {words.recoveryNew}
            </Button>
            <Button look="warm" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {words.factorRemove}
            </Button>
          </div>
        </>
      )}
    </Part>
  );
}

function FirstCode({
  begun,
  onDone,
}: {
  readonly begun: FactorBegunWire;
  readonly onDone: (codes: readonly string[]) => void;
}): ReactNode {
  const words = useAccessWords();
  const [code, setCode] = useState("");
  const confirm = useAccountAction(
    () => request<RecoveryCodesWire>("POST", `${path}/confirm`, { code }),
    [keys.access],
  );
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        afterwards(confirm.mutateAsync(undefined), (made) => onDone(made.recovery_codes));
      }}
    >
      <p>{words.factorHow}</p>
      <QrCode text={begun.url} label={words.factorQr} />
      <Copyable label={words.factorKey} value={begun.secret} copy={words.copy} copied={words.copied} />
      <a href={begun.url} className={`${buttonClass("quiet")} justify-self-start`}>
        {words.factorOpen}
      </a>
      <Field
        label={words.factorCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Problem error={confirm.error} />
      <Button type="submit" busy={confirm.isPending} className="justify-self-start">
        {words.factorConfirm}
      </Button>
    </form>
  );
}

function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}): ReactNode {
  const words = useAccessWords();
  return (
    <Notice>
      <div className="grid justify-items-start gap-3 py-1">
        <p>{words.recoveryText}</p>
        <ul className="grid gap-1 font-mono">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Button onClick={onKept}>{words.recoveryKept}</Button>
      </div>
    </Notice>
  );
}
