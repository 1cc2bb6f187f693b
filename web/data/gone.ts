import { RequestProblem } from "./api.ts";

const goneCodes: readonly string[] = [
  "exercise_not_found",
  "work_not_found",
  "task_not_found",
  "habit_not_found",
  "not_found",
];

/** Whether what was asked for is no longer there. */
export function isGone(error: unknown): boolean {
  return error instanceof RequestProblem && goneCodes.includes(error.code);
}
