import { z } from "zod";
import { tokenScopes } from "#core/person/token-scope.ts";
import { instantSchema } from "./instant.ts";

export const tokenScopeSchema = z.enum(tokenScopes).meta({
  id: "TokenScope",
  description:
    "`readings:write` sends readings, `readings:read` reads them, `day:read` reads the day and how it was adapted",
});

/** A personal token, without its secret. */
export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(tokenScopeSchema),
    created_at: instantSchema,
    used_at: instantSchema.nullable().meta({ description: "To the hour" }),
    expires_at: instantSchema.nullable(),
  })
  .meta({ id: "Token" });
export type TokenWire = z.infer<typeof tokenSchema>;

export const tokenListSchema = z.object({ tokens: z.array(tokenSchema) }).meta({ id: "TokenList" });
export const tokenWishSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(60).meta({ example: "My phone" }),
    scopes: z.array(tokenScopeSchema).min(1).max(tokenScopes.length),
    days: z
      .int()
      .min(1)
      .max(3650)
      .nullable()
      .default(90)
      .meta({ description: "How long it lasts; ninety days where it is not said, for ever only where it says null" }),
  })
  .meta({ id: "TokenWish" });
export const tokenMadeSchema = z
  .object({
    secret: z
      .string()
      .meta({ description: "For `Authorization: Bearer`; told once and kept nowhere", example: "wm_…" }),
    token: tokenSchema,
  })
  .meta({ id: "TokenMade" });
export type TokenMadeWire = z.infer<typeof tokenMadeSchema>;
