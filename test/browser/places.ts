/** The answers that a page was given, by method and path, as the demonstration gave them once. */
export type Answers = Readonly<Record<string, unknown>>;

/** What one invented person's pages were answered, and when. */
export interface Recorded {
  readonly at: number;
  readonly answers: Answers;
}

export const languages = ["en", "ru"] as const;
type Language = (typeof languages)[number];
type Who = "walker" | "parent" | "guest";
/** Of the demonstration: somebody with goals and days, and a parent on the tracks. */
export const people: Readonly<Record<Language, Readonly<Record<"walker" | "parent", string>>>> = {
  en: { walker: "mara", parent: "daniel" },
  ru: { walker: "vera", parent: "anton" },
};

interface Place {
  readonly name: string;
  readonly who: Who;
  /** Where it is, for who has been given these. */
  readonly path: (answers: Answers) => string;
}

const at = (path: string) => (): string => path;
/** The id of the first of a list. */
function firstIn(answers: Answers, path: string, list: string, id: string): string {
  const all = (answers[`GET ${path}`] as Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>)?.[list];
  const found = all?.[0]?.[id];
  if (found === undefined) throw new Error(`nothing in ${path}`);
  return encodeURIComponent(found);
}

/** What somebody is answered whom nobody knows yet, where the door is open. */
export const unknown: Answers = {
  "GET /api/account/who": null,
  "GET /api/account/door": {
    sign_up: "open",
    code_needed: false,
    reset_by_mail: false,
    provider: null,
    password_least: 10,
  },
};

/** The first visit and twelve places, of which pictures are kept. */
export const places: readonly Place[] = [
  { name: "first", who: "guest", path: at("/sign-up") },
  { name: "home", who: "walker", path: at("/") },
  { name: "step", who: "walker", path: at("/step") },
  { name: "goals", who: "walker", path: at("/goals") },
  { name: "goal", who: "walker", path: (answers) => `/goals/${firstIn(answers, "/api/goals", "goals", "id")}` },
  { name: "day", who: "walker", path: at("/day") },
  { name: "task", who: "walker", path: (answers) => `/day/tasks/${firstIn(answers, "/api/day", "tasks", "task_id")}` },
  { name: "habits", who: "walker", path: at("/habits") },
  { name: "tracks", who: "parent", path: at("/tracks") },
  { name: "exercises", who: "parent", path: at("/exercises") },
  { name: "works", who: "parent", path: at("/works") },
  { name: "settings", who: "parent", path: at("/settings") },
  { name: "help", who: "parent", path: at("/help") },
];
