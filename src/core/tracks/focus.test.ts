import { describe, expect, test } from "vitest";
import { journeyWith } from "#test/fakes/journeys.ts";
import { countSwitch, pauseTrack, setPrimary, weighTrack } from "./focus.ts";

const fresh = journeyWith();

describe("focus changes by the person's word alone", () => {
  test("another track comes into focus, and the switch is counted", () => {
    expect(setPrimary(fresh, "community")).toEqual({
      ...fresh,
      primary: "community",
      chosen: true,
      switches: 1,
      revision: 1,
    });
  });

  test("the track that stands in front at first can be chosen as well, and that is no switch", () => {
    expect(setPrimary(fresh, "self_work")).toEqual({ ...fresh, chosen: true });
  });

  test("the same focus again changes nothing at all", () => {
    const chosen = setPrimary(fresh, "self_work");
    expect(setPrimary(chosen, "self_work")).toBe(chosen);
    const all = setPrimary(fresh, "all");
    expect(setPrimary(all, "all")).toBe(all);
  });

  test("all tracks at once is a focus too, and the primary track is kept for later", () => {
    expect(setPrimary(fresh, "all")).toEqual({ ...fresh, all: true, chosen: true, switches: 1, revision: 1 });
  });

  test("from all tracks back to one is a switch, even to the one it was", () => {
    expect(setPrimary(setPrimary(fresh, "all"), "self_work")).toEqual({
      ...fresh,
      chosen: true,
      switches: 2,
      revision: 2,
    });
  });

  test("a paused track that comes into focus goes on", () => {
    const paused = pauseTrack(pauseTrack(fresh, "community", true), "self_work", true);
    const focused = setPrimary(paused, "community");
    expect(focused.tracks.community.paused).toBe(false);
    expect(focused.tracks.self_work.paused).toBe(true);
  });

  test("going on with the paused track in focus is no switch", () => {
    const again = setPrimary(pauseTrack(fresh, "self_work", true), "self_work");
    expect(again).toEqual({ ...fresh, chosen: true, revision: 2 });
  });

  test("one action for another track counts as a switch and leaves the focus", () => {
    expect(countSwitch(fresh)).toEqual({ ...fresh, switches: 1 });
  });
});

test("pausing keeps what was reached, and doing it twice changes nothing", () => {
  const journey = journeyWith({ negotiation: { percent: 33 } });
  const paused = pauseTrack(journey, "negotiation", true);
  expect(paused).toEqual({ ...journeyWith({ negotiation: { percent: 33, paused: true } }), revision: 1 });
  expect(pauseTrack(paused, "negotiation", true)).toBe(paused);
  expect(pauseTrack(paused, "negotiation", false).tracks).toEqual(journey.tracks);
});

test.each([
  [1, 1],
  [3, 3],
  [5, 5],
  [0, 1],
  [-7, 1],
  [6, 5],
  [2.6, 3],
])("a weight of %f is kept as %i", (given, kept) => {
  const journey = journeyWith({ community: { weight: 4 } });
  expect(weighTrack(journey, "community", given)).toEqual({
    ...journeyWith({ community: { weight: kept } }),
    revision: 1,
  });
});

test("the weight that it has already changes nothing", () => {
  expect(weighTrack(fresh, "community", 1)).toBe(fresh);
});
