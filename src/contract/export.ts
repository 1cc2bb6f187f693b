import { z } from "zod";

/** Everything held about a person, portable; grows with the product, so its inside is open. */
export const exportSchema = z.looseObject({}).meta({ id: "Export" });
export type ExportWire = z.infer<typeof exportSchema>;
