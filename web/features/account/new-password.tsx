import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { useAccountAction } from "../../data/account.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { useDoor } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Card, Notice, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccountWords } from "../../words/account-words.ts";
import { useWords } from "../../words/words.tsx";
import { TextLink } from "../../ui/text-link.tsx";

/** Where the link of a mail leads. The code stands behind the #, so that it is sent to no server but in the form's own request. */
export function NewPassword(): ReactNode {
  const words = useWords();
  const own = useAccountWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const door = useDoor();
  const [code] = useState(() => new URLSearchParams(location.hash.slice(1)).get("code") ?? "");
  const [password, setPassword] = useState("");
  const set = useAccountAction(() => request<void>("POST", "/api/account/reset", { code, password }));
  return (
    <Page title={words.newPassword} narrow>
      {set.isSuccess ? (
        <>
          <Notice>{own.passwordSet}</Notice>
          <Button
            look="main"
            onClick={() => {
              // A new password ends every session, this browser's too.
              client.setQueryData(keys.me, null);
              go("/sign-in", { replace: true });
            }}
          >
            {words.signIn}
          </Button>
        </>
      ) : (
        <Card>
          <form
            className="grid gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              set.mutate();
            }}
          >
            <Field
              label={words.newPassword}
              hint={door.data === undefined ? undefined : words.passwordLeast(door.data.password_least)}
              type="password"
              autoComplete="new-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Problem error={set.error} />
            <Button type="submit" look="main" busy={set.isPending}>
              {words.setPassword}
            </Button>
          </form>
        </Card>
      )}
      <TextLink href="/sign-in">{words.back}</TextLink>
    </Page>
  );
}
