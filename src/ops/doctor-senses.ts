/** What the doctor asks of the machine and the neighbours; each answers with a value, whatever happens. */
export interface DoctorSenses {
  readonly nodeMajor: number;
  readonly dataDir: string;
  readonly publicUrl: string | undefined;
  readonly signup: "invite" | "open" | "closed";
  /** Whether people's calendars may be on this machine or in the networks around it. */
  readonly privateCalendars: boolean;
  /** Free bytes where the data lies; undefined where the folder cannot be written. */
  freeBytes(): Promise<number | undefined>;
  secret(): Promise<
    | { readonly kind: "given" }
    | { readonly kind: "to_be_made"; readonly file: string }
    | {
        readonly kind: "kept";
        readonly file: string;
        /** Whether only its owner may read it. */
        readonly isPrivate: boolean;
        /** Whether whoever copies the data folder has copied it too. */
        readonly besideData: boolean;
      }
  >;
  database(): Promise<
    | {
        readonly kind: "fine";
        readonly where: "embedded" | "postgres";
        /** Whether the service logs in as a role that can do nothing but become its three roles. */
        readonly ownLogin: boolean;
        /** Whether the login of the URL is one that nothing holds back. */
        readonly superuser: boolean;
        /** How long the message that waits longest has waited. */
        readonly oldestMessageSeconds: number;
        /** Messages of the last week of which nobody knows whether they arrived. */
        readonly unsure: number;
      }
    | { readonly kind: "in_use" }
    | { readonly kind: "dead"; readonly reason: string }
  >;
  /** Hours since the last daily dump; undefined where there is none, "server" where a server keeps its own. */
  backupAgeHours(): Promise<number | undefined | "server">;
  telegram(): Promise<
    | { readonly kind: "off" }
    | { readonly kind: "fine"; readonly name: string; readonly webhook: string; readonly skewSeconds: number }
    | { readonly kind: "token" }
    | { readonly kind: "unreachable" }
  >;
  readonly telegramMode: "polling" | "webhook";
  model(): Promise<
    | { readonly kind: "off" }
    | { readonly kind: "fine"; readonly ms: number }
    | { readonly kind: "ill"; readonly reason: string }
  >;
  /** A model that is installed in the box; undefined where none is. */
  box():
    | {
        readonly inUse: string | undefined;
        /** LLM_BASE_URL is set, and wins. */
        readonly outdone: boolean;
        readonly engine: boolean;
        /** Its process ended, and is left alone for a while. */
        readonly resting: boolean;
        /** Ends that nobody asked for, since the program started. */
        readonly ends: number;
        readonly why: string | undefined;
      }
    | undefined;
  mail(): Promise<"off" | "fine" | "ill">;
  /** The operator's own habits: how many serve, and what is wrong with packs that are left out. */
  packs(): {
    readonly configured: number;
    readonly habits: number;
    readonly problems: readonly {
      readonly file: string;
      readonly line: number;
      readonly rule: string;
      readonly message: string;
    }[];
  };
  webBuilt(): boolean;
}
