import type { ReactNode } from "react";
import type { OwnerGlanceWire } from "#contract/owner.ts";
import { useInvite, useWithdraw } from "../../data/owner.ts";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dayOnly } from "./measures.ts";

/** How many are here, and who may come: never who they are. */
export function People({ glance }: { readonly glance: OwnerGlanceWire }): ReactNode {
  const words = useOwnerWords();
  const locale = useLocale();
  const invite = useInvite();
  const withdraw = useWithdraw();
  const { persons, goals, steps_done } = glance.people;
  return (
    <Part title={words.people}>
      <p>
        {words.counts(persons, goals, steps_done)} {words.signUp[glance.sign_up]}
      </p>
      <Problem error={invite.error ?? withdraw.error} />
      {invite.data !== undefined && (
        <Copyable
          label={words.inviteCode}
          hint={words.inviteCodeHint}
          value={invite.data.code}
          copy={words.copy}
          copied={words.copied}
        />
      )}
      <Button className="justify-self-start" busy={invite.isPending} onClick={() => invite.mutate(undefined)}>
        {words.makeInvite}
      </Button>
      {glance.invites.length === 0 ? (
        <p className="text-soft">{words.noInvites}</p>
      ) : (
        <ul className="grid gap-2">
          {glance.invites.map(({ id, created_at, expires_at, state }) => {
            const name = words.invite(dayOnly(created_at, locale));
            return (
              <li key={id} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span>
                  {name}
                  <span className="text-sm text-soft">
                    {": "}
                    {words.inviteStates[state]}
                    {state === "open" && `, ${words.until(dayOnly(expires_at, locale))}`}
                  </span>
                </span>
                {state === "open" && (
                  <Button
                    look="warm"
                    aria-label={`${words.withdraw}: ${name}`}
                    busy={withdraw.isPending}
                    onClick={() => withdraw.mutate(id)}
                  >
                    {words.withdraw}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Part>
  );
}
