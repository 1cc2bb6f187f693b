import { type ReactNode, useState } from "react";
import { useAccountAction, useSignIn } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { planHere } from "../../data/device-storage.ts";
import { keepNothing, useDraft } from "../../data/drafts.ts";
import { keys } from "../../data/keys.ts";
import { useDoor } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Switch } from "../../ui/field.tsx";
import { Card, Notice, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useWords } from "../../words/words.tsx";
import { CodeField, wantsCode } from "./code-field.tsx";
import { SignUp } from "../../app/later-pages.ts";

/** In the address of the page where a session ended that the person did not end here. */
export const endedMark = "signed-out";

/** Signing in; where nobody lives yet, the owner's account is made here instead. */
export function SignIn(): ReactNode {
  const words = useWords();
  const door = useDoor();
  const signIn = useSignIn();
  const [email, setEmail] = useDraft("email");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [shared, setShared] = useState(false);
  const byPasskey = useAccountAction(
    async () => (await import("../../data/passkey.ts")).signInByPasskey(shared),
    [keys.me],
  );
  const byProvider = useAccountAction(async () =>
    (await import("../../data/provider.ts")).goToProvider({ to: "sign_in", shared }),
  );
  const factor = asksCode || wantsCode(signIn.error);
  if (door.isPending) return <p className="waits">{words.loading}</p>;
  if (door.data?.sign_up === "owner") return <SignUp />;
  return (
    <Page title={words.signIn} narrow>
      <p className="-mt-3 text-soft">{words.motto}</p>
      {new URLSearchParams(location.search).has(endedMark) && <Notice>{words.sessionEnded}</Notice>}
      <Card>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            setAsksCode(factor);
            const wish = { email: email.trim(), password, shared_device: shared, ...(factor ? { code } : {}) };
            setCode("");
            afterwards(signIn.mutateAsync(wish), () => setEmail(""));
          }}
        >
          <Field
            label={words.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label={words.password}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {factor && <CodeField value={code} onChange={setCode} />}
          <Switch
            label={words.sharedDevice}
            hint={words.sharedDeviceHint}
            on={shared}
            onTurn={(on) => {
              setShared(on);
              if (on) keepNothing();
            }}
          />
          <Problem error={signIn.error ?? byPasskey.error ?? byProvider.error} />
          <Button type="submit" look="main" busy={signIn.isPending}>
            {words.signIn}
          </Button>
          {"PublicKeyCredential" in globalThis && (
            <Button busy={byPasskey.isPending} onClick={() => byPasskey.mutate(undefined)}>
              {words.signInPasskey}
            </Button>
          )}
          {door.data?.provider != null && (
            <Button busy={byProvider.isPending} onClick={() => byProvider.mutate(undefined)}>
              {words.signInProvider(door.data.provider)}
            </Button>
          )}
        </form>
      </Card>
      {planHere() !== undefined && <TextLink href="/help">{words.safetyPlan}</TextLink>}
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-1">
        <TextLink href="/forgot">{words.forgot}</TextLink>
        {door.data !== undefined && door.data.sign_up !== "closed" && (
          <TextLink href="/sign-up">{words.createAccount}</TextLink>
        )}
      </div>
    </Page>
  );
}
