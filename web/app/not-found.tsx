import type { ReactNode } from "react";
import { Link } from "wouter";
import { buttonClass } from "../ui/button.tsx";
import { valley } from "../ui/lands.ts";
import { Scene } from "../ui/trail.tsx";
import { lostWords } from "../words/lost-words.ts";
import { useLocale, useWords } from "../words/words.tsx";

/** An address that no page has: nothing is wrong with who came here, and the way back is one press. */
export function NotFound(): ReactNode {
  const words = useWords();
  const { title, text } = lostWords[useLocale()];
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <Scene marks={0} land={valley} trail="h-32 sm:h-48">
        <h1 className="title">{title}</h1>
      </Scene>
      <div className="onto grid justify-items-start gap-4 rounded-4xl bg-card p-6 shadow-soft sm:p-10">
        <p>{text}</p>
        <Link href="/" className={`${buttonClass("main", "large")} w-full sm:w-auto`}>
          {words.toStart}
        </Link>
      </div>
    </div>
  );
}
