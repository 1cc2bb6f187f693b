import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The files that differ from where the work began: from the commit that is named, or else from where this branch left the one that it
 * follows, or `main`; what is not committed yet is among them. A file that is gone is not: whoever used it does not compile.
 */
export function changedFiles(root: string, since: string | undefined): readonly string[] {
  const git = (...words: readonly string[]): string =>
    execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const base = (name: string): string | undefined => {
    try {
      return git("merge-base", "HEAD", name).trim();
    } catch {
      return undefined;
    }
  };
  const from = since === undefined ? (base("@{upstream}") ?? base("main") ?? "HEAD") : base(since);
  if (from === undefined) throw new Error(`git knows no commit "${since}".`);
  const listed = `${git("diff", "--name-only", "-z", from)}${git("ls-files", "--others", "--exclude-standard", "-z")}`;
  return [...new Set(listed.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path))).toSorted();
}
