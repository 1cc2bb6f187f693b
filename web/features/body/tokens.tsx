import { type ReactNode, useState } from "react";
import type { TokenMadeWire, TokenWire } from "#contract/tokens.ts";
import { type TokenScope, tokenScopes } from "#core/person/token-scope.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useMakeToken, useRevokeToken, useTokens } from "../../data/body.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { useLocale } from "../../words/words.tsx";
import { Checks } from "../day/checks.tsx";
import { dateInWords } from "../day/clock.ts";

/** Personal tokens: named, made for certain uses, shown once, revoked at a press. */
export function Tokens(): ReactNode {
  const words = useBodyWords();
  const tokens = useTokens();
  const [made, setMade] = useState<TokenMadeWire>();
  return (
    <>
      <Part title={words.tokens}>
        <p className="text-soft">{words.tokensText}</p>
        <Problem error={tokens.error} />
        {tokens.data?.length === 0 && <p className="text-soft">{words.tokensNone}</p>}
        {tokens.data !== undefined && tokens.data.length > 0 && (
          <ul className="grid gap-4">
            {tokens.data.map((token) => (
              <Row key={token.id} token={token} onRevoked={() => setMade(undefined)} />
            ))}
          </ul>
        )}
        {made === undefined ? (
          <Make onMade={setMade} />
        ) : (
          <Notice>
            <div className="grid gap-3 py-1">
              <Copyable
                label={words.tokenIs}
                hint={words.tokenOnce}
                value={made.secret}
                copy={words.copy}
                copied={words.copied}
              />
              <Button className="justify-self-start" onClick={() => setMade(undefined)}>
                {words.tokenSeen}
              </Button>
            </div>
          </Notice>
        )}
      </Part>
      <AutoExport secret={made?.secret} />
    </>
  );
}

function Row({ token, onRevoked }: { readonly token: TokenWire; readonly onRevoked: () => void }): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const revoke = useRevokeToken();
  const [asking, setAsking] = useState(false);
  const date = (at: string): string => dateInWords(at.slice(0, 10), locale, false);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <p className="font-medium">{token.name}</p>
        <p className="text-sm">{token.scopes.map((scope) => words.scopes[scope]).join(", ")}</p>
        <p className="text-sm text-soft">
          {[
            words.tokenCreated(date(token.created_at)),
            token.used_at === null ? words.tokenUnused : words.tokenUsed(date(token.used_at)),
            ...(token.expires_at === null ? [] : [words.tokenExpires(date(token.expires_at))]),
          ].join(", ")}
        </p>
        <Problem error={revoke.error} />
      </div>
      <Button
        look="warm"
        aria-haspopup="dialog"
        aria-label={`${words.tokenRevoke}: ${token.name}`}
        onClick={() => setAsking(true)}
      >
        {words.tokenRevoke}
      </Button>
      {asking && (
        <Confirm
          question={words.tokenRevokeSure(token.name)}
          yes={words.tokenRevoke}
          busy={revoke.isPending}
          onNo={() => setAsking(false)}
          onYes={() =>
            afterwards(revoke.mutateAsync(token.id), () => {
              setAsking(false);
              onRevoked();
            })
          }
        />
      )}
    </li>
  );
}

/** Days; 0 stands for no end. */
const spans = [90, 30, 365, 0] as const;

function Make({ onMade }: { readonly onMade: (made: TokenMadeWire) => void }): ReactNode {
  const words = useBodyWords();
  const make = useMakeToken();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly TokenScope[]>(["readings:write"]);
  const [days, setDays] = useState<number>(spans[0]);
  const isReady = name.trim() !== "" && scopes.length > 0;
  return (
    <form
      className="grid gap-4 border-t border-line pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || make.isPending) return;
        const wish = { name: name.trim(), scopes, days: days === 0 ? null : days };
        afterwards(make.mutateAsync(wish), (made) => {
          setName("");
          onMade(made);
        });
      }}
    >
      <Field
        label={words.tokenName}
        hint={words.tokenNameHint}
        value={name}
        maxLength={60}
        required
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <Checks
        label={words.tokenMay}
        chosen={scopes}
        options={tokenScopes.map((value) => ({ value, label: words.scopes[value] }))}
        onPick={setScopes}
      />
      <Select
        label={words.tokenLasts}
        value={`${days}`}
        options={spans.map((value) => ({ value: `${value}`, label: words.tokenFor(value) }))}
        onPick={(value) => setDays(Number(value))}
      />
      <Button
        type="submit"
        className="justify-self-start"
        busy={make.isPending}
        aria-disabled={!isReady || make.isPending || undefined}
      >
        {words.tokenMake}
      </Button>
      <Problem error={make.error} />
    </form>
  );
}

/** How the iPhone app sends readings as they come in. */
function AutoExport({ secret }: { readonly secret: string | undefined }): ReactNode {
  const words = useBodyWords();
  return (
    <Part title={words.autoTitle}>
      <p className="text-soft">{words.autoText}</p>
      <ol className="grid list-decimal gap-2 pl-5 marker:text-soft">
        {words.autoSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Copyable
        label={words.autoAddress}
        value={`${location.origin}/api/readings/health-auto-export`}
        copy={words.copy}
        copied={words.copied}
      />
      <Copyable
        label={words.autoHeader}
        value={`Bearer ${secret ?? `<${words.autoToken}>`}`}
        copy={words.copy}
        copied={words.copied}
      />
    </Part>
  );
}
