import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEarly } from "./early.ts";

const dist = mkdtempSync(join(tmpdir(), "early-"));
mkdirSync(join(dist, "assets"));
for (const file of ["home-a1.js", "home-a1.js.br", "cards-b2.js", "index-c3.js"]) {
  writeFileSync(join(dist, "assets", file), "");
}
const early = createEarly(dist);
const cookie = "a=1; waymark.session_token=x";
const named = (link: string): readonly string[] => [...link.matchAll(/<([^>]+)>/gu)].map(([, path = ""]) => path);

test.each([
  [
    "somebody who has yet to sign in asks who is here and how an account is made",
    "/",
    undefined,
    ["/api/account/who", "/api/account/door"],
  ],
  ["on any other page they ask who is here", "/help", "other=1", ["/api/account/who"]],
  [
    "who has signed in gets what Home is drawn from",
    "/",
    cookie,
    [
      "/assets/home-a1.js",
      "/assets/cards-b2.js",
      "/api/account/who",
      "/api/next",
      "/api/step",
      "/api/schedule",
      "/api/tracks/progress",
      "/api/status",
    ],
  ],
  [
    "over https the cookie has another name",
    "/goals",
    "__Secure-waymark.session_token=x",
    ["/assets/home-a1.js", "/api/account/who"],
  ],
] as const)("%s", (_rule, path, sent, expected) => {
  expect(named(early(path, sent))).toEqual(expected);
});

test("what draws a page stands before what fills it, each as the page itself asks for it", () => {
  const built = mkdtempSync(join(tmpdir(), "early-page-"));
  writeFileSync(
    join(built, "index.html"),
    `<link rel="icon" href="/icon.svg" /><script src="/theme.js"></script>
    <script type="module" crossorigin src="/assets/index-c3.js"></script><link rel="stylesheet" crossorigin href="/assets/index-d4.css">`,
  );
  const drawn = [
    "</theme.js>; rel=preload; as=script",
    "</assets/index-c3.js>; rel=modulepreload",
    "</assets/index-d4.css>; rel=preload; as=style; crossorigin",
  ];
  expect(createEarly(built)("/goals", cookie).split(", ").slice(0, 4)).toEqual([
    ...drawn,
    "</api/account/who>; rel=preload; as=fetch; crossorigin",
  ]);
  expect(createEarly(built)("/help", undefined).split(", ").slice(0, 3)).toEqual(drawn);
});

test("where nothing was built yet, nothing is named but answers", () => {
  expect(named(createEarly(join(dist, "nowhere"))("/", cookie))[0]).toBe("/api/account/who");
});
