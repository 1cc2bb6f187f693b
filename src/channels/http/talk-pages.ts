import type { PageSizes } from "#core/dialogue/turn/pages.ts";

/** The talk of the pages shows a list as buttons below one another; a screen of a phone holds so many. */
export const talkPages: PageSizes = { goals: 10, entries: 8 };
