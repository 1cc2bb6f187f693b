import { type ReactNode, useEffect, useState } from "react";
import { backFromProvider } from "../../data/provider.ts";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

/** Back from the provider: what it gave is handed over, and the page goes on as whoever that is. */
export function ProviderReturn(): ReactNode {
  const words = useWords();
  const [search] = useState(location.search);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    // A page of its own, so that nothing of who was here before stays in memory.
    backFromProvider(search).then((page) => location.replace(page), setError);
  }, [search]);
  return (
    <Page title={words.signIn} narrow>
      {error === undefined ? <p className="waits">{words.loading}</p> : <Problem error={error} />}
      {error !== undefined && <a href="/">{words.signIn}</a>}
    </Page>
  );
}
