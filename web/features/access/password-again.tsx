import { type ReactNode, useEffect, useState } from "react";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request, whenPasswordNeeded } from "../../data/api.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useWords } from "../../words/words.tsx";
import { PasswordField } from "./password-field.tsx";

/** Asks for the password before an act that lets somebody in or takes everything out; the act then goes on by itself. */
export function PasswordAgain(): ReactNode {
  const words = useWords();
  const [asked, setAsked] = useState<{ readonly settle: (given: boolean) => void }>();
  const [password, setPassword] = useState("");
  const confirm = useAccountAction(() => request<void>("POST", "/api/account/confirm", { password }));
  useEffect(() => whenPasswordNeeded(() => new Promise((settle) => setAsked({ settle }))), []);
  const leave = (given: boolean): void => {
    setAsked(undefined);
    setPassword("");
    confirm.reset();
    asked?.settle(given);
  };
  if (asked === undefined) return null;
  return (
    <Confirm
      question={words.passwordAgain}
      yes={words.goOn}
      busy={confirm.isPending}
      onNo={() => leave(false)}
      onYes={() => afterwards(confirm.mutateAsync(), () => leave(true))}
    >
      <p className="text-soft">{words.passwordAgainHint}</p>
      <PasswordField value={password} onChange={setPassword} error={confirm.error} />
    </Confirm>
  );
}
