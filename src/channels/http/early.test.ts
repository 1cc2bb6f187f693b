import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEarly } from "./early.ts";

const dist = mkdtempSync(join(tmpdir(), "early-"));
mkdirSync(join(dist, "assets"));
writeFileSync(
  join(dist, "pages.json"),
  JSON.stringify({
    "index.html": { file: "assets/index-c3.js" },
    "_home-a1.js": { file: "assets/home-a1.js", name: "home", imports: ["index.html", "_help-e5.js"] },
    "_help-e5.js": { file: "assets/help-e5.js", imports: ["index.html"] },
    "_cards-b2.js": { file: "assets/cards-b2.js", name: "cards", imports: ["index.html", "_home-a1.js"] },
    "features/tracks/tracks-page.tsx": { file: "assets/tracks-f6.js", imports: ["_cards-b2.js", "_bar-g7.js"] },
    "_bar-g7.js": { file: "assets/bar-g7.js", imports: ["index.html"] },
  }),
);
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
      "/assets/help-e5.js",
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
    "a page of their own comes with all that it waits for, and what the menu is drawn from",
    "/tracks",
    cookie,
    [
      "/assets/home-a1.js",
      "/assets/help-e5.js",
      "/assets/tracks-f6.js",
      "/assets/cards-b2.js",
      "/assets/bar-g7.js",
      "/api/account/who",
      "/api/tracks/progress",
      "/api/schedule",
      "/api/status",
    ],
  ],
  [
    "a page that is opened seldom begins with who is here",
    "/traces",
    cookie,
    ["/assets/home-a1.js", "/assets/help-e5.js", "/api/account/who"],
  ],
  [
    "over https the cookie has another name",
    "/goals/new",
    "__Secure-waymark.session_token=x",
    ["/assets/home-a1.js", "/assets/help-e5.js", "/api/account/who"],
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
