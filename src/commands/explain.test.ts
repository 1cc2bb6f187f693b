import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const failed = (code: string, message: string): Error => Object.assign(new Error(message), { code });

test.each([
  ["a port that is taken", failed("EADDRINUSE", "listen EADDRINUSE"), /^The port is taken/],
  ["an address of another machine", failed("EADDRNOTAVAIL", "listen EADDRNOTAVAIL"), /HOST/],
  ["a name that nobody has", failed("ENOTFOUND", "getaddrinfo ENOTFOUND"), /HOST/],
  ["a file where the data folder should be", failed("EEXIST", "mkdir '/srv/data'"), /WAYMARK_DATA_DIR.*\/srv\/data/],
  ["a folder inside a file", failed("ENOTDIR", "mkdir '/srv/data/x'"), /WAYMARK_DATA_DIR/],
  [
    "a file that is not there, by its name",
    Object.assign(failed("ENOENT", "ENOENT: no such file or directory, stat '/srv/x'"), { path: "/srv/x" }),
    /^There is no such file or folder: \/srv\/x$/,
  ],
  ["a folder of somebody else", failed("EACCES", "mkdir"), /may not be used by this user/],
  ["a disk that cannot be written to", failed("EROFS", "mkdir"), /may not be used by this user/],
  [
    "a misspelt option, without what is said to programmers",
    failed("ERR_PARSE_ARGS_UNKNOWN_OPTION", "Unknown option '--port'. To specify a positional argument, do this"),
    /^Unknown option '--port'\.\nSee \.\/waymark --help$/,
  ],
])("the operator is told of %s without a stack", (_what, error, told) => {
  expect(explain(error)).toMatch(told);
  expect(explain(error)).not.toContain("    at ");
});
