import type { RequestProblem } from "./api.ts";
import { keptValue } from "./kept-value.ts";

/** Why the pages inside Telegram let nobody in: a problem that the server named, no cookie in this browser, or nothing that Telegram gave. */
export type TelegramShut = { readonly error: RequestProblem } | { readonly because: "keeps_nothing" | "not_given" };

/** Stands before every page while somebody inside Telegram is not let in; whoever else has a cookie here is not shown in their place. */
export const telegramShut = keptValue<TelegramShut | undefined>(undefined);
