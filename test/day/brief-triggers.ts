import { contentFolder } from "#content/content-folder.ts";
import { loadTriggers } from "#content/triggers.ts";

const briefs: readonly string[] = ["energy_drop", "stress_spike", "sleep_debt", "energy_surge"];

/** The four triggers that day.md fixes; tests of their figures leave aside what else is carried. */
export const briefTriggers = loadTriggers(contentFolder).filter(({ id }) => briefs.includes(id));
