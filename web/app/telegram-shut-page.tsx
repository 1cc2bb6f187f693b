import type { ReactNode } from "react";
import { Route, Switch } from "wouter";
import { HelpNow } from "../features/help/help-now.tsx";
import { Shut } from "../features/telegram/shut.tsx";
import { Frame } from "./frame.tsx";
import { TracesPage } from "./later-pages.ts";

/** Inside Telegram, before anybody is let in: help lines and the quick exit as ever, and why. */
export function TelegramShutPage(): ReactNode {
  return (
    <Frame>
      <Switch>
        <Route path="/help">
          <HelpNow country={undefined} />
        </Route>
        <Route path="/traces">
          <TracesPage />
        </Route>
        <Route component={Shut} />
      </Switch>
    </Frame>
  );
}
