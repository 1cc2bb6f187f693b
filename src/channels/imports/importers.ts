import type { Importer } from "#app/importer.ts";
import { appleHealth } from "./apple-health.ts";

/** Every kind of file that is read; the first that recognises a file reads it. */
export const importers: readonly Importer[] = [appleHealth];
