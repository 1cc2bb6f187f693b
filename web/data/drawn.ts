import type { QueryClient } from "@tanstack/react-query";

/** Between two looks at whether anything is still asked for, where much is to be fetched after it, and the longest that anybody waits for it (ms). */
const lookEvery = 600;
const longest = 5000;

/**
 * Resolves once the page has what it is drawn from: twice in a row nothing was asked for, as a page asks for one thing after another. What
 * is only good to have comes after that, and takes no line and no time from it on a slow phone.
 */
export async function whenDrawn(client: QueryClient, every = lookEvery): Promise<void> {
  const until = performance.now() + longest;
  for (let quiet = 0; quiet < 2 && performance.now() < until; quiet = client.isFetching() ? 0 : quiet + 1)
    await new Promise((look) => setTimeout(look, every));
}
