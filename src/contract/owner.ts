import { z } from "zod";
import { instantSchema } from "./instant.ts";
import { passkeyAgainSchema } from "./passkey.ts";

/** Whether the owner's page is open in this session, and until when. */
export const ownerDoorSchema = z
  .object({
    until: instantSchema.nullable().meta({ description: "Null while it is shut" }),
    passkeys: z.int().meta({ description: "Passkeys of the owner that are old enough to open it" }),
  })
  .meta({ id: "OwnerDoor" });
export type OwnerDoorWire = z.infer<typeof ownerDoorSchema>;

/** The second proof: a passkey that is a day old at least, or a code from the machine itself (`./waymark owner`). */
export const ownerOpenSchema = z
  .union([z.strictObject({ passkey: passkeyAgainSchema }), z.strictObject({ code: z.string().min(1).max(100) })])
  .meta({ id: "OwnerOpen" });
export type OwnerOpenWire = z.infer<typeof ownerOpenSchema>;

const keptBackupSchema = z.object({ name: z.string(), bytes: z.int(), made_at: instantSchema });
export type KeptBackupWire = z.infer<typeof keptBackupSchema>;

const benchSchema = z.object({
  load_seconds: z.number(),
  first_step_seconds: z.number(),
  next_step_seconds: z.number(),
  reads_per_second: z.number(),
  writes_per_second: z.number(),
  memory_mb: z.int(),
  right_shape: z.int().meta({ description: "Of three answers; says nothing of how good they are" }),
});
export type BenchWire = z.infer<typeof benchSchema>;

const modelWorkSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("none") }),
  z.object({ is: z.literal("fetching"), name: z.string(), bytes: z.int(), of: z.int().nullable() }),
  z.object({ is: z.literal("asks"), name: z.string(), title: z.string().nullable(), licence: z.string().nullable() }),
  z.object({ is: z.literal("engine"), name: z.string() }),
  z.object({ is: z.literal("installed"), name: z.string() }),
  z.object({ is: z.literal("measuring") }),
  z.object({ is: z.literal("measured"), figures: benchSchema }),
  z.object({ is: z.literal("failed"), why: z.string() }),
]);
export type ModelWorkWire = z.infer<typeof modelWorkSchema>;

/** The model in the box: what is installed, what it takes, and what is being done about it. */
export const ownerModelSchema = z
  .object({
    runs_here: z.boolean().meta({ description: "Whether this machine can run one at all" }),
    installed: z.array(z.object({ name: z.string(), bytes: z.int() })),
    chosen: z.string().nullable(),
    serving: z.string().nullable().meta({ description: "The one that words steps now; another takes a restart" }),
    server: z.string().nullable().meta({ description: "The host of LLM_BASE_URL, which wins" }),
    state: z.enum(["unloaded", "loading", "ready", "resting", "closed"]).nullable(),
    ends: z.int().meta({ description: "Ends of its process that nobody asked for" }),
    memory_mb: z.int().nullable().meta({ description: "While it is loaded" }),
    known: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        bytes: z.int(),
        memory_mb: z.int(),
        licence: z.string(),
        sources: z.array(z.string()).meta({ description: "Pages that tell of this very file" }),
      }),
    ),
    machine: z.object({ processors: z.int(), memory_mb: z.int(), free_mb: z.int().nullable() }),
    work: modelWorkSchema,
  })
  .meta({ id: "OwnerModel" });
export type OwnerModelWire = z.infer<typeof ownerModelSchema>;

/** By address with the hash of the file, by a path on this machine, or by a known name. */
export const modelWishSchema = z
  .union([
    z.strictObject({
      url: z.url({ protocol: /^https$/u }).max(2000),
      sha256: z.string().regex(/^[0-9a-f]{64}$/iu),
    }),
    z.strictObject({ file: z.string().min(1).max(1000) }),
    z.strictObject({ name: z.string().min(1).max(200) }),
  ])
  .meta({ id: "ModelWish" });
export type ModelWishWire = z.infer<typeof modelWishSchema>;
export const modelAgreeSchema = z.strictObject({ agreed: z.boolean() }).meta({ id: "ModelAgree" });
export const modelNameSchema = z.strictObject({ name: z.string().min(1).max(200) }).meta({ id: "ModelName" });

export const ownerInviteStates = ["open", "used", "over"] as const;
export const figureNames = [
  "requests",
  "server_errors",
  "request_ms",
  "memory_mb",
  "lag_ms",
  "steps_by_coach",
  "steps_by_model",
  "troubles",
] as const;
export type FigureName = (typeof figureNames)[number];

/** All that the owner sees; counts, and never what somebody wrote or who they are. */
export const ownerGlanceSchema = z
  .object({
    version: z.string(),
    node: z.string(),
    since: instantSchema.meta({ description: "When this process began to serve" }),
    sign_up: z.enum(["invite", "open", "closed"]),
    people: z.object({ persons: z.int(), goals: z.int(), steps_done: z.int() }),
    invites: z.array(
      z.object({
        id: z.string(),
        created_at: instantSchema,
        expires_at: instantSchema,
        state: z.enum(ownerInviteStates),
      }),
    ),
    storage: z.object({
      kind: z.enum(["embedded", "postgres"]),
      database_bytes: z.int().nullable(),
      free_bytes: z.int().nullable(),
    }),
    messages: z.object({ waiting: z.int(), oldest_seconds: z.int(), unsure: z.int() }),
    jobs: z.array(z.object({ name: z.string(), ok: z.int(), failed: z.int() })),
    backups: z.object({
      daily: z.boolean().meta({ description: "Whether a dump is made by night; a PostgreSQL server has its own" }),
      files: z.array(keptBackupSchema),
    }),
    figures: z.array(z.object({ name: z.enum(figureNames), value: z.number() })),
    flags: z.object({
      own_file: z.boolean(),
      values: z.array(z.object({ name: z.string(), on: z.boolean() })),
    }),
    model: ownerModelSchema,
  })
  .meta({ id: "OwnerGlance" });
export type OwnerGlanceWire = z.infer<typeof ownerGlanceSchema>;

export const findingsSchema = z
  .object({
    findings: z.array(
      z.object({
        what: z.string().meta({ description: "In the words of ./waymark doctor, in English" }),
        state: z.enum(["well", "note", "ill"]),
        why: z.string().nullable(),
        mend: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Findings" });
export type FindingsWire = z.infer<typeof findingsSchema>;

export const backupMadeSchema = keptBackupSchema.meta({ id: "KeptBackup" });
export const backupVerifiedSchema = z
  .object({ whole: z.boolean(), rows: z.int().nullable(), why: z.string().nullable() })
  .meta({ id: "BackupVerified" });
export type BackupVerifiedWire = z.infer<typeof backupVerifiedSchema>;
