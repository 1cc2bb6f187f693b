/** The kinds of files that are read, and what people call them in every language. Whatever lists them takes them from here. */
export const fileKinds = {
  apple_health: "Apple Health",
  health_auto_export: "Health Auto Export",
  fit: "Garmin FIT",
  open_mhealth: "Open mHealth",
  fitbit_takeout: "Fitbit (Google Takeout)",
  whoop: "WHOOP",
  oura: "Oura",
  loop_habits: "Loop Habit Tracker",
  daylio: "Daylio",
} as const;
export type FileKind = keyof typeof fileKinds;

/** All their names in one line, for a sentence that says what is read. */
export const fileKindNames = Object.values(fileKinds).join(", ");

/** What people call a kind of file, by its id; undefined where it is not read any more. */
export function fileKindName(id: string): string | undefined {
  return Object.hasOwn(fileKinds, id) ? fileKinds[id as FileKind] : undefined;
}
