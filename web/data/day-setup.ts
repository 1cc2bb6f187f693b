import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { MessageWire } from "#contract/chat.ts";
import type { ArchetypeWire, HabitInFullWire, HabitWire } from "#contract/habits.ts";
import type { IntakeWire, ScheduleViewWire, ScheduleWire } from "#contract/schedule.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import type { Contraindication } from "#core/day/contraindication.ts";
import type { HabitCategory } from "#core/day/habit.ts";
import type { Injury, IntakeSection } from "#core/day/intake.ts";
import { useAction } from "./actions.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

interface Said {
  readonly replies: readonly MessageWire[];
}

const habitsKey = [...keys.day, "habits"] as const;
const archetypesKey = [...keys.day, "archetypes"] as const;
const intakeKey = [...keys.day, "intake"] as const;
const feedKey = [...keys.day, "feed"] as const;

export interface HabitList {
  readonly habits: readonly HabitWire[];
  readonly categories: readonly { readonly category: HabitCategory; readonly name: string; readonly count: number }[];
}

/** Every habit there is, with what is left out for this person and why. */
export const useHabits = () =>
  useQuery({ queryKey: habitsKey, queryFn: () => request<HabitList>("GET", "/api/habits") });

export const useHabit = (id: string) =>
  useQuery({
    queryKey: [...habitsKey, id],
    queryFn: () => request<HabitInFullWire>("GET", `/api/habits/${encodeURIComponent(id)}`),
  });

export type HabitChange = { readonly rating: number } | { readonly never: false } | { readonly notes: string };

export function useHabitAction(id: string) {
  const client = useQueryClient();
  return useAction<HabitChange, Said & { readonly habit: HabitInFullWire }>(
    (change) => request("PUT", `/api/habits/${encodeURIComponent(id)}`, change),
    {
      after: ({ habit }) => client.setQueryData([...habitsKey, id], habit),
      changes: () => [keys.day],
    },
  );
}

export interface ArchetypeList {
  readonly chosen: ArchetypeId | null;
  readonly archetypes: readonly ArchetypeWire[];
}

export const useArchetypes = () =>
  useQuery({ queryKey: archetypesKey, queryFn: () => request<ArchetypeList>("GET", "/api/archetypes") });

export function useChooseArchetype() {
  const client = useQueryClient();
  return useAction<{ readonly archetype: ArchetypeId; readonly fresh: boolean }, ArchetypeList & Said>(
    (choice) => request("PUT", "/api/archetype", choice),
    {
      after: ({ replies: _replies, ...list }) => client.setQueryData<ArchetypeList>(archetypesKey, list),
      changes: () => [keys.day],
    },
  );
}

export interface QuizQuestionWire {
  readonly id: string;
  readonly ask: string;
  readonly answers: readonly string[];
}

export const useQuiz = () =>
  useQuery({
    queryKey: [...keys.day, "quiz"],
    queryFn: async () =>
      (await request<{ readonly questions: readonly QuizQuestionWire[] }>("GET", "/api/archetypes/quiz")).questions,
  });

export interface Proposed {
  readonly proposed: ArchetypeId;
  readonly name: string;
  readonly about: string;
}

/** What the answers speak for; nothing is kept of them. */
export function useQuizAnswers() {
  return useAction<readonly number[], Proposed>((answers) => request("POST", "/api/archetypes/quiz", { answers }), {
    changes: () => [],
  });
}

export type HoursWish =
  | { readonly do: "save"; readonly schedule: ScheduleWire }
  | { readonly do: "calendar"; readonly address: string }
  | { readonly do: "no calendar" };

/** A change of the hours; the rest of today follows it. */
export function useHoursAction() {
  const client = useQueryClient();
  return useAction<HoursWish, (ScheduleViewWire & Said) | undefined>(
    (wish) => {
      switch (wish.do) {
        case "save":
          return request("PUT", "/api/schedule", wish.schedule);
        case "calendar":
          return request("PUT", "/api/schedule/calendar", { address: wish.address });
        case "no calendar":
          return request("DELETE", "/api/schedule/calendar");
      }
    },
    {
      after: (answer) => {
        if (answer === undefined) return;
        const { replies: _replies, ...view } = answer;
        client.setQueryData<ScheduleViewWire>(keys.hours, view);
      },
      changes: () => [keys.day],
    },
  );
}

export const useIntake = (wanted = true) =>
  useQuery({
    queryKey: intakeKey,
    queryFn: () => request<IntakeWire>("GET", "/api/intake"),
    enabled: wanted,
  });

export type IntakeWish =
  | { readonly do: "consent"; readonly agreed: boolean }
  | {
      readonly do: "answer";
      readonly answered: readonly IntakeSection[];
      readonly codes: readonly Contraindication[];
      readonly mild: readonly Injury[];
    };

/** What a person says of their body: agreed to first, answered in parts, and forgotten at a word. */
export function useIntakeAction() {
  const client = useQueryClient();
  return useAction<IntakeWish, IntakeWire & Said>(
    (wish) => {
      switch (wish.do) {
        case "consent":
          return request("PUT", "/api/intake/consent", { agreed: wish.agreed });
        case "answer":
          return request("PUT", "/api/intake", { answered: wish.answered, codes: wish.codes, mild: wish.mild });
      }
    },
    {
      after: ({ replies: _replies, ...intake }) => client.setQueryData<IntakeWire>(intakeKey, intake),
      changes: () => [keys.day],
    },
  );
}

export interface FeedWire {
  /** Told once, when it is made. */
  readonly url: string | null;
  readonly since: string | null;
}

export const useFeed = () => useQuery({ queryKey: feedKey, queryFn: () => request<FeedWire>("GET", "/api/day/feed") });

/** Makes the plan's secret address, again where there is one, or takes it away. */
export function useFeedAction() {
  const client = useQueryClient();
  return useAction<"make" | "remove", FeedWire | undefined>(
    (what) => request(what === "make" ? "POST" : "DELETE", "/api/day/feed"),
    {
      after: (feed) => client.setQueryData<FeedWire>(feedKey, feed ?? { url: null, since: null }),
      changes: () => [],
    },
  );
}
