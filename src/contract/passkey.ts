import { z } from "zod";
import { instantSchema } from "./instant.ts";

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)
    .meta({ description: "base64url" });

export const passkeyChallengeSchema = z
  .object({
    challenge: z.string(),
    rp_id: z.string().meta({ description: "The name that passkeys of this place are for" }),
  })
  .meta({ id: "PasskeyChallenge" });
export type PasskeyChallengeWire = z.infer<typeof passkeyChallengeSchema>;

export const passkeyMadeSchema = z
  .strictObject({
    id: bytes(1400),
    client_data: bytes(8000),
    authenticator_data: bytes(8000),
    public_key: bytes(4000).meta({ description: "SPKI, as getPublicKey gives it" }),
    algorithm: z.int(),
  })
  .meta({ id: "PasskeyMade" });
export type PasskeyMadeWire = z.infer<typeof passkeyMadeSchema>;

export const passkeyShownSchema = z
  .strictObject({
    id: bytes(1400),
    client_data: bytes(8000),
    authenticator_data: bytes(8000),
    signature: bytes(2000),
    shared_device: z.boolean().default(false),
  })
  .meta({ id: "PasskeyShown" });
export type PasskeyShownWire = z.input<typeof passkeyShownSchema>;

/** A passkey in place of the password, for whoever is signed in. */
export const passkeyAgainSchema = passkeyShownSchema.omit({ shared_device: true }).meta({ id: "PasskeyAgain" });
export type PasskeyAgainWire = z.infer<typeof passkeyAgainSchema>;

export const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string().nullable().meta({ description: "The browser that made it" }),
    created_at: instantSchema.meta({ description: "To the day" }),
  })
  .meta({ id: "Passkey" });
