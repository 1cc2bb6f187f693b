import { planHere } from "../data/device-storage.ts";
import { Frame } from "./frame.tsx";
import { later, part } from "./later.tsx";

/** What somebody who has yet to sign in needs not: fetched when it is first opened, and help as soon as the first page is there. */
const help = async () => (await import("../features/help/help-now.tsx")).HelpNow;
const lockedPage = async () => (await import("./locked.tsx")).Locked;
export const SignedIn = later(async () => (await import("./signed-in.tsx")).SignedIn, Frame);
export const Locked = later(lockedPage, Frame);
export const HelpNow = later(help);
const plan = async () => (await import("../features/help/plan-here.tsx")).PlanHere;
export const PlanHere = later(plan);

/** What must be there whatever becomes of the line: fetched once the first page stands. */
export async function fetchEarly(): Promise<void> {
  await Promise.allSettled([help(), lockedPage(), ...(planHere() === undefined ? [] : [plan()])]);
}

/** In place of them inside Telegram, while somebody is not let in. */
export const TelegramShutPage = later(async () => (await import("./telegram-shut-page.tsx")).TelegramShutPage, Frame);

export const SignUp = later(async () => (await import("../features/account/sign-up.tsx")).SignUp);
export const ForgotPassword = later(
  async () => (await import("../features/account/forgot-password.tsx")).ForgotPassword,
);
export const NewPassword = later(async () => (await import("../features/account/new-password.tsx")).NewPassword);
export const ProviderReturn = later(
  async () => (await import("../features/account/provider-return.tsx")).ProviderReturn,
);

export const ShutCopies = later(async () => (await import("../features/help/shut-copies.tsx")).ShutCopies);
export const OpenByPasskey = later(async () => (await import("../features/help/open-by-passkey.tsx")).OpenByPasskey);

/** The pages of whoever is signed in that are not the first they see. */
export const Welcome = later(async () => (await import("../features/account/welcome.tsx")).Welcome);
export const NotFound = later(async () => (await import("./not-found.tsx")).NotFound);
export const Settings = later(async () => (await import("../features/settings/settings.tsx")).Settings);
export const Privacy = later(async () => (await import("../features/settings/privacy.tsx")).Privacy);

/** What is called before a page. */
export const Palette = later(async () => (await import("../features/search/palette.tsx")).Palette);
export const Keys = later(async () => (await import("../features/search/keys.tsx")).Keys);
export const PasswordAgain = later(async () => (await import("../features/access/password-again.tsx")).PasswordAgain);

export const TracksPage = later(async () => (await import("../features/tracks/tracks-page.tsx")).TracksPage);
export const Begin = later(async () => (await import("../features/tracks/begin.tsx")).Begin);
export const Milestones = later(async () => (await import("../features/tracks/milestones.tsx")).Milestones);
export const AllExercises = later(async () => (await import("../features/tracks/all-exercises.tsx")).AllExercises);
export const GoalTrack = later(async () => (await import("../features/tracks/goal-track.tsx")).GoalTrack);
export const ExercisePage = later(async () => (await import("../features/exercise/exercise-page.tsx")).ExercisePage);
export const PlanOnLock = later(async () => (await import("../features/help/plan-on-lock.tsx")).PlanOnLock);
export const SafetyPlan = later(async () => (await import("../features/help/safety-plan.tsx")).SafetyPlan);
export const WorksPage = later(async () => (await import("../features/works/works-page.tsx")).WorksPage);
export const WorkPage = later(async () => (await import("../features/works/work-page.tsx")).WorkPage);
/** What Home shows of the tracks and the day: drawn with the rest of it. */
export const NextCard = part(async () => (await import("../features/next/next-card.tsx")).NextCard);
export const Beside = part(async () => (await import("../features/home/beside.tsx")).Beside);
/** And what the page of a step shows above it. */
export const WayBehind = part(async () => (await import("../features/home/way-behind.tsx")).WayBehind);
export const DayPage = later(async () => (await import("../features/day/day-page.tsx")).DayPage);
export const TaskPage = later(async () => (await import("../features/day/task-page.tsx")).TaskPage);
export const Quiz = later(async () => (await import("../features/day/quiz.tsx")).Quiz);
export const ArchetypesPage = later(async () => (await import("../features/day/archetypes-page.tsx")).ArchetypesPage);
export const HoursPage = later(async () => (await import("../features/day/hours-page.tsx")).HoursPage);
export const HealthPage = later(async () => (await import("../features/day/health-page.tsx")).HealthPage);
export const DaySettingsPage = later(async () => (await import("../features/day/day-settings.tsx")).DaySettingsPage);
export const PastPage = later(async () => (await import("../features/day/past-page.tsx")).PastPage);
export const HabitsPage = later(async () => (await import("../features/habits/habits-page.tsx")).HabitsPage);
export const OwnHabitsPage = later(async () => (await import("../features/habits/own-page.tsx")).OwnHabitsPage);
export const HabitPage = later(async () => (await import("../features/habits/habit-page.tsx")).HabitPage);
export const SkillsPage = later(async () => (await import("../features/skills/skills-page.tsx")).SkillsPage);
export const InsightsPage = later(async () => (await import("../features/insights/insights-page.tsx")).InsightsPage);
export const AccessPage = later(async () => (await import("../features/access/access-page.tsx")).AccessPage);
export const OwnerPage = later(async () => (await import("../features/owner/owner-page.tsx")).OwnerPage);
export const TracesPage = later(async () => (await import("../features/traces/traces-page.tsx")).TracesPage);
export const BodyPage = later(async () => (await import("../features/body/body-page.tsx")).BodyPage);
export const Chat = later(async () => (await import("../features/chat/chat.tsx")).Chat);
export const GoalList = later(async () => (await import("../features/goals/goal-list.tsx")).GoalList);
export const GoalPage = later(async () => (await import("../features/goals/goal-page.tsx")).GoalPage);
export const NewGoal = later(async () => (await import("../features/goals/new-goal.tsx")).NewGoal);
