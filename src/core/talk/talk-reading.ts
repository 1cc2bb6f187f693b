import type { Locale } from "../person/person.ts";
import type { GistPlace } from "./gist/read-gist.ts";
import type { WishName } from "./gist/wish-name.ts";
import type { ActReading } from "./read-acts.ts";

/** How a message of a talk is read, offline and in this process. */
export interface TalkReading {
  /** All that a message does, clause by clause; where it is told where the message stands, its gist sets that right. */
  acts(text: string, locale: Locale, place?: GistPlace): ActReading;
  /** The names that a message may give to what it wishes, where it wishes something, the likeliest first. */
  names(text: string): readonly WishName[];
}
