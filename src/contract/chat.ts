import { z } from "zod";
import { instantSchema } from "./instant.ts";

/**
 * Free text of a person. The bound only keeps the door shut to floods: the dialogue itself answers what is too long,
 * because every text is screened for a crisis first.
 */
export const textSchema = z.string().max(200_000);

export const buttonSchema = z
  .object({ label: z.string(), data: z.string().meta({ description: "Send back as `button`" }) })
  .meta({ id: "Button" });

export const messageSchema = z
  .object({
    text: z.string().meta({ description: "Plain text: show it as it is, never as markup" }),
    buttons: z.array(z.array(buttonSchema)).meta({ description: "Rows of buttons" }),
    file: z
      .object({ kind: z.enum(["export", "progress_card", "work", "diary", "keepsake"]), href: z.string() })
      .optional()
      .meta({ description: "A file to fetch with GET, at `href`" }),
  })
  .meta({ id: "Message" });
export type MessageWire = z.infer<typeof messageSchema>;

export const chatRequestSchema = z
  .union([z.strictObject({ text: textSchema }), z.strictObject({ button: z.string().min(1).max(200) })])
  .meta({ id: "ChatRequest" });
export type ChatRequestWire = z.infer<typeof chatRequestSchema>;

export const chatResponseSchema = z
  .object({
    replies: z.array(messageSchema),
    pending: z.boolean().meta({ description: "The coach's answer is still out; a live message will tell" }),
  })
  .meta({ id: "ChatResponse" });
export type ChatResponseWire = z.infer<typeof chatResponseSchema>;

export const talkSchema = z
  .object({
    turns: z.array(
      z.object({
        at: instantSchema,
        said: z.string().meta({ description: "What the person said" }),
        replies: z.array(messageSchema).meta({ description: "What was said to it; buttons under the last alone" }),
      }),
    ),
  })
  .meta({ id: "Talk" });
export type TalkWire = z.infer<typeof talkSchema>;
