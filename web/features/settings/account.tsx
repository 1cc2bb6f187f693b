import { type ReactNode, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { type SessionWire, useSessions } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useLocale, useWords } from "../../words/words.tsx";
import { ChangePassword } from "./change-password.tsx";

type Which = "this" | "others" | "everywhere";

/** Where one is signed in, the password, and the ways out. */
export function Account({ me, onLeave }: { readonly me: MeWire; readonly onLeave: () => void }): ReactNode {
  const words = useWords();
  const sessions = useSessions();
  const [changing, setChanging] = useState(false);
  const end = useAccountAction((id: string) => request<void>("DELETE", `/api/account/sessions/${id}`), [keys.sessions]);
  const signOut = useAccountAction(
    (which: Which) => request<void>("POST", "/api/account/sign-out", { which }),
    [keys.sessions],
  );
  const leave = (which: Which): void => afterwards(signOut.mutateAsync(which), onLeave);
  const others = (sessions.data ?? []).some(({ current }) => !current);
  return (
    <Part title={words.account}>
      <p className="text-soft">{me.email}</p>
      <div className="grid gap-3">
        <h3 className="font-medium">{words.sessions}</h3>
        <ul className="grid gap-2">
          {(sessions.data ?? []).map((session) => (
            <Session key={session.id} session={session} busy={end.isPending} onEnd={() => end.mutate(session.id)} />
          ))}
        </ul>
        <Problem error={sessions.error ?? end.error ?? signOut.error} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button busy={signOut.isPending} onClick={() => leave("this")}>
          {words.signOut}
        </Button>
        {others && (
          <Button busy={signOut.isPending} onClick={() => signOut.mutate("others")}>
            {words.signOutOthers}
          </Button>
        )}
        <Button busy={signOut.isPending} onClick={() => leave("everywhere")}>
          {words.signOutAll}
        </Button>
        <Button aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {words.changePassword}
        </Button>
      </div>
      {changing && <ChangePassword email={me.email} />}
    </Part>
  );
}

interface SessionProps {
  readonly session: SessionWire;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function Session({ session, busy, onEnd }: SessionProps): ReactNode {
  const words = useWords();
  const locale = useLocale();
  const since = new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(Date.parse(session.created_at));
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span>
        {device(session.user_agent) || words.unknownDevice}
        <span className="text-sm text-soft"> · {session.current ? words.thisDevice : since}</span>
      </span>
      {!session.current && (
        <Button busy={busy} onClick={onEnd}>
          {words.endSession}
        </Button>
      )}
    </li>
  );
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/YaBrowser\//, "Yandex"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser's long name for itself in two words. */
function device(agent: string | null): string {
  const find = (known: typeof browsers): string => known.find(([sign]) => sign.test(agent ?? ""))?.[1] ?? "";
  const words = [find(browsers), find(systems)].filter((word) => word !== "").join(", ");
  return words === "" ? (agent ?? "").slice(0, 40) : words;
}
