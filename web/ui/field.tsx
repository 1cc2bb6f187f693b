import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useWords } from "../words/words.tsx";
import { frameSigns, Sign } from "./sign.tsx";

const box =
  "w-full rounded-2xl border border-edge bg-card px-4 py-3 text-ink placeholder:text-soft focus-visible:border-accent disabled:bg-paper disabled:text-soft aria-invalid:border-warm";

interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What does not fit, said beside the field and read out with it. */
  readonly wrong?: string | undefined;
  /** The label is read out and not seen, where the field's place says it. */
  readonly unseen?: boolean;
  /** Whether it is what the page asks. */
  readonly asks?: boolean;
}

function Around({
  label,
  hint,
  wrong,
  unseen,
  asks,
  id,
  children,
}: Labelled & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={unseen ? "sr-only" : asks ? "act pb-1" : "name"}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-note text-soft">
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} className="text-note text-warm first-letter:uppercase">
          {wrong}
        </p>
      )}
    </div>
  );
}

function described({ hint, wrong }: Labelled, id: string) {
  const ids = [hint === undefined ? "" : `${id}-hint`, wrong === undefined ? "" : `${id}-wrong`]
    .filter(Boolean)
    .join(" ");
  return {
    ...(ids === "" ? {} : { "aria-describedby": ids }),
    ...(wrong === undefined ? {} : { "aria-invalid": true }),
  };
}

export function Field({
  label,
  hint,
  wrong,
  unseen = false,
  asks = false,
  ...input
}: Labelled & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  const words = { label, hint, wrong, unseen, asks };
  const field = { ...input, ...described(words, id), id };
  return (
    <Around {...words} id={id}>
      {input.type === "password" ? <Secret {...field} /> : <input {...field} className={`${box} min-h-12`} />}
    </Around>
  );
}

/** What is typed unseen, and shown to who asks for it: given to nothing that corrects words, and hidden again as it is sent, as browsers keep what was sent in plain sight. */
function Secret(input: InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const element = useRef<HTMLInputElement>(null);
  const [seen, setSeen] = useState(false);
  const { showTyped } = useWords();
  useEffect(() => {
    const form = element.current?.form;
    const hide = (): void => setSeen(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);
  return (
    <div className="relative">
      <input
        {...input}
        ref={element}
        type={seen ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className={`${box} min-h-12 pr-13`}
      />
      <button
        type="button"
        aria-label={showTyped}
        aria-pressed={seen}
        onClick={() => setSeen(!seen)}
        className="absolute inset-y-0 right-0 grid w-12 place-items-center rounded-2xl text-soft hover:text-ink aria-pressed:text-accent"
      >
        <Sign stroke={frameSigns.eye} />
      </button>
    </div>
  );
}

/** A field that grows with what is written in it; Ctrl or Cmd with Enter sends its form. */
export function TextField({
  label,
  hint,
  wrong,
  unseen = false,
  enterSends = false,
  tall = false,
  ...area
}: Labelled & {
  readonly enterSends?: boolean;
  readonly tall?: boolean;
} & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  const id = useId();
  const element = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    current.style.height = "auto";
    const most = tall ? Math.max(320, innerHeight * 0.6) : 320;
    current.style.height = `${Math.min(current.scrollHeight + 2, most)}px`;
  }, [area.value, tall]);
  const words = { label, hint, wrong, unseen };
  return (
    <Around {...words} id={id}>
      <textarea
        rows={2}
        {...area}
        {...described(words, id)}
        ref={element}
        id={id}
        className={`${box} resize-none`}
        onKeyDown={(event) => {
          const sends = event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
          if (!sends || !(enterSends || event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </Around>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

export function Select({
  label,
  hint,
  unseen = false,
  value,
  options,
  onPick,
}: Labelled & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onPick: (value: string) => void;
}): ReactNode {
  const id = useId();
  const words = { label, hint, unseen };
  return (
    <Around {...words} id={id}>
      <div className="relative">
        <select
          {...described(words, id)}
          id={id}
          value={value}
          onChange={(event) => onPick(event.target.value)}
          className={`${box} min-h-12 appearance-none truncate pr-12`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-4 grid place-items-center text-soft"
        >
          <Sign stroke={frameSigns.opens} />
        </span>
      </div>
    </Around>
  );
}

/** One of a few, all seen at once: on a phone in rows that end where the card does, and two beside each other where there are four or more. */
export function Choice<Value extends string>({
  label,
  hint,
  value,
  options,
  onPick,
}: Labelled & {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onPick: (value: Value) => void;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        {options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            className={`inline-flex min-h-11 cursor-pointer items-center justify-center rounded-2xl border border-edge bg-card px-1.5 py-2 [overflow-wrap:break-word] text-center leading-snug transition-colors sm:px-4 ${options.length > 3 ? "max-sm:basis-[calc(50%-0.5rem)]" : "max-sm:basis-22"} has-checked:border-accent has-checked:bg-wash has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent`}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint !== undefined && <p className="text-note text-soft">{hint}</p>}
    </fieldset>
  );
}

export function Switch({
  label,
  hint,
  on,
  onTurn,
}: Labelled & { readonly on: boolean; readonly onTurn: (on: boolean) => void }): ReactNode {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="grid gap-0.5 pt-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-note text-soft">
            {hint}
          </p>
        )}
      </div>
      <span className="relative inline-flex h-11 w-14 shrink-0 items-center">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={on}
          onChange={(event) => onTurn(event.target.checked)}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          className="peer absolute inset-0 z-10 size-full cursor-pointer opacity-0"
        />
        <span className="h-8 w-14 rounded-full border border-edge bg-line transition-colors peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-3 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-accent" />
        <span className="absolute left-1 size-6 rounded-full bg-card shadow-soft transition-transform peer-checked:translate-x-6" />
      </span>
    </div>
  );
}
