import { z } from "zod";

const weight = z.number().min(0);

/** What a learned reader looks at in a text, as its file in content/models says; `mostBits` bounds the table that its features are hashed into. */
export const linearSpec = (mostBits = 20) =>
  z.strictObject({
    bits: z.int().min(8).max(mostBits),
    chars: z.strictObject({ from: z.int(), to: z.int(), weight }),
    words: z.strictObject({ weight }),
    pairs: z.strictObject({ skip: z.int(), weight }),
    classes: z.strictObject({ span: z.int(), weight }),
  });
