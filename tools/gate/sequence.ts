import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest on a quiet machine, the longest first: a clean checkout has no figures of an earlier run, and a long file
 * that begins last holds up the end while the other processor has nothing left to do.
 */
export const longest: readonly string[] = [
  "test/browser/tracks.test.ts",
  "test/browser/pages.test.ts",
  "test/browser/day.test.ts",
  "test/storage/backup.test.ts",
  "test/commands/program.test.ts",
  "test/browser/body.test.ts",
  "test/browser/away.test.ts",
  "test/browser/pocket.test.ts",
  "test/storage/older.test.ts",
  "test/telegram/outage.test.ts",
  "test/storage/jobs.test.ts",
  "test/browser/access.test.ts",
  "test/storage/failures.test.ts",
  "test/browser/body-pages.test.ts",
  "test/telegram/tracks.test.ts",
  "test/privacy/no-works.test.ts",
  "test/browser/lesson.test.ts",
  "test/browser/journey.test.ts",
  "test/commands/start-faults.test.ts",
  "test/storage/growth.test.ts",
  "test/telegram/database-away.test.ts",
  "test/http/readings.test.ts",
  "test/http/tracks.test.ts",
  "test/http/day.test.ts",
  "test/storage/readings.test.ts",
  "test/privacy/no-words.test.ts",
  "test/storage/every-field.test.ts",
  "src/coach/offline/offline-coach.test.ts",
  "src/core/dialogue/day/plan/day.properties.test.ts",
  "src/content/model-text.test.ts",
  "src/core/day/plan-day.properties.test.ts",
  "tools/simulation/simulate.test.ts",
  "src/channels/files/work-pdf.test.ts",
];

/**
 * What goes through the whole program comes first: it waits for databases and pages, and the checks beside the tests compute meanwhile.
 * What only computes comes last, so that a process reads the content for it once. Within each the longest file comes first, and many short
 * ones last, so that all processes end together.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ project }: TestSpecification): boolean => project.name === "program";
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted(
      (one, other) => Number(waits(other)) - Number(waits(one)) || place(one) - place(other),
    );
  }
}
