/** A schema as the AI SDK writes it, as far as it is looked at. */
interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

/** The longest words and lists, and the largest number, that an answer holds: without an end a grammar lets a model go on until it is cut off, and what is cut off has no shape. */
const most = { length: 300, ofPart: 160, ofItem: 60, items: 4, number: 120 } as const;

/** The same schema in the words that the engine makes a grammar of, with an end to everything that could go on. */
export function boundedSchema(schema: JsonSchema, longest: number = most.length): object {
  if (schema.enum) return { enum: schema.enum };
  if (schema.const !== undefined) return { const: schema.const };
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return { oneOf: either.map((each) => boundedSchema(each, longest)) };
  switch (schema.type) {
    case "object":
      return {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, each]) => [key, boundedSchema(each, longest)]),
        ),
        required: schema.required ?? Object.keys(schema.properties ?? {}),
        additionalProperties: false,
      };
    case "array": {
      const items = schema.items ?? { type: "string" };
      return {
        type: "array",
        items: boundedSchema(items, items.type === "object" ? most.ofPart : most.ofItem),
        maxItems: Math.min(schema.maxItems ?? most.items, most.items),
      };
    }
    case "string":
      return { type: "string", maxLength: Math.min(schema.maxLength ?? longest, longest) };
    case "integer":
    case "number":
      // Digits have no end either.
      return { enum: Array.from({ length: most.number + 1 }, (_, at) => at) };
    default:
      return { type: schema.type ?? "string" };
  }
}

/** What a bounded schema says of a place in an answer, as far as its words go. */
interface Bounded {
  readonly oneOf?: readonly Bounded[];
  readonly properties?: Readonly<Record<string, Bounded>>;
  readonly items?: Bounded;
  readonly maxLength?: number;
}

/** Up to the end of the last sentence that is whole. */
const wholeSentences = /^[\s\S]*[.!?…][»”"')]*(?=\s)/u;
const ended = /[.!?…][»”"')]*\s*$/u;

/** An answer in which words that ran into their bound end with a sentence; with no whole sentence they are none, and so no answer. */
export function endedWithin(value: unknown, bounded: Bounded): unknown {
  if (typeof value === "string") {
    const of = bounded.oneOf?.find(({ maxLength }) => maxLength !== undefined) ?? bounded;
    if (of.maxLength === undefined || value.length < of.maxLength || ended.test(value)) return value;
    return wholeSentences.exec(value)?.[0] ?? "";
  }
  if (Array.isArray(value)) return value.map((each: unknown) => endedWithin(each, bounded.items ?? {}));
  if (typeof value !== "object" || value === null) return value;
  const of = bounded.oneOf?.find(({ properties }) => properties !== undefined) ?? bounded;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, endedWithin(each, of.properties?.[key] ?? {})]),
  );
}
