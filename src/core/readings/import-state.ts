/** How far the import of a file is; `stopped` is what the person said. */
export const importStates = ["waiting", "running", "done", "failed", "stopped"] as const;
export type ImportState = (typeof importStates)[number];
