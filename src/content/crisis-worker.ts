import { parentPort, workerData } from "node:worker_threads";
import { loadCrisisScreen, type TextSigns } from "./crisis.ts";

export interface ReadCall {
  readonly id: number;
  readonly text: string;
}
export interface ReadAnswer {
  readonly id: number;
  readonly signs: TextSigns;
}

const port = parentPort;
if (port === null) throw new Error("long texts are read in a worker thread only");
const screen = loadCrisisScreen(String(workerData));
port.on("message", ({ id, text }: ReadCall) => {
  port.postMessage({ id, signs: screen.read(text) } satisfies ReadAnswer);
});
