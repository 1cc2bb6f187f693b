import { describe, expect, test } from "vitest";
import { afterAll, finished, firstDay, journeyWith, start } from "#test/fakes/journeys.ts";
import { plusDays } from "../time/local-date.ts";
import { lastActivityOf, overallOf, recoveryTime, totalActions, trackInFocus } from "./overall.ts";

describe("the overall figure", () => {
  const percents = {
    self_work: { percent: 80 },
    child_connection: { percent: 30 },
    negotiation: { percent: 10 },
    community: { percent: 21 },
  };
  test("is the mean of the tracks, rounded down", () => {
    expect(overallOf(journeyWith(percents))).toEqual({
      percent: 35,
      because: { rule: "mean", inputs: { tracks: 4, paused: 0 } },
    });
  });

  test("leaves out what is paused, and says so", () => {
    const journey = journeyWith({ ...percents, negotiation: { percent: 10, paused: true } });
    expect(overallOf(journey)).toEqual({ percent: 43, because: { rule: "mean", inputs: { tracks: 3, paused: 1 } } });
  });

  test("counts all four where all are paused", () => {
    const journey = journeyWith({
      self_work: { percent: 80, paused: true },
      child_connection: { paused: true },
      negotiation: { paused: true },
      community: { paused: true },
    });
    expect(overallOf(journey)).toEqual({ percent: 20, because: { rule: "mean", inputs: { tracks: 4, paused: 4 } } });
  });

  test("goes by the person's weights, and says so", () => {
    const journey = journeyWith({ self_work: { percent: 80, weight: 5 }, community: { percent: 40 } });
    expect(overallOf(journey)).toEqual({
      percent: 55,
      because: { rule: "weighted_mean", inputs: { tracks: 4, paused: 0 } },
    });
  });

  test("is a plain mean where all weigh the same, or the one that differs rests", () => {
    const heavy = { weight: 5 };
    const all = { self_work: heavy, child_connection: heavy, negotiation: heavy, community: heavy };
    expect(overallOf(journeyWith(all)).because.rule).toBe("mean");
    expect(overallOf(journeyWith({ community: { weight: 5, paused: true } })).because.rule).toBe("mean");
  });
});

test.each([
  [0, { week: 1, day: 1 }],
  [6, { week: 1, day: 7 }],
  [7, { week: 2, day: 1 }],
  [20, { week: 3, day: 7 }],
  [-3, { week: 1, day: 1 }],
])("%i days after the beginning", (days, time) => {
  expect(recoveryTime(journeyWith(), plusDays(firstDay, days))).toEqual(time);
});

describe("whose turn it is", () => {
  const used = {
    self_work: { lastActivity: start + 3 },
    child_connection: { lastActivity: start + 1 },
    negotiation: { lastActivity: start + 2 },
    community: { lastActivity: start + 4 },
  };
  test("the focus's, as long as it is not paused", () => {
    expect(trackInFocus(journeyWith(used, { primary: "community" }))).toBe("community");
  });

  test("with all tracks at once the least recent one's, round and round", () => {
    const turns: string[] = [];
    let journey = journeyWith({}, { all: true });
    const home = {
      self_work: "grounding",
      child_connection: "quest_completed",
      negotiation: "legal_help",
      community: "peer_helped",
    } as const;
    for (let day = 1; day <= 8; day += 1) {
      const track = trackInFocus(journey);
      turns.push(track);
      journey = afterAll(journey, finished(home[track], day)).journey;
    }
    const round = ["self_work", "child_connection", "negotiation", "community"];
    expect(turns).toEqual([...round, ...round]);
  });

  test("a paused track has no turn", () => {
    const paused = { ...used, child_connection: { lastActivity: start, paused: true } };
    expect(trackInFocus(journeyWith(paused, { all: true }))).toBe("negotiation");
    expect(trackInFocus(journeyWith(paused, { primary: "child_connection" }))).toBe("negotiation");
  });

  test("where all are paused the focus stays, and all at once still goes by the least recent", () => {
    const paused = Object.fromEntries(
      Object.entries(used).map(([track, state]) => [track, { ...state, paused: true }]),
    );
    expect(trackInFocus(journeyWith(paused, { primary: "community" }))).toBe("community");
    expect(trackInFocus(journeyWith(paused, { all: true }))).toBe("child_connection");
  });
});

test("what was finished counts once, however many tracks it moved", () => {
  const { journey } = afterAll(journeyWith(), finished("quest_created"), finished("quest_created", 1));
  expect(totalActions(journey)).toBe(2);
  expect(totalActions(journeyWith())).toBe(0);
});

test("the last activity is the last on any track", () => {
  expect(lastActivityOf(journeyWith())).toBeUndefined();
  expect(
    lastActivityOf(journeyWith({ community: { lastActivity: start }, self_work: { lastActivity: start - 1 } })),
  ).toBe(start);
});
