import type { Importer } from "#app/importer.ts";
import { appleHealth } from "./apple-health.ts";
import { daylio } from "./daylio.ts";
import { fitbitTakeout } from "./fitbit-takeout.ts";
import { garminFit } from "./garmin-fit.ts";
import { healthAutoExport } from "./health-auto-export.ts";
import { loopHabits } from "./loop-habits.ts";
import { openMHealth } from "./open-mhealth.ts";
import { oura } from "./oura.ts";
import { whoop } from "./whoop.ts";

/** Every kind of file that is read; the first that recognises a file reads it. */
export const importers: readonly Importer[] = [
  appleHealth,
  healthAutoExport,
  garminFit,
  openMHealth,
  fitbitTakeout,
  whoop,
  oura,
  loopHabits,
  daylio,
];
