import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type AlarmKnowledge, alarmReplies } from "#core/safety/crisis-answer.ts";
import { packModel } from "#core/text/packed-model.ts";
import { loadIntentClasses } from "./intents.ts";
import { linearSpec } from "./linear-spec.ts";
import { loadSpelling } from "./spelling.ts";

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(16),
  temperature: z.number().positive(),
  heads: z
    .array(z.strictObject({ label: z.enum(alarmReplies), bias: z.number(), scale: z.number(), weights: z.base64() }))
    .length(alarmReplies.length),
});

/** The reader of what is said to an alarm as it lies in content/models: weights as base64 of deflated signed bytes. */
export type AlarmModelFile = z.infer<typeof modelSchema>;

/** What was learned of replies to an alarm, with the fingerprint of what it was learned from; throws with the file where anything is wrong. */
export function loadAlarmModel(folder: string): AlarmKnowledge & { readonly corpus: string } {
  const path = join(folder, "models", "alarms.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  const { spec, temperature, heads, corpus } = parsed.data;
  return {
    corpus,
    temperature,
    spelling: loadSpelling(folder),
    classes: loadIntentClasses(folder),
    model: packModel({
      spec,
      heads: heads.map((head) => ({
        ...head,
        weights: new Int8Array(inflateRawSync(Buffer.from(head.weights, "base64"))),
      })),
    }),
  };
}
