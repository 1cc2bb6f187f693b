import { type ReactNode, useEffect } from "react";
import type { AccessWire } from "#contract/access.ts";
import { useAccess, useEndDevice, useEndFeed, useEndToken, useSeen } from "../../data/access.ts";
import { useEndWay } from "../../data/ways.ts";
import { useMe } from "../../data/queries.ts";
import { Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { deviceName } from "./device-name.ts";
import { EndAll } from "./end-all.tsx";
import { Exit } from "./exit.tsx";
import { Lock } from "./lock.tsx";
import { dayOf } from "./moments.ts";
import { News } from "./news.tsx";
import { Passkeys } from "./passkeys.tsx";
import { SignInProvider } from "./provider.tsx";
import { Row } from "./row.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Telegram } from "./telegram.tsx";

/** Who can see my things: all that reads or writes as this person, what changed about it, and the way to end it. */
export function AccessPage({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const words = useAccessWords();
  const { settings, traces } = useWords();
  const access = useAccess();
  // Whoever came by Telegram signs in nowhere else.
  const hasPassword = useMe().data?.email !== "";
  const seen = useSeen();
  const newest = access.data?.notices[0];
  useEffect(() => {
    if (newest !== undefined && !newest.seen) seen.mutate(newest.id);
    // Once for each newest notice: what is shown stays marked as new until the page is left.
  }, [newest?.id]);
  return (
    <Page title={words.title}>
      <p className="-mt-3 text-soft">{words.intro}</p>
      <Problem error={access.error} />
      {access.data !== undefined && (
        <>
          <News notices={access.data.notices} />
          <Devices sessions={access.data.sessions} />
        </>
      )}
      <Telegram />
      {access.data !== undefined && (
        <>
          <Programs tokens={access.data.tokens} feed={access.data.feed} />
          <WaysOut ways={access.data.ways} />
          <EndAll onLeave={onLeave} />
          {hasPassword && (
            <>
              <Passkeys passkeys={access.data.passkeys} />
              <SignInProvider provider={access.data.provider} />
              <SecondFactor factor={access.data.second_factor} />
            </>
          )}
        </>
      )}
      <Lock />
      <Exit />
      <TextLink href="/traces">{traces}</TextLink>
      <TextLink href="/settings">{settings}</TextLink>
    </Page>
  );
}

function Devices({ sessions }: Pick<AccessWire, "sessions">): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const end = useEndDevice();
  return (
    <Part title={words.devices}>
      <ul className="grid gap-3">
        {sessions.map((one) => (
          <Row
            key={one.id}
            name={deviceName(one.user_agent) || words.unknownDevice}
            told={[
              one.current ? words.thisDevice : undefined,
              words.since(dayOf(one.created_at, locale)),
              one.used_at === null ? undefined : words.used(dayOf(one.used_at, locale)),
              one.open_pages > 0 && !one.current ? words.openNow : undefined,
            ]}
            busy={end.isPending}
            {...(one.current ? {} : { end: words.end, onEnd: () => end.mutateAsync(one.id) })}
          >
            <Problem error={end.error} />
          </Row>
        ))}
      </ul>
    </Part>
  );
}

/** Where reminders go: whoever holds one of these is told that something is there, or more. */
function WaysOut({ ways }: Pick<AccessWire, "ways">): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const end = useEndWay();
  return (
    <Part title={words.ways}>
      {ways.length === 0 && <p className="text-soft">{words.noWays}</p>}
      <ul className="grid gap-3">
        {ways.map((one) => (
          <Row
            key={one.id}
            name={(one.channel === "push" ? deviceName(one.name) : one.name) || words.unknownDevice}
            told={[
              words.since(dayOf(one.created_at, locale)),
              one.on ? (one.whole ? words.wayWhole : words.wayNeutral) : words.wayOff,
            ]}
            busy={end.isPending}
            end={words.end}
            onEnd={() => end.mutateAsync(one.id)}
          >
            <Problem error={end.error} />
          </Row>
        ))}
      </ul>
    </Part>
  );
}

function Programs({ tokens, feed }: Pick<AccessWire, "tokens" | "feed">): ReactNode {
  const words = useAccessWords();
  const locale = useLocale();
  const endToken = useEndToken();
  const endFeed = useEndFeed();
  const used = (at: string | null): string => (at === null ? words.unused : words.used(dayOf(at, locale)));
  return (
    <Part title={words.programs}>
      {tokens.length === 0 && feed === null && <p className="text-soft">{words.noPrograms}</p>}
      <ul className="grid gap-3">
        {tokens.map((one) => (
          <Row
            key={one.id}
            name={one.name}
            told={[
              words.since(dayOf(one.created_at, locale)),
              used(one.used_at),
              one.expires_at === null ? words.endless : words.until(dayOf(one.expires_at, locale)),
            ]}
            busy={endToken.isPending}
            end={words.end}
            onEnd={() => endToken.mutateAsync(one.id)}
          >
            <Problem error={endToken.error} />
          </Row>
        ))}
        {feed !== null && (
          <Row
            name={words.feed}
            told={[words.since(dayOf(feed.since, locale)), used(feed.used_at)]}
            busy={endFeed.isPending}
            end={words.end}
            onEnd={() => endFeed.mutateAsync()}
          >
            <Problem error={endFeed.error} />
          </Row>
        )}
      </ul>
    </Part>
  );
}
