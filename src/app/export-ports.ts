import type { Identity } from "./identity-ports.ts";

/** All that is kept about a person, for themselves: complete, portable, readable without Waymark. Times are ISO 8601 in UTC. */
export interface PersonExport {
  readonly format: "waymark-export-1";
  readonly exportedAt: string;
  readonly person: Readonly<Record<string, unknown>>;
  readonly identities: readonly Identity[];
  readonly dialogue: Readonly<Record<string, unknown>>;
  readonly goals: readonly Readonly<Record<string, unknown>>[];
  readonly journal: readonly Readonly<Record<string, unknown>>[];
  readonly journey: Readonly<Record<string, unknown>> | undefined;
  readonly milestones: readonly Readonly<Record<string, unknown>>[];
  readonly exercises: readonly Readonly<Record<string, unknown>>[];
  readonly works: readonly Readonly<Record<string, unknown>>[];
  readonly day: Readonly<Record<string, unknown>> | undefined;
  /** Days as they were planned and what became of them, newest first. */
  readonly plans: readonly Readonly<Record<string, unknown>>[];
  /** What adaptation remembers, and every change of a task, newest first. */
  readonly adapting: Readonly<Record<string, unknown>> | undefined;
  readonly adaptations: readonly Readonly<Record<string, unknown>>[];
  readonly baselines: readonly Readonly<Record<string, unknown>>[];
  /** The newest of what is kept of the body; where it is not complete the export over HTTP has all of it. */
  readonly readings: {
    readonly kept: number;
    readonly complete: boolean;
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  };
  /** Tokens by name; what they are is known to nobody but the person. */
  readonly tokens: readonly Readonly<Record<string, unknown>>[];
  readonly imports: readonly Readonly<Record<string, unknown>>[];
  /** When the plan's feed for a calendar program was made; its address is known to nobody but the person. */
  readonly feeds: readonly { readonly createdAt: string }[];
  /** Ways by which the person is told that something is there. */
  readonly ways: readonly Readonly<Record<string, unknown>>[];
  /** JPEG in base64. */
  readonly photos: readonly { readonly id: string; readonly mime: string; readonly base64: string }[];
  /** Messages on their way or sent in the last days; later they are forgotten. */
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  /** Inputs handled in the last days, as keys that keep them from being handled twice. */
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
}

/** Lists of the export that come page by page. */
export type ExportList = "journal" | "works" | "plans" | "photos" | "messages" | "inputs";
type ExportedRows = () => AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;

/** The same as `PersonExport`, of which no more than a page is held at a time: what there was when it began, each page as it is when it is read. */
export interface ExportPages {
  readonly head: Omit<PersonExport, ExportList | "goals" | "readings">;
  readonly goals: () => AsyncIterable<{
    readonly goal: Readonly<Record<string, unknown>>;
    readonly completed: ExportedRows;
  }>;
  readonly lists: Readonly<Record<ExportList, ExportedRows>>;
  /** How many readings there are; `ReadingStore.list` has them. */
  readonly kept: number;
}
