import type { ReactNode } from "react";
import { Link } from "wouter";
import { buttonClass } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../words/words.tsx";

/** An address that no page has. */
export function NotFound(): ReactNode {
  const words = useWords();
  return (
    <Page title={words.notFound} narrow>
      <Link href="/" className={buttonClass("quiet")}>
        {words.toStart}
      </Link>
    </Page>
  );
}
