import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import type { ImportWire } from "#contract/imports.ts";
import { type FileKind, fileKinds } from "#core/readings/file-kind.ts";
import { sendFile, sending, sendingProblem, useStopImport, useImports } from "../../data/imports.ts";
import { useKept } from "../../data/kept-value.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords } from "../day/clock.ts";
import { Fold } from "../day/lesson.tsx";
import { Meter } from "./meter.tsx";

const gigabyte = 1000 ** 3;

/** Files of the past: chosen, sent whatever their size, read by the server, and told of line by line. */
export function BringIn(): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const client = useQueryClient();
  const imports = useImports();
  const now = useKept(sending);
  const problem = useKept(sendingProblem);
  const hint = useId();
  const [refused, setRefused] = useState<"too large" | "empty">();
  const most = imports.data?.most_bytes;
  const size = ((most ?? 2 * gigabyte) / gigabyte).toLocaleString(locale, { maximumFractionDigits: 1 });
  function take(file: File | undefined): void {
    if (file === undefined) return;
    const why = file.size === 0 ? "empty" : most !== undefined && file.size > most ? "too large" : undefined;
    setRefused(why);
    sendingProblem.set(undefined);
    if (why === undefined) sendFile(client, file);
  }
  return (
    <Part title={words.bringIn}>
      <p className="text-soft">{words.bringInText}</p>
      <div>
        <Fold title={words.bringKinds}>
          <dl className="grid gap-2">
            {(Object.keys(words.kinds) as readonly FileKind[]).map((kind) => (
              <div key={kind}>
                <dt className="font-medium">{fileKinds[kind]}</dt>
                <dd className="text-soft">{words.kinds[kind]}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      </div>
      {now === undefined ? (
        <div className="grid gap-1.5">
          <label
            className={`${buttonClass()} cursor-pointer justify-self-start has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent`}
          >
            <input
              type="file"
              aria-describedby={hint}
              accept=".zip,.xml,.json,.ndjson,.jsonl,.fit,.csv,.db,.daylio"
              onChange={({ target }) => {
                take(target.files?.[0]);
                // The same file can then be chosen once more.
                target.value = "";
              }}
              className="sr-only"
            />
            {words.pickFile}
          </label>
          <p id={hint} className="text-sm text-soft">
            {words.fileHint(size)}
          </p>
        </div>
      ) : (
        <div className="grid gap-2">
          <Meter label={words.sending(now.name)} share={now.size === 0 ? 1 : now.sent / now.size} />
          <p className="text-sm text-soft">{words.sendingStay}</p>
          <Button className="justify-self-start" onClick={now.stop}>
            {words.stopSending}
          </Button>
        </div>
      )}
      {refused !== undefined && (
        <Notice kind="trouble">{refused === "empty" ? words.fileEmpty : words.fileTooLarge(size)}</Notice>
      )}
      {problem?.code === "too_many" ? (
        <Notice kind="trouble">{words.importBusy}</Notice>
      ) : (
        <Problem error={problem ?? imports.error} />
      )}
      {imports.data !== undefined && imports.data.imports.length > 0 && (
        <section aria-label={words.imports} className="grid gap-4 border-t border-line pt-5">
          <h3 className="font-medium">{words.imports}</h3>
          <ul className="grid gap-5">
            {imports.data.imports.map((each) => (
              <Row key={each.id} each={each} />
            ))}
          </ul>
        </section>
      )}
    </Part>
  );
}

/** One file: how far it is, what was new in it, and what of it is not used. */
function Row({ each }: { readonly each: ImportWire }): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const stop = useStopImport();
  const { counts, state, unused, refused } = each;
  const atWork = state === "waiting" || state === "running";
  const kinds = Object.entries(unused).toSorted(([, one], [, other]) => other - one);
  const refusals = refused.reduce((sum, { count }) => sum + count, 0);
  const lines = [
    counts.stored > 0 || state === "done" ? words.importStored(counts.stored) : "",
    counts.known > 0 ? words.importKnown(counts.known) : "",
    counts.conflicts > 0 ? words.importConflicts(counts.conflicts) : "",
    counts.marked > 0 ? words.importMarked(counts.marked) : "",
  ].filter((line) => line !== "");
  return (
    <li className="grid gap-2">
      <p>
        <span className="font-medium">{each.format_name ?? words.importNameless}</span> {words.importStates[state]}
        <span className="text-sm text-soft"> · {dateInWords(each.started_at.slice(0, 10), locale, false)}</span>
      </p>
      {atWork && <Meter label={words.importReading} share={each.bytes === 0 ? 0 : each.bytes_read / each.bytes} />}
      {each.problem_text !== null && <p className="text-warm">{each.problem_text}</p>}
      <ul className="grid gap-0.5 text-sm text-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {(kinds.length > 0 || refusals > 0) && (
        <details className="text-sm text-soft">
          <summary className="inline-flex min-h-11 items-center underline decoration-line decoration-2 underline-offset-4">
            {[
              kinds.length > 0 ? words.importUnused(kinds.length) : "",
              refusals > 0 ? words.importRefused(refusals) : "",
            ]
              .filter((line) => line !== "")
              .join("; ")}
          </summary>
          <ul className="grid gap-0.5">
            {refused.map(({ reason, text, count }) => (
              <li key={reason}>
                {text}: {count.toLocaleString(locale)}
              </li>
            ))}
            {kinds.map(([kind, count]) => (
              <li key={kind}>
                <span lang="en">{kind}</span>: {count.toLocaleString(locale)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {(state === "stopped" || state === "failed") && each.problem === null && (
        <p className="text-sm">{words.importAgain}</p>
      )}
      {atWork && (
        <Button className="justify-self-start" busy={stop.isPending} onClick={() => stop.mutate(each.id)}>
          {words.importStop}
        </Button>
      )}
      <Problem error={stop.error} />
    </li>
  );
}
