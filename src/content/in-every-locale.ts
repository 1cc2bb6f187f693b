import { z } from "zod";
import { byLocale, type Locale } from "#core/person/person.ts";

/** The same said once in each language of the program; a pack that lacks one is told which. */
export function inEveryLocale<Schema extends z.ZodType>(
  said: Schema,
): z.ZodObject<Record<Locale, Schema>, z.core.$strict> {
  return z.strictObject(byLocale(() => said));
}

/** One text in each language. */
export const localWords = inEveryLocale(z.string().trim().min(1));
export type LocalWords = z.infer<typeof localWords>;
