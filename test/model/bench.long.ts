import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { model } from "../../src/commands/model.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { dataDirWithModel, fetchedEngine } from "./tiny-box.ts";

/** Measures and tries of `./waymark model`: they load the model anew each time. */
let missing: string | undefined;
let config: Config;

beforeAll(async () => {
  missing = await fetchedEngine();
  const read = readConfig({ WAYMARK_DATA_DIR: dataDirWithModel() });
  if (!read.ok) throw new Error(read.problems.join());
  config = read.config;
});
beforeEach(({ skip }) => skip(missing !== undefined, `the engine could not be fetched: ${missing}`));
afterAll(() => rmSync(config.WAYMARK_DATA_DIR, { recursive: true, force: true }));

async function says(...words: readonly string[]): Promise<{ readonly code: number; readonly told: string }> {
  const told: string[] = [];
  const hear = (line: string): void => void told.push(line);
  return { code: await model(config, words, {}, { tell: hear, complain: hear }), told: told.join("\n") };
}

test("it is measured on this machine", async () => {
  const { code, told } = await says("bench");
  expect([code, told]).toEqual([
    0,
    expect.stringMatching(/until it is loaded[^]*tokens[^]*memory while it is loaded +\d+ MB/u),
  ]);
});

test("it is tried with a goal, and it is said who worded the step", async () => {
  const { code, told } = await says("try", "learn to juggle");
  expect([code, told]).toEqual([0, expect.stringMatching(/^Worded by/mu)]);
});

test("where none is in use there is nothing to measure", async () => {
  await says("off");
  expect((await says("bench")).code).toBe(1);
});
