import { type ReactNode, useId } from "react";
import { useBodyWords } from "../../words/body-words.ts";

/** What a picture shows, for who reads it line by line: folded away, and scrolled in its own place. `children` are the head and body of a table. */
export function AsTable({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const words = useBodyWords();
  const id = useId();
  return (
    <details className="min-w-0">
      <summary className="inline-flex min-h-11 items-center text-sm text-soft underline decoration-line decoration-2 underline-offset-4">
        {words.asTable}
      </summary>
      <div role="region" aria-labelledby={id} tabIndex={0} className="max-h-96 overflow-auto">
        <table className="w-full text-left text-sm">
          <caption id={id} className="sr-only">
            {title}
          </caption>
          {children}
        </table>
      </div>
    </details>
  );
}
