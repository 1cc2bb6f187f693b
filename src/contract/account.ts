import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { instantSchema } from "./instant.ts";
import { keepSchema } from "./keep.ts";
import { timeZoneSchema } from "./me.ts";
import { factorCodeSchema } from "./second-factor.ts";

/** Length is what makes a password hard to guess; no rules of signs and capitals. */
export const passwordLimits = { least: 10, most: 200 } as const;

const emailSchema = z.email().max(254);
const anyPasswordSchema = z.string().min(1).max(passwordLimits.most);
const newPasswordSchema = z
  .string()
  .max(1000)
  .meta({ description: `${passwordLimits.least} to ${passwordLimits.most} characters; else weak_password` });

/** How an account can be made here now: `owner` until the first one exists. */
export const doorSchema = z
  .object({
    sign_up: z.enum(["owner", "invite", "open", "closed"]),
    code_needed: z.boolean().meta({ description: "An invite code or, for the owner, the code printed at start" }),
    reset_by_mail: z.boolean(),
    password_least: z.int(),
    provider: z
      .string()
      .nullable()
      .meta({ description: "The name of the OpenID provider by which one may sign in as well" }),
  })
  .meta({ id: "Door" });
export type DoorWire = z.infer<typeof doorSchema>;

export const signUpSchema = z
  .strictObject({
    email: emailSchema,
    password: newPasswordSchema,
    code: z.string().max(100).optional(),
    locale: z.enum(locales).optional(),
    time_zone: timeZoneSchema.optional(),
  })
  .meta({ id: "SignUp" });

export const signInSchema = z
  .strictObject({
    email: emailSchema,
    password: anyPasswordSchema,
    code: factorCodeSchema.optional(),
    shared_device: z
      .boolean()
      .default(false)
      .meta({ description: "Others use this device too: the session lasts two hours, and goes with the browser" }),
  })
  .meta({ id: "SignIn" });

export const signedInSchema = z
  .object({
    token: z
      .string()
      .meta({ description: "Session token for `Authorization: Bearer`; browsers use the cookie instead" }),
    session_id: z.string(),
    expires_at: instantSchema,
  })
  .meta({ id: "SignedIn" });
export type SignedInWire = z.infer<typeof signedInSchema>;

export const accessTokenSchema = z
  .object({
    token: z.string().meta({ description: "JWT, to be verified by /api/account/jwks" }),
    expires_at: instantSchema,
  })
  .meta({ id: "AccessToken" });

export const jwksSchema = z
  .object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) })
  .meta({ id: "Jwks" });

export const sessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    created_at: instantSchema,
    expires_at: instantSchema,
    used_at: instantSchema.nullable().meta({ description: "To the hour" }),
    user_agent: z.string().nullable(),
    shared: z.boolean().meta({ description: "On a device that others use too" }),
    open_pages: z.int().meta({ description: "Pages that are open there now, as far as this process sees them" }),
  })
  .meta({ id: "Session" });
export const sessionListSchema = z.object({ sessions: z.array(sessionSchema) }).meta({ id: "SessionList" });

export const signOutSchema = z
  .strictObject({
    which: z.enum(["this", "others", "everywhere"]).default("this").meta({
      description:
        "`others` and `everywhere` also end Telegram, tokens, the calendar's address and ways of being told, save what is kept",
    }),
    keep: keepSchema,
  })
  .meta({ id: "SignOut" });

export const passwordChangeSchema = z
  .strictObject({ current: anyPasswordSchema, next: newPasswordSchema, keep: keepSchema })
  .meta({ id: "PasswordChange" });

export const resetRequestSchema = z
  .strictObject({ email: emailSchema, locale: z.enum(locales).optional() })
  .meta({ id: "ResetRequest" });
export const resetRequestedSchema = z
  .object({
    by: z.enum(["mail", "operator"]).meta({ description: "`operator`: no mail is set up here; ask whoever runs it" }),
  })
  .meta({ id: "ResetRequested" });
export const resetSchema = z
  .strictObject({ code: z.string().min(1).max(100), password: newPasswordSchema })
  .meta({ id: "Reset" });

/** The password once more, before what would let somebody in or out with everything; it holds for ten minutes. */
export const confirmSchema = z
  .strictObject({ password: anyPasswordSchema, code: factorCodeSchema.optional() })
  .meta({ id: "Confirm" });

/** A one-time code that joins a Telegram account to this person. */
export const linkCodeSchema = z
  .object({
    code: z.string().meta({ description: "Send `/start link_<code>` to the bot" }),
    url: z.string().nullable().meta({ description: "The same as a link, where the bot's name is known" }),
    expires_at: instantSchema,
  })
  .meta({ id: "LinkCode" });

export const inviteSchema = z.object({ code: z.string(), expires_at: instantSchema }).meta({ id: "Invite" });
export const ownerCodeSchema = inviteSchema.meta({ id: "OwnerCode" });
export const operatorResetSchema = z.strictObject({ email: emailSchema }).meta({ id: "OperatorReset" });
export const operatorResetCodeSchema = z
  .object({ url: z.string(), expires_at: instantSchema })
  .meta({ id: "OperatorResetCode" });
