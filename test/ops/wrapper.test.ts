import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** A checkout of nothing but the wrapper, beside an old Node and a registry that hands out what it likes. */
function wrapperBeside(npm: string): { readonly folder: string; readonly run: () => ReturnType<typeof spawnSync> } {
  const folder = mkdtempSync(join(tmpdir(), "waymark-wrapper-"));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  copyFileSync(join(root, "waymark"), join(folder, "waymark"));
  for (const [name, script] of Object.entries({
    node: "echo 20",
    npm,
    uname: 'case "$1" in -s) echo Linux;; *) echo x86_64;; esac',
  })) {
    const file = join(bin, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  const run = (): ReturnType<typeof spawnSync> =>
    spawnSync("bash", [join(folder, "waymark"), "--help"], {
      encoding: "utf8",
      env: { PATH: `${bin}:/usr/local/bin:/usr/bin:/bin` },
    });
  return { folder, run };
}

test.skipIf(process.platform !== "linux")("a Node that is not the published one is neither unpacked nor run", () => {
  const { folder, run } = wrapperBeside(
    'mkdir -p package/bin && printf "#!/bin/sh\\ntouch ../ran\\n" > package/bin/node && tar -czf "$(echo "$3" | sed "s/@/-/").tgz" package',
  );
  try {
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain("nothing of it was run");
    expect(["ran", ".toolchain", ".toolchain.new"].filter((name) => existsSync(join(folder, name)))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
