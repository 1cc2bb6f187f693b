import type { ReactNode } from "react";
import type { AccessWire } from "#contract/access.ts";
import { useAccountAction } from "../../data/account.ts";
import { request } from "../../data/api.ts";
import { passkeyGone } from "../../data/copies.ts";
import { keys } from "../../data/keys.ts";
import { addPasskey } from "../../data/passkey.ts";
import { useMe } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { useLocale } from "../../words/words.tsx";
import { deviceName } from "./device-name.ts";
import { dayOf } from "./moments.ts";
import { Row } from "./row.tsx";

/** Passkeys by which the person signs in without a password; nothing where the browser has none, as on plain HTTP. */
export function Passkeys({ passkeys }: Pick<AccessWire, "passkeys">): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const me = useMe().data;
  const changes = [keys.access];
  const add = useAccountAction(() => addPasskey(me?.id ?? "", me?.email ?? ""), changes);
  const remove = useAccountAction(async (id: string) => {
    await request<void>("DELETE", `/api/account/passkeys/${id}`);
    passkeyGone(id);
  }, changes);
  const canAdd = "PublicKeyCredential" in globalThis;
  if (!canAdd && passkeys.length === 0) return null;
  return (
    <Part title={words.passkeys}>
      <p className="text-soft">{words.passkeysText}</p>
      {passkeys.length > 0 && (
        <ul className="grid gap-3">
          {passkeys.map(({ id, name, created_at: since }) => (
            <Row
              key={id}
              name={deviceName(name) || words.unknownDevice}
              told={[words.since(dayOf(since, locale))]}
              busy={remove.isPending}
              end={words.passkeyRemove}
              onEnd={() => remove.mutateAsync(id)}
            >
              <Problem error={remove.error} />
            </Row>
          ))}
        </ul>
      )}
      <Problem error={add.error} />
      {canAdd && (
        <Button className="justify-self-start" busy={add.isPending} onClick={() => add.mutate(undefined)}>
          {words.passkeyAdd}
        </Button>
      )}
    </Part>
  );
}
