import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useLocation } from "wouter";
import { later } from "../../app/later.tsx";
import { useAccountAction, useSignUp } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDraft } from "../../data/drafts.ts";
import { goalGoesOn, goalHere } from "../../data/goal-here.ts";
import { keys } from "../../data/keys.ts";
import { useDoor } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccountWords } from "../../words/account-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { TextLink } from "../../ui/text-link.tsx";

const FirstSight = later(async () => (await import("./first-sight.tsx")).FirstSight);

/** Whether a goal was named before there was an account: then it is there now, or comes with the next page (`signed-in.tsx`), and nobody is asked what brings them. */
async function goalCame(): Promise<boolean> {
  if (goalHere() === undefined) return false;
  goalGoesOn();
  await import("../../data/first-goal.ts").then(({ bringGoal }) => bringGoal()).catch(() => undefined);
  return true;
}

/** Making an account through whichever door is open: the owner's, an invitation, everybody's, or none. */
export function SignUp(): ReactNode {
  const words = useWords();
  const own = useAccountWords();
  const locale = useLocale();
  const [, go] = useLocation();
  const heading = useId();
  const client = useQueryClient();
  const door = useDoor();
  const signUp = useSignUp();
  const [email, setEmail] = useDraft("email");
  const [code, setCode] = useDraft("code");
  const [password, setPassword] = useState("");
  const byProvider = useAccountAction(async () => {
    goalGoesOn();
    await (await import("../../data/provider.ts")).goToProvider({
      to: "sign_in",
      shared: false,
      ...(code.trim() === "" ? {} : { invite: code }),
    });
  });
  if (door.isPending) return <p className="waits">{words.loading}</p>;
  const opening = door.data?.sign_up;
  const owner = opening === "owner";
  const back = (
    <TextLink href="/sign-in" className="font-semibold text-accent">
      {words.haveAccount}
    </TextLink>
  );
  if (opening === undefined || opening === "closed") {
    return (
      <Page title={words.createAccount} narrow>
        {opening === "closed" ? <p>{own.closedText}</p> : <Problem error={door.error} />}
        {back}
      </Page>
    );
  }
  const said = owner ? own.ownerText : opening === "invite" ? words.inviteText : undefined;
  const least = door.data?.password_least ?? 0;
  return (
    <div className="mx-auto w-full max-w-md lg:max-w-5xl">
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start lg:gap-10">
        {/* Its room is kept, so that nobody's fingers meet a form that moves. */}
        <div className="min-h-156 lg:min-h-172">
          <FirstSight>{!owner && back}</FirstSight>
        </div>
        <section aria-labelledby={heading} className="grid gap-4">
          <div className="grid gap-1">
            <h2 id={heading} className="place">
              {owner ? words.createOwner : words.createAccount}
            </h2>
            {said !== undefined && <p className="text-soft">{said}</p>}
          </div>
          <Card>
            <form
              className="grid gap-5"
              onSubmit={(event) => {
                event.preventDefault();
                afterwards(signUp.mutateAsync({ email: email.trim(), password, code, locale }), (me) => {
                  setEmail("");
                  setCode("");
                  void goalCame().then((came) => {
                    go(came ? "/" : "/welcome", { replace: true });
                    client.setQueryData(keys.me, me);
                  });
                });
              }}
            >
              {door.data?.code_needed && (
                <Field
                  label={owner ? words.ownerCode : words.inviteCode}
                  hint={owner ? own.ownerCodeHint : undefined}
                  required
                  autoComplete="one-time-code"
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
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
                hint={words.passwordLeast(least)}
                type="password"
                autoComplete="new-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
              <Problem error={signUp.error} />
              <Button type="submit" look="main" busy={signUp.isPending}>
                {words.createAccount}
              </Button>
              {!owner && door.data?.provider != null && (
                <>
                  <Problem error={byProvider.error} />
                  <Button busy={byProvider.isPending} onClick={() => byProvider.mutate(undefined)}>
                    {words.signInProvider(door.data.provider)}
                  </Button>
                </>
              )}
            </form>
          </Card>
        </section>
      </div>
    </div>
  );
}
