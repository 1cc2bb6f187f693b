import { describe, expect, test } from "vitest";
import { readingAt } from "#test/day/readings.ts";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { faceValues, type Metric } from "../../../readings/metric.ts";
import { hardnessOf, reliefs } from "../../../readings/told.ts";
import { plusDays } from "../../../time/local-date.ts";
import { type Face, faces, reliefWays, type TapMetric, tapMetrics } from "../../turn/body-command.ts";
import type { Decision } from "../../turn/decision.ts";

const dayMs = 24 * hourMs;

/** Somebody without a wearable, on an ordinary morning. */
function living(hours = 9): DayWalk {
  const walk = new DayWalk().at(hours);
  walk.do({ do: "archetype", archetype: "systematic_improver", fresh: true });
  return walk.agreed();
}

const tap = (walk: DayWalk, metric: TapMetric, face: Face): Decision => walk.do({ do: "checkin", metric, face });
const sent = (walk: DayWalk, metric: Metric, value: number): Decision =>
  walk.reads(
    readingAt(walk.now, metric, value, {
      offset: 0,
      modality: "self_reported",
      source: { kind: "manual", name: "app" },
    }),
  );
const words = ({ replies }: Decision) => replies.map(({ say }) => say);
const ways = ({ replies }: Decision) =>
  replies
    .flatMap(({ buttons = [] }) => buttons.flat())
    .flatMap(({ press }) => (press.do === "relief" ? [press.way] : []));
const tasks = (walk: DayWalk) => walk.plan.tasks.map(({ id, at, minutes, version }) => [id, at, minutes, version]);

describe("a tap", () => {
  test.each(tapMetrics.flatMap((metric) => faces.map((face) => [metric, face] as const)))(
    "%s %i: what is hard is answered with two minutes now, a lighter day or nothing; all else is not",
    (metric, face) => {
      const hard = hardnessOf(metric, faceValues[face - 1] ?? 0);
      const told = tap(living(), metric, face);
      const asks = metric === "energy_level" || (metric === "stress_level" && face === 5) ? ["sudden"] : [];
      expect(ways(told)).toEqual(hard ? [...asks, "exercise", "lighter", "as_it_is"] : []);
      expect(words(told)[0]).toMatch(hard ? `checkin.${hard}_${metric}` : /^checkin\.(heard|noted)$/u);
    },
  );

  test.each(tapMetrics.flatMap((metric) => faces.map((face) => [metric, face] as const)))(
    "%s %i: that the rest of the day follows is said exactly where it does",
    (metric, face) => {
      const walk = living();
      walk.do({ do: "today" });
      const before = tasks(walk);
      const [reply] = tap(walk, metric, face).replies;
      const says = [reply?.say, ...(reply?.lines ?? []).map(({ say }) => say)];
      const follows = (["checkin.heard", "checkin.follows", "relief.rests"] as const).some((word) =>
        says.includes(word),
      );
      expect(follows).toBe(JSON.stringify(tasks(walk)) !== JSON.stringify(before));
    },
  );
});

test.each(tapMetrics)(
  "a hard %s is named as it was tapped, with one small kind thing, another one the next day",
  (metric) => {
    const walk = living();
    walk.do({ do: "today" });
    const face = metric === "stress_level" ? 5 : 1;
    const lines = (decision: Decision) => decision.replies[0]?.lines ?? [];
    const first = lines(tap(walk, metric, face));
    expect(first[0]).toEqual({ say: `told_as.${metric}`, with: { face } });
    const kind = (of: typeof first) => of.find(({ say }) => say === `kind_thing.${metric}`)?.with?.["seed"];
    expect(kind(first)).toBeDefined();
    expect(kind(lines(tap(walk.after(dayMs), metric, face)))).not.toBe(kind(first));
  },
);

