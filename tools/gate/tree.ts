import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** The code of the repository: each file's text, by its path from the root. */
export type Tree = ReadonlyMap<string, string>;

const folders = ["src", "test", "tools", "web", "bench"] as const;

/** Reads all code below the root. */
export function readTree(root: string): Tree {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => posix.join(folder, name.replaceAll("\\", "/"))),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** What a file runs of others: imports apart from those of types alone, and workers that it starts by their address. */
const edges = [
  /\b(?:import|export)\s+(?!type\b)[^"';]*?\bfrom\s*["']([^"']+)["']/gu,
  /\bimport\s*\(?\s*["']([^"']+)["']/gu,
  /\bnew URL\(\s*["']([^"']+\.tsx?)["']/gu,
] as const;

/** The files that a file runs, as paths from the root; packages are left out. */
export function importsOf(path: string, text: string): readonly string[] {
  const names = edges.flatMap((edge) => [...text.matchAll(edge)].map(([, name = ""]) => name));
  return names.flatMap((name) => {
    // `#room/…` is `src/room/…`, apart from that of the tests (package.json, "imports").
    if (name.startsWith("#")) return [name.startsWith("#test/") ? name.slice(1) : `src/${name.slice(1)}`];
    return name.startsWith(".") ? [posix.join(posix.dirname(path), name)] : [];
  });
}
