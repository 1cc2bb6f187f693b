import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects whatever putting the program together left behind and gives its memory back to the system, where it would lie until as much again had
 * come. It keeps everything else waiting for half a second, so it is for the moment before anybody is served.
 */
export function giveBack(): void {
  // Asked for here and not at every way to start the program: the flag only names the function.
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as NodeJS.GCFunction;
  collect({ type: "major", flavor: "last-resort" });
}
