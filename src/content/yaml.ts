import { CORE_SCHEMA, load } from "js-yaml";

/**
 * One YAML or JSON document as plain values; throws where it is none. Nothing in it may stand for something else, so that a small file
 * stays small. `yaml` reads eight times slower, but knows where a thing stands: it is kept for telling an author the line (day-files.ts).
 */
export const parseYaml = (text: string): unknown => load(text, { schema: CORE_SCHEMA, maxAliases: 0 });
