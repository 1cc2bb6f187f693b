import { type ReactNode, useId } from "react";
import type { WorkWire } from "#contract/work.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";

type SectionWire = WorkWire["sections"][number];

interface Props {
  readonly work: string;
  readonly section: SectionWire;
  readonly diary: boolean;
  readonly editing: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onEdit: (on: boolean) => void;
  readonly onTick: (line: number) => void;
  readonly onSave: (text: string, forget: () => void) => void;
}

/** One part of a work, with its form while it is changed. */
export function Section(props: Props): ReactNode {
  const words = useTracksWords();
  const { section, diary, editing, onEdit } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-sm text-soft">
          {section.head}
        </h2>
        {section.editable && !editing && (
          <button
            type="button"
            aria-label={`${diary ? words.correct : words.edit}: ${section.head}`}
            onClick={() => onEdit(true)}
            className="-my-2 min-h-11 text-sm text-soft underline decoration-line decoration-2 underline-offset-4 hover:text-ink"
          >
            {diary ? words.correct : words.edit}
          </button>
        )}
      </div>
      {editing ? <Edit {...props} /> : <Reading {...props} />}
    </section>
  );
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

function Reading({ section, busy, onTick }: Props): ReactNode {
  const words = useTracksWords();
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: "long", timeZone: "UTC" });
  const shown = (text: string): string => (isoDay.test(text) ? day.format(Date.parse(text)) : text);
  const photos = section.lines.filter(({ kind }) => kind === "photo");
  return (
    <>
      <ul className="grid gap-2">
        {section.lines.map((line, index) =>
          line.kind === "photo" ? null : (
            // A section's lines have no other name than their place.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>
              {line.ticked === null ? (
                <p className="whitespace-pre-line">{shown(line.text)}</p>
              ) : (
                <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
                  <input
                    type="checkbox"
                    checked={line.ticked}
                    disabled={busy}
                    onChange={() => onTick(index)}
                    className="mt-0.5 size-5 shrink-0 accent-accent"
                  />
                  <span className={line.ticked ? "text-soft line-through" : ""}>{shown(line.text)}</span>
                </label>
              )}
              {line.answer !== null && (
                <p className="text-sm text-soft">
                  {words.riddleAnswer}: {line.answer}
                </p>
              )}
            </li>
          ),
        )}
      </ul>
      {photos.length > 0 && (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {photos.map(({ photo_id }, index) => (
            <li key={photo_id}>
              <img
                src={`/api/photos/${photo_id}`}
                alt={words.photo(index + 1)}
                className="aspect-square w-full rounded-2xl border border-line object-cover"
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Edit({ work, section, diary, busy, error, onEdit, onSave }: Props): ReactNode {
  const words = useTracksWords();
  const web = useWords();
  const own = section.lines.filter(({ kind }) => kind === "own").map(({ text }) => text);
  const [text, setText, forget] = useDraft(`work:${work}:${section.step}`, own.join("\n"));
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim(), forget);
      }}
    >
      <TextField
        label={section.head}
        unseen
        required
        autoFocus
        tall
        rows={4}
        hint={diary ? words.correctHint : words.editNew}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Problem error={error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" busy={busy}>
          {web.save}
        </Button>
        <Button
          onClick={() => {
            forget();
            onEdit(false);
          }}
        >
          {web.cancel}
        </Button>
      </div>
    </form>
  );
}
