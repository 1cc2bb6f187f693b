import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../words/words.tsx";
import { GoalForm } from "./goal-form.tsx";

/** One more goal. */
export function NewGoal(): ReactNode {
  const words = useWords();
  const [, go] = useLocation();
  return (
    <Page title={words.newGoal}>
      <GoalForm onCreated={() => go("/step")} />
    </Page>
  );
}
