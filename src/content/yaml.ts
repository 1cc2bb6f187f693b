import { CORE_SCHEMA, load } from "js-yaml";

/**
 * One YAML or JSON document as plain values; throws where it is none. Nothing in it may stand for something else, so that a small file
 * stays small. `yaml` reads eight times slower, but knows where a thing stands: it is kept for telling an author the line (day-files.ts).
 */
export const parseYaml = (text: string): unknown => apart(load(text, { schema: CORE_SCHEMA, maxAliases: 0 }));

/** The same values with texts of their own: as they are read, each is a view of its document, which would stay in memory whole. */
const apart = (read: unknown): unknown => (read === undefined ? undefined : JSON.parse(JSON.stringify(read)));