describe("the evening before an exam", () => {
  const eve = (metric: TapMetric): Decision => {
    const walk = living(20);
    walk.do({ do: "today" });
    walk.do({ do: "big_day", kind: "exam", date: plusDays(walk.plan.date, 1) });
    return tap(walk, metric, metric === "stress_level" ? 5 : 1);
  };
  test("is answered as that, and not as an ordinary one", () => {
    expect(eve("stress_level").replies[0]?.say).toBe("big_day.eve.exam");
    expect(ways(eve("stress_level"))).toContain("exercise");
  });
  test("a low mood is a low mood first, with who helps", () => {
    const { replies } = eve("mood");
    expect(replies[0]?.say).toBe("checkin.worst_mood");
    expect(replies[0]?.lines?.map(({ say }) => say)).toEqual(
      expect.arrayContaining(["big_day.eve.exam", "low.thoughts"]),
    );
  });
});

describe("what only the person can tell", () => {
  const sudden = (walk: DayWalk, metric: TapMetric): Decision => walk.do({ do: "relief", way: "sudden", metric });

  test("strength that fell suddenly, by their word, makes the next thing shorter, said as their word", () => {
    const walk = living(7);
    walk.do({ do: "today" });
    tap(walk, "energy_level", 2);
    const told = sudden(walk, "energy_level");
    expect(words(told)).toEqual(["seen.told_energy_drop"]);
    expect(walk.adaptations.map(({ trigger }) => trigger)).toEqual(["energy_drop"]);
    // Answered, it is neither asked nor done again at once.
    expect(ways(tap(walk, "energy_level", 2))).not.toContain("sudden");
    expect(words(sudden(walk, "energy_level"))).toEqual(["relief.nothing_ahead_now"]);
    expect(walk.adaptations).toHaveLength(1);
  });

  test("a body that is tense, by their word, has something calming in place of the next thing", () => {
    const walk = living(7);
    walk.do({ do: "today" });
    tap(walk, "stress_level", 5);
    sudden(walk, "stress_level");
    expect(walk.adaptations.map(({ trigger }) => trigger)).toEqual(["stress_spike"]);
  });

  test("what a device tells is not asked", () => {
    const walk = living();
    walk.do({ do: "today" });
    walk.reads(readingAt(walk.now, "hrv_rmssd", 50, { offset: 0 }));
    expect(ways(tap(walk, "stress_level", 5))).not.toContain("sudden");
  });

  test("pressed when nothing was told just now, it changes nothing", () => {
    const walk = living();
    walk.do({ do: "today" });
    expect(words(sudden(walk, "energy_level"))).toEqual(["relief.nothing_ahead_now"]);
    expect(walk.adaptations).toEqual([]);
  });
});

describe("the ways", () => {
  test("two minutes come at once, and another two where they did not help", () => {
    const walk = living();
    expect(words(walk.do({ do: "relief", way: "exercise", metric: "stress_level" }))).toEqual(["relief.breath"]);
    const same = walk.do({ do: "relief", way: "same", metric: "stress_level", what: "breath" });
    expect(same.replies[0]?.buttons?.[0]?.[0]?.press).toMatchObject({ way: "exercise", what: "senses" });
  });

  test("whoever has a lung disease is not asked to breathe in a certain way", () => {
    const walk = living();
    walk.do({ do: "set_intake", answered: ["conditions"], codes: ["lung_disease"] });
    expect(words(walk.do({ do: "relief", way: "exercise", metric: "stress_level" }))).toEqual(["relief.senses"]);
  });

  test("a lighter rest of the day takes fewer minutes, and says how many", () => {
    const walk = living(7);
    const sum = () => walk.open.reduce((all, { minutes }) => all + minutes, 0);
    const before = sum();
    const [heard] = walk.do({ do: "relief", way: "lighter", metric: "mood" }).replies;
    expect(heard).toMatchObject({ say: "relief.lighter", with: { before, minutes: sum() } });
    expect(sum()).toBeLessThan(before);
    expect(words(walk.do({ do: "relief", way: "lighter", metric: "mood" }))[0]).toBe("relief.lightest");
  });

  test("with nothing ahead it is said that there is nothing to make lighter", () => {
    const walk = living(7);
    for (const { id } of walk.open) walk.do({ do: "mark_task", taskId: id, how: "skip" });
    expect(words(walk.do({ do: "relief", way: "lighter", metric: "mood" }))).toEqual(["relief.nothing_ahead"]);
  });

  test("nothing by the person's word leaves all as it is", () => {
    const walk = living();
    walk.do({ do: "today" });
    const before = tasks(walk);
    walk.do({ do: "relief", way: "as_it_is", metric: "sleep_quality" });
    expect(tasks(walk)).toEqual(before);
  });
});

