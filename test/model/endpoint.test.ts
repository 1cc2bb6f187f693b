import { afterAll, beforeAll } from "vitest";
import { type ModelServer, modelStep, startModelServer } from "#test/fakes/model-server.ts";
import { holdsAsEndpoint } from "./endpoint-laws.ts";

/** The laws of an endpoint, held by a server: the same ones hold for the model in the box (`engine.test.ts`). */
let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
  server.script(modelStep({ step: "Throw one ball.", floor_step: "Hold one ball.", stretch_step: "Throw two balls." }));
});
afterAll(() => server.close());

holdsAsEndpoint(() => ({ baseUrl: server.baseUrl, model: "fake", apiKey: undefined }));
