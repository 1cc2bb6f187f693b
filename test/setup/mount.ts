import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "vitest";

function mayMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), "waymark-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", probe], { stdio: "ignore" });
    execFileSync("umount", [probe]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

/** Skips a test that needs a small disk of its own where nothing may be mounted, and says so. */
export const needsMount = ({ skip }: TestContext): void =>
  skip(!mayMount(), "it needs a small disk of its own, and nothing may be mounted here");
