import type { ReactNode } from "react";
import type { AccessWire } from "#contract/access.ts";
import { useAccountAction } from "../../data/account.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { goToProvider } from "../../data/provider.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { Row } from "./row.tsx";

/** The provider of whoever runs this place, where there is one: joined to the account or not. */
export function SignInProvider({ provider }: Pick<AccessWire, "provider">): ReactNode {
  const words = useAccessWords();
  const join = useAccountAction(() => goToProvider({ to: "join", shared: false }));
  const part = useAccountAction(() => request<void>("DELETE", "/api/account/provider"), [keys.access]);
  if (provider === null) return null;
  return (
    <Part title={words.provider}>
      <p className="text-soft">{words.providerText}</p>
      {provider.joined ? (
        <ul>
          <Row
            name={provider.name}
            told={[]}
            busy={part.isPending}
            end={words.providerPart}
            onEnd={() => part.mutateAsync(undefined)}
          >
            <Problem error={part.error} />
          </Row>
        </ul>
      ) : (
        <>
          <Problem error={join.error} />
          <Button className="justify-self-start" busy={join.isPending} onClick={() => join.mutate(undefined)}>
            {words.providerJoin(provider.name)}
          </Button>
        </>
      )}
    </Part>
  );
}
