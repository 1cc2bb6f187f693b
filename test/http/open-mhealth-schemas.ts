import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const folder = "test/fixtures/openmhealth/schema/omh";

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

const notes = new Set(["$schema", "definitions", "references", "deprecation", "description"]);

/** A schema of the fixtures with whatever it points to written out in its place; none of them goes in circles. */
function writtenOut(file: string): unknown {
  const text = readFileSync(join(folder, file), "utf8");
  // `heart-rate-2.x.json` only names the last of its kind.
  if (!text.trimStart().startsWith("{")) return writtenOut(text.trim());
  const root = JSON.parse(text) as Node;
  const definitions = isNode(root["definitions"]) ? root["definitions"] : {};
  const out = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(out);
    if (!isNode(value)) return value;
    const to = value["$ref"];
    if (typeof to === "string") {
      const [, own] = /^#\/definitions\/(.+)$/u.exec(to) ?? [];
      return own === undefined ? writtenOut(to) : out(definitions[own]);
    }
    // Whatever has properties is an object in all of these schemas, also where they do not say so.
    const object = ("properties" in value || "required" in value) && !("type" in value) ? { type: "object" } : {};
    const said = Object.fromEntries(
      Object.entries(value).flatMap(([key, each]) =>
        notes.has(key) && typeof each !== "boolean" && !(key === "description" && isNode(each))
          ? []
          : [[key, out(each)]],
      ),
    );
    const asked = Array.isArray(value["required"]) ? (value["required"] as readonly string[]) : [];
    const named = Object.fromEntries(asked.map((name) => [name, {}]));
    return asked.length === 0
      ? { ...said, ...object }
      : { ...said, ...object, properties: { ...named, ...(said["properties"] as Node | undefined) } };
  };
  return out(root);
}

/** The published JSON schema of Open mHealth, such as `heart-rate-2.0`, as something that checks. */
export function openMhealthSchema(name: string): z.ZodType {
  return z.fromJSONSchema(writtenOut(`${name}.json`) as Parameters<typeof z.fromJSONSchema>[0]);
}