describe("what is sent means what is tapped", () => {
  test("energy makes the mode", () => {
    const [tapped, by] = [living(), living()];
    tap(tapped, "energy_level", 1);
    by.do({ do: "today" });
    sent(by, "energy_level", 0.1);
    expect(by.plan.mode).toBe("low");
    expect(tasks(by)).toEqual(tasks(tapped));
  });

  test.each(["stress_level", "mood"] as const)("%s that is hard is answered, and once", (metric) => {
    const walk = living(10);
    walk.do({ do: "today" });
    const told = sent(walk, metric, metric === "mood" ? 0.1 : 0.95);
    expect(words(told)).toEqual([`checkin.worst_${metric}`]);
    const asks = metric === "stress_level" ? ["sudden"] : [];
    expect(ways(told)).toEqual([...asks, "exercise", "lighter", "as_it_is"]);
    expect(walk.do({ do: "body" }).replies).toEqual([]);
  });

  test("what a device measured is no word of the person", () => {
    const walk = living(10);
    walk.do({ do: "today" });
    expect(walk.reads(readingAt(walk.now, "stress_level", 0.95, { offset: 0 })).replies).toEqual([]);
  });
});

describe("when it is hard for long", () => {
  const hardDays = (walk: DayWalk, days: number, every = 1): readonly number[] => {
    const named: number[] = [];
    for (let day = 0; day < days; day += 1, walk.after(dayMs)) {
      if (day % every === 0 && words(tap(walk, "mood", 1)).includes("relief.who_helps")) named.push(day);
    }
    return named;
  };

  test("two low weeks name who can help, and not again for two weeks", () => {
    expect(hardDays(living(), 28)).toEqual([11, 25]);
  });

  test("after a birth three low days are enough", () => {
    const walk = living();
    walk.do({ do: "set_intake", answered: ["pregnancy"], codes: ["recent_birth"] });
    expect(hardDays(walk, 10)[0]).toBe(2);
  });

  test("now and then a low day names nobody", () => {
    expect(hardDays(living(), 28, 5)).toEqual([]);
  });

  test("taking the consent back forgets it", () => {
    const walk = living();
    hardDays(walk, 5);
    walk.do({ do: "health_consent", agreed: false });
    expect([walk.day.lows?.days, walk.day.heard]).toEqual([[], {}]);
  });
});

test("all of it can be read, and its buttons lead somewhere, in both languages", () => {
  const walk = living();
  const said = tapMetrics.flatMap((metric) => [
    ...faces.map((face) => tap(walk, metric, face)),
    ...reliefWays.flatMap((way) => reliefs.map((what) => walk.do({ do: "relief", way, metric, what }))),
  ]);
  for (const { replies } of said) expect(faultsOf(replies)).toEqual([]);
});

describe("help is one tap away", () => {
  const helps = ({ replies }: Decision) =>
    replies.flatMap(({ buttons = [] }) => buttons.flat()).some(({ press }) => press.do === "help_now");

  test("wherever a long stretch of hard days is spoken of, however the word of today is", () => {
    const walk = living();
    for (let number = 0; number < 8; number += 1) {
      const told = tap(walk, "energy_level", 2);
      const isLong = told.replies.some(({ lines = [] }) => lines.some(({ say }) => say === "low.long"));
      if (isLong) expect(helps(told)).toBe(true);
      if (number === 7) expect(isLong).toBe(true);
      walk.after(dayMs);
    }
  });

  test("with the first of the lowest moods, which is asked about thoughts of not wanting to live", () => {
    const told = tap(living(), "mood", 1);
    expect(told.replies[0]?.lines?.map(({ say }) => say)).toContain("low.thoughts");
    expect(helps(told)).toBe(true);
  });

  test("with every low mood, the first day and each day after it", () => {
    const walk = living();
    for (let number = 0; number < 8; number += 1) {
      expect(helps(tap(walk, "mood", 2))).toBe(true);
      walk.after(dayMs);
    }
  });
});
