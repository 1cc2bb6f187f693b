import { z } from "zod";
import { techniqueIds, workKinds } from "#core/techniques/technique.ts";
import { workStatuses } from "#core/techniques/work.ts";
import { messageSchema, textSchema } from "./chat.ts";
import { movesSchema } from "./exercise.ts";
import { instantSchema } from "./instant.ts";

const workKindSchema = z.enum(workKinds).meta({ id: "WorkKind" });

/** What an exercise left, without its contents. */
export const workSummarySchema = z
  .object({
    id: z.string(),
    kind: workKindSchema,
    technique: z.enum(techniqueIds),
    title: z.string(),
    status: z.enum(workStatuses),
    created_at: instantSchema,
    changed_at: instantSchema,
    opens_on: z.iso.date().nullable(),
  })
  .meta({ id: "WorkSummary" });
export type WorkSummaryWire = z.infer<typeof workSummarySchema>;

export const workListSchema = z
  .object({
    works: z.array(workSummarySchema).meta({ description: "Newest first" }),
    next_from: z.int().nullable().meta({ description: "`from` of the next page" }),
  })
  .meta({ id: "WorkList" });

export const workLineSchema = z
  .object({
    kind: z.enum(["own", "words", "riddle", "photo"]).meta({ description: "`own`: the person's words; `words`: ours" }),
    text: z.string(),
    answer: z.string().nullable().meta({ description: "Of a riddle" }),
    photo_id: z.string().nullable(),
    ticked: z.boolean().nullable().meta({ description: "Null where the section is no list to tick off" }),
  })
  .meta({ id: "WorkLine" });

/** One work in full, in the person's language. */
export const workSchema = workSummarySchema
  .extend({
    sections: z.array(
      z.object({ step: z.string(), head: z.string(), editable: z.boolean(), lines: z.array(workLineSchema) }),
    ),
    may_become: z.array(z.enum(workStatuses)).meta({ description: "What `status` may be set to" }),
    diary: z
      .object({ number: z.int(), previous: z.string(), hash: z.string(), corrects: z.string().nullable() })
      .nullable()
      .meta({ description: "A link of the contact diary: a memory aid, not evidence" }),
  })
  .meta({ id: "Work" });
export type WorkWire = z.infer<typeof workSchema>;

export const safetyPlanSchema = z
  .object({ plan: workSchema.nullable().meta({ description: "Null where none was made" }) })
  .meta({ id: "SafetyPlan" });
export type SafetyPlanWire = z.infer<typeof safetyPlanSchema>;

export const workAnswerSchema = z
  .object({ work: workSchema, ...movesSchema.shape, replies: z.array(messageSchema) })
  .meta({ id: "WorkAnswer" });

export const workPatchSchema = z
  .strictObject({ section: z.string().min(1).max(40), text: textSchema })
  .meta({ id: "WorkPatch" });
export const workTickSchema = z
  .strictObject({ section: z.string().min(1).max(40), line: z.int().min(0).max(999) })
  .meta({ id: "WorkTick" });
export const workStatusSchema = z.strictObject({ status: z.enum(workStatuses) }).meta({ id: "WorkStatusChange" });
