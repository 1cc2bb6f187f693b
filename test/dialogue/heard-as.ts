import type { ActReading } from "#core/talk/read-acts.ts";
import { plainScreen, Walk } from "./walk.ts";

/** Somebody whose words are read so. */
export function heardAs(reading: Partial<ActReading>, walk = new Walk()): Walk {
  walk.screen = {
    ...plainScreen,
    acts: (text, locale) => ({ ...plainScreen.acts(text, locale), ...reading }),
  };
  return walk;
}
