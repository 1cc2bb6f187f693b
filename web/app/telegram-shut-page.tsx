import type { ReactNode } from "react";
import { Shut } from "../features/telegram/shut.tsx";
import { ShutDoor } from "./shut-door.tsx";

/** Inside Telegram, before anybody is let in: why. */
export const TelegramShutPage = (): ReactNode => (
  <ShutDoor>
    <Shut />
  </ShutDoor>
);
