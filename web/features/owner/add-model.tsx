import { Fragment, type ReactNode, useState } from "react";
import type { OwnerModelWire } from "#contract/owner.ts";
import type { ModelAct } from "../../data/owner.ts";
import { Button } from "../../ui/button.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";
import { useLocale } from "../../words/words.tsx";
import { sizeOf } from "./measures.ts";

/** Another model: one that is known by name, an address with the hash of what lies there, or a file of this machine. */
export function AddModel({
  known,
  onAct,
}: Pick<OwnerModelWire, "known"> & { readonly onAct: (act: ModelAct) => void }): ReactNode {
  const words = useOwnerWords().model;
  const locale = useLocale();
  const [by, setBy] = useState<"address" | "file">("address");
  const [url, setUrl] = useState("");
  const [sha256, setHash] = useState("");
  const [file, setFile] = useState("");
  return (
    <details>
      <summary className="min-h-11 py-2 font-medium">{words.add}</summary>
      <div className="grid gap-5 pt-2">
        {known.length > 0 && (
          <ul className="grid gap-3">
            {known.map(({ name, title, bytes, memory_mb, licence, sources }) => (
              <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <div className="min-w-0">
                  <p className="font-medium">{title}</p>
                  <p className="text-sm text-soft wrap-anywhere">
                    {sizeOf(bytes, locale)}, {words.memory(sizeOf(memory_mb * 1024 ** 2, locale))}, {licence}
                    {sources.map((source) => (
                      <Fragment key={source}>
                        {", "}
                        <a className="underline" href={source} rel="noreferrer" target="_blank">
                          {new URL(source).pathname.split("/").slice(1, 3).join("/")}
                        </a>
                      </Fragment>
                    ))}
                  </p>
                </div>
                <Button onClick={() => onAct({ do: "install", wish: { name } })}>{words.install}</Button>
              </li>
            ))}
          </ul>
        )}
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            onAct({
              do: "install",
              wish: by === "file" ? { file: file.trim() } : { url: url.trim(), sha256: sha256.trim() },
            });
          }}
        >
          <Choice
            label={words.add}
            value={by}
            options={[
              { value: "address", label: words.byAddress },
              { value: "file", label: words.byFile },
            ]}
            onPick={setBy}
          />
          {by === "address" ? (
            <>
              <Field
                label={words.address}
                type="url"
                pattern="https://.+"
                required
                value={url}
                onChange={(event) => setUrl(event.target.value)}
              />
              <Field
                label={words.hash}
                hint={words.hashHint}
                required
                pattern="\s*[0-9a-fA-F]{64}\s*"
                spellCheck={false}
                value={sha256}
                onChange={(event) => setHash(event.target.value)}
              />
            </>
          ) : (
            <Field
              label={words.file}
              hint={words.fileHint}
              required
              spellCheck={false}
              value={file}
              onChange={(event) => setFile(event.target.value)}
            />
          )}
          <Button type="submit" className="justify-self-start">
            {words.install}
          </Button>
        </form>
      </div>
    </details>
  );
}
