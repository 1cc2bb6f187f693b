/** What a goal can be about whose act is not known: between people, within oneself, and matters of the hands. */
export const goalMatters = ["people", "within", "papers", "money", "broken", "body"] as const;
export type GoalMatter = (typeof goalMatters)[number];
