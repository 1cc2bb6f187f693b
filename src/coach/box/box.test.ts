import { beforeEach, describe, expect, test } from "vitest";
import { type Box, BoxRefused, type BoxState, createBox, type Urgency } from "./box.ts";
import type { FromEngine, ToEngine } from "./engine-words.ts";

/** A process that does what a test says, on a clock that a test turns. */
class Fake {
  now = 0;
  readonly sent: ToEngine[] = [];
  started = 0;
  killed = 0;
  heard: { said(word: FromEngine): void; ended(how: string): void } | undefined;
  readonly timers = new Set<{ readonly at: number; readonly run: () => void }>();
  readonly states: BoxState[] = [];
  readonly box: Box = createBox({
    start: (heard) => {
      this.started += 1;
      this.heard = heard;
      return {
        send: (word) => void this.sent.push(word),
        kill: () => {
          this.killed += 1;
          heard.ended("SIGKILL");
        },
      };
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    now: () => this.now,
    later: (ms, run) => {
      const timer = { at: this.now + ms, run };
      this.timers.add(timer);
      return () => this.timers.delete(timer);
    },
    told: (state) => void this.states.push(state),
    rule: { idle: 1000, grace: 100, load: 500, rest: 10, longestRest: 40 },
  });

  pass(ms: number): void {
    this.now += ms;
    for (const timer of this.timers) if (timer.at <= this.now && this.timers.delete(timer)) timer.run();
  }
  ready(): void {
    this.heard?.said({ is: "ready", memoryMb: 50 });
  }
  answers(id: number, text = "said"): void {
    const answer = { text, inputTokens: 1, outputTokens: 1, firstMs: 1 };
    this.heard?.said({ is: "answer", id, answer, memoryMb: 60 });
  }
  /** What is being answered now. */
  get asked(): string | undefined {
    const last = this.sent.findLast((word) => word.do === "ask");
    return last?.do === "ask" ? last.ask.prompt : undefined;
  }
  ask(prompt: string, urgency: Urgency = "waits") {
    const controller = new AbortController();
    const result: { came?: string; why?: string } = {};
    const done = this.box
      .ask({ system: "", prompt, maxTokens: 1, temperature: 0 }, urgency, controller.signal)
      .then(({ text }) => void (result.came = text))
      .catch((error: unknown) => void (result.why = error instanceof BoxRefused ? error.why : "other"));
    return { result, done, takeBack: () => controller.abort() };
  }
}

let fake: Fake;
beforeEach(() => {
  fake = new Fake();
});

test("nothing is loaded before somebody asks, and one process serves all", async () => {
  expect(fake.started).toBe(0);
  const [one, two] = [fake.ask("one"), fake.ask("two")];
  fake.ready();
  expect(fake.asked).toBe("one");
  fake.answers(1, "first");
  await one.done;
  expect(fake.asked).toBe("two");
  fake.answers(2, "second");
  await two.done;
  expect([one.result.came, two.result.came, fake.started]).toEqual(["first", "second", 1]);
  expect(fake.box.idle()).toBe(true);
});

describe("who waits is served first", () => {
  test("before what is worded ahead and came earlier", async () => {
    const busy = fake.ask("busy");
    fake.ready();
    const ahead = fake.ask("ahead", "ahead");
    const waits = fake.ask("waits");
    fake.answers(1);
    await busy.done;
    expect(fake.asked).toBe("waits");
    fake.answers(3);
    await waits.done;
    expect(fake.asked).toBe("ahead");
    fake.answers(2);
    await ahead.done;
  });

  test("what is being worded ahead is set aside", async () => {
    const ahead = fake.ask("ahead", "ahead");
    fake.ready();
    const waits = fake.ask("waits");
    await ahead.done;
    expect(ahead.result.why).toBe("set_aside");
    expect(fake.sent.at(-1)).toEqual({ do: "stop", id: 1 });
    fake.heard?.said({ is: "failed", id: 1, why: "aborted" });
    fake.answers(2);
    await waits.done;
    expect(waits.result.came).toBe("said");
  });
});

describe("an ask that is taken back", () => {
  test("does not reach the process where it only waited", async () => {
    const busy = fake.ask("busy");
    fake.ready();
    const late = fake.ask("late");
    late.takeBack();
    await late.done;
    expect(late.result.why).toBe("stopped");
    fake.answers(1);
    await busy.done;
    expect(fake.asked).toBe("busy");
  });

  test("ends at the process, and a process that does not end it is ended and started again", async () => {
    const stuck = fake.ask("stuck");
    fake.ready();
    stuck.takeBack();
    await stuck.done;
    const next = fake.ask("next");
    fake.pass(100);
    await next.done;
    expect([stuck.result.why, next.result.why, fake.killed]).toEqual(["stopped", "ended", 1]);
    expect(fake.box.state()).toMatchObject({ is: "resting", ends: 1, why: "it hangs" });
    fake.pass(10);
    const again = fake.ask("again");
    fake.ready();
    fake.answers(3);
    await again.done;
    expect(again.result.came).toBe("said");
  });
});

describe("a process that ends", () => {
  test("refuses everybody who waits at once", async () => {
    const [one, two] = [fake.ask("one"), fake.ask("two", "ahead")];
    fake.ready();
    fake.heard?.ended("SIGSEGV");
    await Promise.all([one.done, two.done]);
    expect([one.result.why, two.result.why]).toEqual(["ended", "ended"]);
  });

  test.each([10, 20, 40, 40].map((rest, ends) => [ends + 1, rest] as const))(
    "after %i ends in a row it rests for %i",
    async (ends, rest) => {
      for (let time = 0; time < ends; time++) {
        const asked = fake.ask("one");
        fake.heard?.ended("SIGSEGV");
        await asked.done;
        if (time < ends - 1) fake.pass(40);
      }
      fake.pass(rest - 1);
      const early = fake.ask("early");
      await early.done;
      expect(early.result.why).toBe("resting");
      fake.pass(1);
      fake.ask("in time");
      expect(fake.started).toBe(ends + 1);
    },
  );

  test("says why where it could not load", async () => {
    const asked = fake.ask("one");
    fake.heard?.said({ is: "ill", why: "no such architecture" });
    fake.heard?.ended("code 1");
    await asked.done;
    expect(fake.box.state().why).toBe("no such architecture");
  });

  test("one that never gets ready is ended", async () => {
    const asked = fake.ask("one");
    fake.pass(500);
    await asked.done;
    expect([asked.result.why, fake.killed]).toEqual(["ended", 1]);
  });

  test("an answer makes good for what was before", async () => {
    const first = fake.ask("one");
    fake.heard?.ended("SIGKILL");
    await first.done;
    fake.pass(10);
    const second = fake.ask("two");
    fake.ready();
    fake.answers(2);
    await second.done;
    expect(fake.box.state()).toMatchObject({ is: "ready", endsInARow: 0, ends: 1, memoryMb: 60 });
  });
});

test("without an ask the model is unloaded, and loaded again at the next one", async () => {
  const one = fake.ask("one");
  fake.ready();
  fake.answers(1);
  await one.done;
  fake.pass(1000);
  expect([fake.box.state().is, fake.killed]).toEqual(["unloaded", 1]);
  const two = fake.ask("two");
  fake.ready();
  fake.answers(2);
  await two.done;
  expect([two.result.came, fake.started, fake.box.state().ends]).toEqual(["said", 2, 0]);
});

test("closing refuses everybody, and nobody is asked any more", async () => {
  const open = fake.ask("one");
  fake.ready();
  fake.box.close();
  const late = fake.ask("two");
  await Promise.all([open.done, late.done]);
  expect([open.result.why, late.result.why, fake.killed]).toEqual(["closed", "closed", 1]);
});
