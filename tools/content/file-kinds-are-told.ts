import { readFileSync } from "node:fs";
import { importers } from "#channels/imports/importers.ts";
import { fileKinds } from "#core/readings/file-kind.ts";

/** The pages that list the kinds of files in prose. The web app and the API take theirs from `fileKinds`, and do not compile without. */
export interface KindPages {
  /** README.md names each kind; what stands in brackets may be left out. */
  readonly readme: string;
  /** docs/imports.md has a row for each kind. */
  readonly imports: string;
}

const pagesOf = (root: string): KindPages => ({
  readme: readFileSync(`${root}/README.md`, "utf8"),
  imports: readFileSync(`${root}/docs/imports.md`, "utf8"),
});

/** Each kind of file has one importer and is told where people look; one line for each that does not. */
export function checkFileKinds(
  pages: KindPages = pagesOf("."),
  read: readonly { readonly id: string }[] = importers,
): readonly string[] {
  const problem = (file: string, message: string): string => `${file}: file-kinds-are-told: ${message}`;
  return Object.entries(fileKinds).flatMap(([id, name]) => {
    const count = read.filter((each) => each.id === id).length;
    return [
      ...(count === 1 ? [] : [problem("src/channels/imports/importers.ts", `${count} importers of ${id}`)]),
      ...(pages.readme.replaceAll(/\s+/gu, " ").includes(name.replace(/ \(.*\)$/u, ""))
        ? []
        : [problem("README.md", `says nothing of ${name}`)]),
      ...(pages.imports.includes(`| ${name} |`) ? [] : [problem("docs/imports.md", `has no row for ${name}`)]),
    ];
  });
}
