import { later } from "./later.tsx";

/** The pages of the tracks, exercises and works, fetched when they are first opened. */

export const TracksPage = later(async () => (await import("../features/tracks/tracks-page.tsx")).TracksPage);
export const Begin = later(async () => (await import("../features/tracks/begin.tsx")).Begin);
export const Milestones = later(async () => (await import("../features/tracks/milestones.tsx")).Milestones);
export const AllExercises = later(async () => (await import("../features/tracks/all-exercises.tsx")).AllExercises);
export const TracksNow = later(async () => (await import("../features/tracks/tracks-now.tsx")).TracksNow);
export const GoalTrack = later(async () => (await import("../features/tracks/goal-track.tsx")).GoalTrack);
export const ExercisePage = later(async () => (await import("../features/exercise/exercise-page.tsx")).ExercisePage);
export const SafetyPlan = later(async () => (await import("../features/help/safety-plan.tsx")).SafetyPlan);
export const WorksPage = later(async () => (await import("../features/works/works-page.tsx")).WorksPage);
export const WorkPage = later(async () => (await import("../features/works/work-page.tsx")).WorkPage);
