import type { ReactNode } from "react";
import type { OwnerGlanceWire } from "#contract/owner.ts";
import { Part } from "../../ui/page.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";
import { useLocale } from "../../words/words.tsx";
import { sizeOf } from "./measures.ts";

/** A name and a value, one below the other. */
function Pairs({ rows }: { readonly rows: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className="grid gap-2">
      {rows.map(([name, value]) => (
        <div key={name} className="flex items-baseline justify-between gap-4">
          <dt className="text-soft">{name}</dt>
          <dd className="shrink-0 tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Storage, messages, work in the background, figures and flags. */
export function Glance({ glance }: { readonly glance: OwnerGlanceWire }): ReactNode {
  const words = useOwnerWords();
  const locale = useLocale();
  const { storage, messages, jobs, figures, flags } = glance;
  const size = (bytes: number | null): string => (bytes === null ? words.unknown : sizeOf(bytes, locale));
  return (
    <>
      <Part title={words.storage}>
        <Pairs
          rows={[
            [words.database[storage.kind], size(storage.database_bytes)],
            [words.free, size(storage.free_bytes)],
          ]}
        />
        <p>
          {words.waiting(messages.waiting)}{" "}
          {messages.oldest_seconds >= 60 && words.oldest(Math.round(messages.oldest_seconds / 60))}{" "}
          {messages.unsure > 0 && words.unsure(messages.unsure)}
        </p>
      </Part>
      <Part title={words.jobs}>
        <p className="text-soft">{words.jobsText}</p>
        {jobs.length === 0 ? <p>{words.jobsNone}</p> : <Jobs jobs={jobs} />}
      </Part>
      <Part title={words.figures}>
        <p className="text-soft">{words.figuresText}</p>
        <Pairs rows={figures.map(({ name, value }) => [words.figureNames[name], value.toLocaleString(locale)])} />
      </Part>
      <Part title={words.flags}>
        <Pairs rows={flags.values.map(({ name, on }) => [words.flagNames[name] ?? name, on ? words.on : words.off])} />
        <p className="text-sm text-soft">{flags.own_file ? words.flagsOwn : words.flagsCarried}</p>
      </Part>
    </>
  );
}

function Jobs({ jobs }: Pick<OwnerGlanceWire, "jobs">): ReactNode {
  const words = useOwnerWords();
  return (
    <table className="w-full text-left">
      <thead className="text-sm text-soft">
        <tr>
          <th className="font-normal">{words.job}</th>
          <th className="pl-4 text-right font-normal">{words.ok}</th>
          <th className="pl-4 text-right font-normal">{words.failed}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map(({ name, ok, failed }) => (
          <tr key={name} className={failed > 0 ? "text-warm" : ""}>
            <th scope="row" className="py-1 font-normal">
              {words.jobNames[name] ?? name}
            </th>
            <td className="pl-4 text-right tabular-nums">{ok}</td>
            <td className="pl-4 text-right tabular-nums">{failed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
