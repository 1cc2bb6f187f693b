import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { InsightsWire } from "#contract/insights.ts";
import type { LessonAnswerWire, LessonWire } from "#contract/lesson.ts";
import type { MasteryWire } from "#contract/mastery.ts";
import type { DailyFiguresWire, ReadingSourcesWire, ReadingWire } from "#contract/readings.ts";
import type { TokenMadeWire, TokenWire } from "#contract/tokens.ts";
import type { Face, TapMetric } from "#core/dialogue/turn/body-command.ts";
import type { TokenScope } from "#core/person/token-scope.ts";
import { faceValues, type Metric } from "#core/readings/metric.ts";
import { useAction } from "./actions.ts";
import { request, type RequestProblem } from "./api.ts";
import { keys } from "./keys.ts";
import { noticeCrisis } from "./talk.ts";

const tapped = ["stress_level", "mood", "sleep_quality"] as const satisfies readonly TapMetric[];

function faceOf(value: number): Face | undefined {
  const at = faceValues.findIndex((each) => Math.abs(each - value) < 0.005);
  return at === -1 ? undefined : ((at + 1) as Face);
}

/** The person's last taps since a moment, so that they are seen where they were made. */
export function useTaps(wanted: boolean, since: number): Readonly<Partial<Record<TapMetric, Face>>> | undefined {
  const from = new Date(since).toISOString();
  const answers = useQueries({
    queries: tapped.map((metric) => ({
      queryKey: [...keys.body, "taps", metric, from],
      queryFn: async () =>
        (
          await request<{ readonly readings: readonly ReadingWire[] }>(
            "GET",
            `/api/readings?metric=${metric}&from=${encodeURIComponent(from)}&limit=20`,
          )
        ).readings.find(({ modality }) => modality === "self_reported") ?? null,
      enabled: wanted,
    })),
  });
  return Object.fromEntries(
    answers.flatMap(({ data }, at) => {
      const face = data ? faceOf(data.value) : undefined;
      return face === undefined ? [] : [[tapped[at], face]];
    }),
  );
}

export const useInsights = (weeks: number) =>
  useQuery({
    queryKey: [...keys.body, "insights", weeks],
    queryFn: () => request<InsightsWire>("GET", `/api/insights?weeks=${weeks}`),
    placeholderData: (before) => before,
  });

/** The figures of one thing by day, for a year at most. */
export const useFigures = (metric: Metric, from: string, to: string) =>
  useQuery({
    queryKey: [...keys.body, "figures", metric, from, to],
    queryFn: async () =>
      (await request<DailyFiguresWire>("GET", `/api/readings/daily?metric=${metric}&from=${from}&to=${to}`)).days,
  });

export const useMastery = (lives: boolean | undefined) =>
  useQuery({
    queryKey: [...keys.day, "mastery"],
    queryFn: () => request<MasteryWire>("GET", "/api/mastery"),
    enabled: lives === true,
  });

export const useLesson = (habit: string) =>
  useQuery({
    queryKey: [...keys.day, "lesson", habit],
    queryFn: () => request<LessonWire>("GET", `/api/habits/${encodeURIComponent(habit)}/lesson`),
  });

/** A question about a lesson; what is seen in it as a crisis is answered as one, before anything else. */
export const useAskLesson = (habit: string) =>
  useAction<string, LessonAnswerWire>(
    (question) => request("POST", `/api/habits/${encodeURIComponent(habit)}/questions`, { question }),
    { after: ({ replies }) => noticeCrisis(replies), changes: () => [] },
  );

/** How much is kept, by where it came from. */
export const useReadingSources = () =>
  useQuery({
    queryKey: keys.kept,
    queryFn: () => request<ReadingSourcesWire>("GET", "/api/readings/sources"),
  });

/** Forgets the readings of one source, or all. */
export function useForgetReadings() {
  const client = useQueryClient();
  return useMutation<{ readonly deleted: number }, RequestProblem, string | undefined>({
    mutationFn: (source) =>
      request("DELETE", "/api/readings", {
        confirmed: true,
        ...(source === undefined ? {} : { source_name: source }),
      }),
    onSuccess: () =>
      Promise.all([keys.body, keys.day, keys.next].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

const tokensKey = ["tokens"] as const;

export const useTokens = () =>
  useQuery({
    queryKey: tokensKey,
    queryFn: async () => (await request<{ readonly tokens: readonly TokenWire[] }>("GET", "/api/tokens")).tokens,
  });

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** How long it lasts; for ever where it is not said. */
  /** For ever where it is null. */
  readonly days: number | null;
}

/** Makes a personal token; its secret is in the answer, once. */
export function useMakeToken() {
  const client = useQueryClient();
  return useMutation<TokenMadeWire, RequestProblem, TokenWish>({
    mutationFn: (wish) => request("POST", "/api/tokens", wish),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation<void, RequestProblem, string>({
    mutationFn: (id) => request("DELETE", `/api/tokens/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
}
