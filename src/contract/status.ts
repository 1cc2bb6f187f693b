import { z } from "zod";
import { crisisKinds, crisisLevels } from "#core/safety/crisis.ts";
import { instantSchema } from "./instant.ts";
import { stepStates } from "./step.ts";

export const statusSchema = z
  .object({
    state: z.enum(stepStates),
    active_goal: z
      .object({ id: z.string(), title: z.string(), completed_steps: z.int(), created_at: instantSchema })
      .nullable(),
    open_goals: z.int(),
    completed_steps: z.int().meta({ description: "Of all goals that are kept" }),
    crisis: z
      .object({
        level: z.enum(crisisLevels).exclude(["none"]),
        kind: z.enum(crisisKinds).nullable(),
        since: instantSchema,
      })
      .nullable()
      .meta({ description: "While set, nothing is started by Waymark" }),
    undo_until: instantSchema.nullable().meta({ description: "Until when the last `done` can be taken back" }),
  })
  .meta({ id: "Status" });
export type StatusWire = z.infer<typeof statusSchema>;
