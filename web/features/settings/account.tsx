import { type ReactNode, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request } from "../../data/api.ts";
import { Button } from "../../ui/button.tsx";
import { InGroup } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";
import { ChangePassword } from "./change-password.tsx";

/** Who can see one's things, the password, and the way out. */
export function Account({ me, onLeave }: { readonly me: MeWire; readonly onLeave: () => void }): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  // Whoever came by Telegram has neither an address nor a password.
  const hasPassword = me.email !== "";
  const [changing, setChanging] = useState(false);
  const signOut = useAccountAction(() => request<void>("POST", "/api/account/sign-out", { which: "this" }));
  return (
    <InGroup title={more.account}>
      {hasPassword && <p className="text-soft">{me.email}</p>}
      <div className="grid justify-items-start gap-0.5">
        <TextLink href="/access">{words.access}</TextLink>
        <p className="text-sm text-soft">{more.accessHint}</p>
      </div>
      {me.owner && <TextLink href="/owner">{more.owner}</TextLink>}
      <Problem error={signOut.error} />
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        <Button busy={signOut.isPending} onClick={() => afterwards(signOut.mutateAsync(), onLeave)}>
          {words.signOut}
        </Button>
        {hasPassword && (
          <Button aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {words.changePassword}
          </Button>
        )}
      </div>
      {changing && <ChangePassword email={me.email} />}
    </InGroup>
  );
}
