import { type ReactNode, useState } from "react";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { useDoor } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";

/** A new password in place of the present one; everything else that reads as the person ends. */
export function ChangePassword({ email }: { readonly email: string }): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const door = useDoor();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useAccountAction(
    () => request<void>("POST", "/api/account/password", { current, next }),
    [keys.access, keys.link, keys.me],
  );
  return (
    <form
      className="arrives grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        afterwards(change.mutateAsync(), () => {
          setCurrent("");
          setNext("");
        });
      }}
    >
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={more.currentPassword}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <Field
        label={words.newPassword}
        hint={door.data === undefined ? undefined : words.passwordLeast(door.data.password_least)}
        type="password"
        autoComplete="new-password"
        required
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <p className="text-sm text-soft">{more.passwordEnds}</p>
      <Problem error={change.error} />
      {change.isSuccess && <Notice>{more.passwordChanged}</Notice>}
      <Button type="submit" look="main" className="sm:justify-self-start" busy={change.isPending}>
        {words.changePassword}
      </Button>
    </form>
  );
}
