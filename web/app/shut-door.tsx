import type { ReactNode } from "react";
import { Route, Switch } from "wouter";
import { HelpNow } from "../features/help/help-now.tsx";
import { Frame } from "./frame.tsx";
import { TracesPage } from "./later-pages.ts";

/** What stands in place of every page while nobody may come in: help lines and the quick exit as ever, and `children`. */
export function ShutDoor({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Frame>
      <Switch>
        <Route path="/help">
          <HelpNow country={undefined} />
        </Route>
        <Route path="/traces">
          <TracesPage />
        </Route>
        <Route>{children}</Route>
      </Switch>
    </Frame>
  );
}
