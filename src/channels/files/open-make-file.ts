import type { FileParts, MakeFile } from "./make-file.ts";

export type { MakeFile } from "./make-file.ts";

/** Makes files as `createMakeFile` does; what draws them is large and mostly not needed, so it is loaded with the first. */
export function openMakeFile(parts: FileParts): MakeFile {
  let made: Promise<MakeFile> | undefined;
  return async (personId, file) => {
    made ??= import("./make-file.ts").then(({ createMakeFile }) => createMakeFile(parts));
    return (await made)(personId, file);
  };
}
