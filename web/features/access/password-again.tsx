import { type ReactNode, useState } from "react";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request } from "../../data/api.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useAccountWords } from "../../words/account-words.ts";
import { useWords } from "../../words/words.tsx";
import { CodeField, wantsCode } from "../account/code-field.tsx";
import { PasswordField } from "./password-field.tsx";

/** Asks for the password before an act that lets somebody in or takes everything out; the act then goes on by itself. */
export function PasswordAgain({ onSettle }: { readonly onSettle: (given: boolean) => void }): ReactNode {
  const words = useWords();
  const own = useAccountWords();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const confirm = useAccountAction((wish: object) => request<void>("POST", "/api/account/confirm", wish));
  const byPasskey = useAccountAction(async () => (await import("../../data/passkey.ts")).confirmByPasskey());
  const factor = asksCode || wantsCode(confirm.error);
  return (
    <Confirm
      question={words.passwordAgain}
      yes={words.goOn}
      busy={confirm.isPending}
      onNo={() => onSettle(false)}
      onYes={() => {
        setAsksCode(factor);
        setCode("");
        afterwards(confirm.mutateAsync({ password, ...(factor ? { code } : {}) }), () => onSettle(true));
      }}
    >
      <p className="text-soft">{own.passwordAgainHint}</p>
      <PasswordField value={password} onChange={setPassword} error={confirm.error ?? byPasskey.error} />
      {factor && <CodeField value={code} onChange={setCode} />}
      {"PublicKeyCredential" in globalThis && (
        <Button
          busy={byPasskey.isPending}
          onClick={() => afterwards(byPasskey.mutateAsync(undefined), (given) => given && onSettle(true))}
        >
          {words.signInPasskey}
        </Button>
      )}
    </Confirm>
  );
}
