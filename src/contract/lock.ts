import { z } from "zod";
import { lockAfter, pinPattern } from "#core/person/pin.ts";

const pinSchema = z.string().regex(pinPattern).meta({ description: "4 to 12 digits" });

export const lockSchema = z
  .object({
    set: z.boolean().meta({ description: "Whether this account has a PIN" }),
    locked: z.boolean().meta({ description: "Whether this session is locked: everything private is refused" }),
    after_minutes: z.int().nullable(),
    shows_plan: z
      .boolean()
      .meta({ description: "Whether the own safety plan opens without the PIN, as its person chose" }),
  })
  .meta({ id: "Lock" });
export type LockWire = z.infer<typeof lockSchema>;

export const lockWishSchema = z
  .strictObject({ pin: pinSchema, after_minutes: z.literal(lockAfter) })
  .meta({ id: "LockWish" });

export const planOnLockSchema = z.strictObject({ shown: z.boolean() }).meta({ id: "PlanOnLock" });

export const unlockSchema = z.strictObject({ pin: z.string().max(100) }).meta({ id: "Unlock" });
