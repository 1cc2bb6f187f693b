import { hash } from "node:crypto";
import type { DayLibrary } from "#core/day/library.ts";
import type { Trigger } from "#core/adaptation/trigger.ts";
import type { Library } from "#core/dialogue/turn/decision.ts";
import { loadDayLibrary } from "./day-library.ts";
import { createLessons } from "./lessons.ts";
import { loadPlainDates } from "./plain-dates.ts";
import { createSaidLabel } from "./said-label.ts";
import { loadTechniqueChecks } from "./technique-checks.ts";
import { loadTechniques } from "./techniques.ts";
import { loadTold } from "./told.ts";
import { loadTracks } from "./tracks.ts";
import { createTalkLibrary } from "./talk-words.ts";
import { loadTriggers } from "./triggers.ts";
import { loadWords, type Words } from "./words.ts";

/**
 * Everything that tracks and health days stand on, read once; the latter when somebody first has such a day, with the habits of an operator's packs.
 * `words` are the program's, where they have been read already.
 */
export function loadLibrary(folder: string, packs: readonly string[] = [], words?: Words): Library {
  let day: DayLibrary | undefined;
  let triggers: readonly Trigger[] | undefined;
  let label: ReturnType<typeof createSaidLabel> | undefined;
  const labels = () => (label ??= createSaidLabel(words ?? loadWords(folder, packs)));
  const techniques = loadTechniques(folder);
  const { next, upkeep } = loadTracks(folder, techniques);
  let told: ReturnType<typeof loadTold> | undefined;
  return {
    techniques: techniques.techniques,
    riddles: techniques.riddles,
    pack: { next, upkeep },
    check: loadTechniqueChecks(folder),
    date: loadPlainDates(folder),
    digest: (text) => hash("sha256", text, "hex"),
    told: (text) => (told ??= loadTold(folder))(text),
    get day() {
      day ??= loadDayLibrary(folder, packs);
      return day;
    },
    get triggers() {
      triggers ??= loadTriggers(folder, packs);
      return triggers;
    },
    said: (text, reply, locale, exactly) => labels().said(text, reply, locale, exactly),
    saidAll: (text, reply, locale) => labels().saidAll(text, reply, locale),
    talk: createTalkLibrary(folder),
    ...createLessons(folder, packs),
  };
}
