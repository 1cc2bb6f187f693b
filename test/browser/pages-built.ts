import { buildWeb, webIsBuilt } from "../../src/commands/web-build.ts";
import { oneByOne } from "../storage/databases.ts";

/** Starts the program where the pages may have to be built first: the first start of a run builds them, and the others wait for it. */
export const withPages = <T>(start: () => Promise<T>): Promise<T> => (webIsBuilt() ? start() : oneByOne(start));

/** For who starts the program as a process of its own. */
export const pagesBuilt = (): Promise<unknown> =>
  withPages(async () => {
    if (!webIsBuilt()) await buildWeb();
  });
