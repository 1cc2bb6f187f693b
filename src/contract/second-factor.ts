import { z } from "zod";

/** Six digits of an authenticator app, or a recovery code. */
export const factorCodeSchema = z.string().max(100).meta({
  description: "Six digits of the authenticator app, or a recovery code; wanted where there is a second factor",
});

export const factorBegunSchema = z
  .object({
    secret: z.string().meta({ description: "For the authenticator app, in base32; shown once" }),
    url: z.string().meta({ description: "The same, as an app on this device opens it (otpauth:)" }),
  })
  .meta({ id: "SecondFactorBegun" });
export type FactorBegunWire = z.infer<typeof factorBegunSchema>;

export const factorConfirmSchema = z.strictObject({ code: factorCodeSchema }).meta({ id: "SecondFactorConfirm" });

export const recoveryCodesSchema = z
  .object({ recovery_codes: z.array(z.string()).meta({ description: "Each good once; shown this once" }) })
  .meta({ id: "RecoveryCodes" });
export type RecoveryCodesWire = z.infer<typeof recoveryCodesSchema>;

/** How the second factor of an account stands; null where there is none. */
export const secondFactorSchema = z
  .object({ recovery_codes_left: z.int() })
  .nullable()
  .meta({ description: "The authenticator app that is asked for at sign-in" });
