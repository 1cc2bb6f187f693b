import { type ReactNode, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import type { WaysWire, WayWire } from "#contract/ways.ts";
import { afterwards } from "../../data/afterwards.ts";
import { canBePushed, subscribe, useAddWay, useChangeWay, useEndWay, useTryWay, useWays } from "../../data/ways.ts";
import { Button } from "../../ui/button.tsx";
import { Choice, Field, Switch } from "../../ui/field.tsx";
import { Fold } from "../../ui/fold.tsx";
import { InGroup, Notice } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWaysWords } from "../../words/ways-words.ts";
import { deviceName } from "../access/device-name.ts";

/** By which ways the person is reminded beside Telegram: those that this server has, each with its switch and a word to try it. */
export function Ways({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWaysWords();
  const ways = useWays();
  return (
    <InGroup title={words.title}>
      <p className="text-soft">{words.text}</p>
      <Problem error={ways.error} />
      {ways.data !== undefined && (
        <>
          {ways.data.ways.length === 0 && <p className="text-soft">{words.none}</p>}
          <ul className="grid gap-6">
            {ways.data.ways.map((way) => (
              <One key={way.id} way={way} />
            ))}
          </ul>
          <More data={ways.data} mayPush={!me.shared_device && canBePushed()} />
        </>
      )}
    </InGroup>
  );
}

function One({ way }: { readonly way: WayWire }): ReactNode {
  const words = useWaysWords();
  const change = useChangeWay(way.id);
  const end = useEndWay();
  const tried = useTryWay(way.id);
  const name = way.channel === "push" ? deviceName(way.name) : way.name;
  return (
    <li className="grid gap-3">
      <Switch
        label={name || words.channels[way.channel]}
        hint={way.here ? words.here : words.channels[way.channel]}
        on={way.on}
        onTurn={(on) => change.mutate({ on })}
      />
      {way.on && (
        <Switch
          label={words.whole}
          hint={words.wholeHint}
          on={way.whole}
          onTurn={(whole) => change.mutate({ whole })}
        />
      )}
      <Problem error={change.error ?? end.error ?? tried.error} />
      {tried.data !== undefined && <Notice>{words.came[tried.data.came]}</Notice>}
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        <Button busy={tried.isPending} aria-label={`${words.tryIt}: ${name}`} onClick={() => tried.mutate()}>
          {words.tryIt}
        </Button>
        <Button
          look="warm"
          busy={end.isPending}
          aria-label={`${words.end}: ${name}`}
          onClick={() => end.mutate(way.id)}
        >
          {words.end}
        </Button>
      </div>
    </li>
  );
}

function More({ data, mayPush }: { readonly data: WaysWire; readonly mayPush: boolean }): ReactNode {
  const words = useWaysWords();
  const add = useAddWay();
  const [denied, setDenied] = useState(false);
  const has = (channel: WayWire["channel"]): boolean => data.channels.includes(channel);
  const pushHere = async (): Promise<void> => {
    const wish = await subscribe(data.push_key).catch(() => undefined);
    setDenied(wish === undefined);
    if (wish !== undefined) add.mutate(wish);
  };
  return (
    <>
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        {mayPush && !data.ways.some(({ channel, here }) => channel === "push" && here) && (
          <Button busy={add.isPending} onClick={() => void pushHere()}>
            {words.here_add}
          </Button>
        )}
        {has("mail") && !data.ways.some(({ channel }) => channel === "mail") && (
          <Button busy={add.isPending} onClick={() => add.mutate({ channel: "mail" })}>
            {words.mail_add}
          </Button>
        )}
      </div>
      {denied && <Notice kind="trouble">{words.denied}</Notice>}
      <Fold label={words.other}>
        <AddAddress add={add} />
      </Fold>
      <Problem error={add.error} />
    </>
  );
}

function AddAddress({ add }: { readonly add: ReturnType<typeof useAddWay> }): ReactNode {
  const words = useWaysWords();
  const [url, setUrl] = useState("");
  const [channel, setChannel] = useState<"ntfy" | "webhook">("ntfy");
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        afterwards(add.mutateAsync({ channel, url: url.trim() }), () => setUrl(""));
      }}
    >
      <Field
        label={words.address}
        hint={words.addressHint}
        type="url"
        inputMode="url"
        autoComplete="off"
        required
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <Choice
        label={words.kind}
        value={channel}
        options={(["ntfy", "webhook"] as const).map((value) => ({ value, label: words.kinds[value] }))}
        onPick={setChannel}
      />
      <Button type="submit" className="sm:justify-self-start" busy={add.isPending}>
        {words.add}
      </Button>
    </form>
  );
}
