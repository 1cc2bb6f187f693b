import type { CrisisKind, CrisisLevel } from "../../safety/crisis.ts";

/** What can be told of a crisis, and the way out of it. */
export type CrisisCommand =
  | { readonly do: "help_now" }
  | { readonly do: "i_am_safe" }
  | { readonly do: "not_what_i_meant" }
  /** A second look at a message took it for graver than the screen did; it can only raise the level. */
  | {
      readonly do: "raise_crisis";
      readonly level: Exclude<CrisisLevel, "none">;
      readonly kind: CrisisKind | undefined;
    };
