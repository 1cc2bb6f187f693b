import { type ReactNode, useState } from "react";
import type { ModelWorkWire, OwnerModelWire } from "#contract/owner.ts";
import { type ModelAct, useModel, useModelAct } from "../../data/owner.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";
import { useLocale } from "../../words/words.tsx";
import { AddModel } from "./add-model.tsx";
import { sizeOf } from "./measures.ts";

const megabyte = 1024 ** 2;

/** The model in the box: what it takes of this machine, what is installed, and another one. */
export function BoxedModel({ first }: { readonly first: OwnerModelWire }): ReactNode {
  const words = useOwnerWords().model;
  const locale = useLocale();
  const { data: model, error } = useModel(first);
  const act = useModelAct();
  const { processors, memory_mb, free_mb } = model.machine;
  const mb = (megabytes: number): string => sizeOf(megabytes * megabyte, locale);
  const busy = act.isPending || ["fetching", "asks", "engine", "measuring"].includes(model.work.is);
  return (
    <Part title={words.title}>
      <p className="text-soft">{words.text}</p>
      {model.server !== null && <Notice>{words.server(model.server)}</Notice>}
      {!model.runs_here && <Notice>{words.notHere}</Notice>}
      <p className="text-soft">
        {words.machine(processors, mb(memory_mb), free_mb === null ? "?" : mb(free_mb))} {words.honest}
      </p>
      {model.installed.length === 0 && <p>{words.none}</p>}
      {model.installed.length > 0 && (
        <ul className="grid gap-3">
          {model.installed.map((one) => (
            <Installed key={one.name} {...one} model={model} busy={busy} onAct={act.mutate} />
          ))}
        </ul>
      )}
      {model.ends > 0 && <p className="text-warm">{words.ends(model.ends)}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {model.serving !== null && model.server === null && (
          <Button busy={busy} onClick={() => act.mutate({ do: "bench" })}>
            {words.bench}
          </Button>
        )}
        {model.chosen !== null && (
          <Button busy={busy} onClick={() => act.mutate({ do: "off" })}>
            {words.off}
          </Button>
        )}
      </div>
      <div role="status" className="empty:hidden">
        <Work work={model.work} onAct={act.mutate} />
      </div>
      <Problem error={act.error ?? error} />
      {model.runs_here && !busy && <AddModel known={model.known} onAct={act.mutate} />}
    </Part>
  );
}

function Installed({
  name,
  bytes,
  model,
  busy,
  onAct,
}: OwnerModelWire["installed"][number] & {
  readonly model: OwnerModelWire;
  readonly busy: boolean;
  readonly onAct: (act: ModelAct) => void;
}): ReactNode {
  const words = useOwnerWords().model;
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const isServing = model.serving === name;
  const told = [
    sizeOf(bytes, locale),
    isServing ? words.serving : model.chosen === name ? words.chosen : undefined,
    isServing && model.memory_mb !== null ? words.memory(sizeOf(model.memory_mb * megabyte, locale)) : undefined,
  ].filter((each) => each !== undefined);
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm text-soft">{told.join(", ")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {model.chosen !== name && (
          <Button aria-label={`${words.use}: ${name}`} busy={busy} onClick={() => onAct({ do: "use", name })}>
            {words.use}
          </Button>
        )}
        <Button
          look="warm"
          aria-haspopup="dialog"
          aria-label={`${words.remove}: ${name}`}
          busy={busy}
          onClick={() => setAsking(true)}
        >
          {words.remove}
        </Button>
      </div>
      {asking && (
        <Confirm
          question={words.removeSure(name)}
          yes={words.remove}
          busy={false}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            onAct({ do: "remove", name });
          }}
        />
      )}
    </li>
  );
}

/** What is being done, or was done last. */
function Work({ work, onAct }: { readonly work: ModelWorkWire; readonly onAct: (act: ModelAct) => void }): ReactNode {
  const words = useOwnerWords().model;
  const locale = useLocale();
  switch (work.is) {
    case "none":
      return null;
    case "fetching":
      return (
        <div className="grid justify-items-start gap-2">
          <p className="tabular-nums">
            {work.of === null
              ? words.fetching(work.name, sizeOf(work.bytes, locale))
              : words.fetchingOf(work.name, sizeOf(work.bytes, locale), sizeOf(work.of, locale))}
          </p>
          <Button onClick={() => onAct({ do: "stop" })}>{words.stop}</Button>
          <p className="text-sm text-soft">{words.stopHint}</p>
        </div>
      );
    case "asks":
      return (
        <div className="grid gap-3">
          <p>{words.asks(work.title ?? words.unnamed, work.licence ?? words.noLicence)}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="main" onClick={() => onAct({ do: "agree", agreed: true })}>
              {words.agree}
            </Button>
            <Button onClick={() => onAct({ do: "agree", agreed: false })}>{words.decline}</Button>
          </div>
        </div>
      );
    case "engine":
      return <p>{words.engine}</p>;
    case "installed":
      return <p>{words.installed(work.name)}</p>;
    case "measuring":
      return <p>{words.measuring}</p>;
    case "measured":
      return (
        <div className="grid gap-2">
          <p className="font-medium">{words.measured}</p>
          <dl className="grid gap-1.5">
            {Object.entries(work.figures).map(([name, value]) => (
              <div key={name} className="flex items-baseline justify-between gap-4">
                <dt className="text-soft">{words.figures[name as keyof typeof work.figures]}</dt>
                <dd className="shrink-0 tabular-nums">{value.toLocaleString(locale)}</dd>
              </div>
            ))}
          </dl>
        </div>
      );
    case "failed":
      return (
        <p className="text-warm wrap-anywhere">
          {words.failed} <span lang="en">{work.why}</span>
        </p>
      );
  }
}
