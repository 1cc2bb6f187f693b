import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Router } from "../router.ts";

const swaggerFiles = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
} as const;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Waymark API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/open.js"></script>
</body>
</html>
`;
const open = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null });\n`;

/** The document's frame; its paths and schemas come from the routes themselves. */
export function openApiDocument(publicUrl: string, version: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Waymark",
      version,
      description:
        "One next step, on every path that matters to you. Times are ISO 8601 in UTC. Every POST may carry an `Idempotency-Key`: " +
        "the same key with the same request gives the first answer again; readings and files need none, as sending them twice changes nothing. Errors are problems (RFC 9457) with a closed `code`. " +
        "Live changes: a WebSocket at `/api/live`.",
    },
    servers: [{ url: publicUrl }],
  };
}

/** The OpenAPI document and a page to read it by, both from this server alone. */
export function docsRoutes(router: Router, settings: { readonly publicUrl: string; readonly version: string }): void {
  router.openAPIRegistry.registerComponent("securitySchemes", "cookie", {
    type: "apiKey",
    in: "cookie",
    name: `${settings.publicUrl.startsWith("https:") ? "__Secure-" : ""}waymark.session_token`,
  });
  router.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "A session token or an access token (JWT)",
  });
  router.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "wm_…",
    description: "A personal token (POST /api/tokens), for the routes that name one of its scopes",
  });
  router.openAPIRegistry.registerComponent("securitySchemes", "operator", {
    type: "http",
    scheme: "bearer",
    description: "The operator's token, derived from WAYMARK_SECRET",
  });

  const swaggerDir = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  let document: ReturnType<Router["getOpenAPI31Document"]> | undefined;
  router.get("/api/openapi.json", (c) => {
    c.header("cache-control", "no-cache");
    // Written once: anybody may ask for it, as often as they like.
    document ??= router.getOpenAPI31Document(openApiDocument(settings.publicUrl, settings.version));
    return c.json(document);
  });
  router.get("/api/docs", (c) => c.html(page));
  router.get("/api/docs/open.js", (c) => c.body(open, 200, { "content-type": "text/javascript; charset=utf-8" }));
  for (const [name, contentType] of Object.entries(swaggerFiles)) {
    router.get(`/api/docs/${name}`, async (c) =>
      c.body(await readFile(join(swaggerDir, name)), 200, {
        "content-type": contentType,
        "cache-control": "public, max-age=86400",
      }),
    );
  }
}
