import { describe, expect, test } from "vitest";
import { freshKey, keyRing, masterKeys } from "./crypto.ts";

const master = masterKeys("a secret that only these tests know");
const spot = { table: "goal", column: "sealed", row: "g1" };
const wrapped = freshKey(master, "p1");
const key = keyRing(master).key("p1", [wrapped]);
const sealed = key.seal(spot, Buffer.from("learn to swim"));

describe("a sealed value", () => {
  test("opens where it stands", () => {
    expect(key.open(spot, sealed).toString()).toBe("learn to swim");
  });

  test("never looks the same twice", () => {
    expect(key.seal(spot, Buffer.from("learn to swim")).equals(sealed)).toBe(false);
  });

  test.each([
    ["in another table", { ...spot, table: "step" }],
    ["in another column", { ...spot, column: "contact" }],
    ["in another row", { ...spot, row: "g2" }],
  ])("does not open %s", (_where, place) => {
    expect(() => key.open(place, sealed)).toThrow("does not open");
  });

  test.each([
    ["changed", Buffer.from(sealed).fill(0, 20, 21)],
    ["cut off", sealed.subarray(0, sealed.length - 1)],
    ["empty", Buffer.alloc(0)],
    ["of a key that is gone", Buffer.concat([Buffer.of(9), sealed.subarray(1)])],
  ])("does not open when it was %s", (_how, value) => {
    expect(() => key.open(spot, value)).toThrow(expect.objectContaining({ name: "CannotOpen" }));
  });
});

describe("keys", () => {
  test("a wrapped key opens for its person and under its secret only", () => {
    const ring = keyRing(master);
    expect(() => ring.key("p2", [wrapped])).toThrow("does not open");
    expect(() => keyRing(masterKeys("another secret of the tests")).key("p1", [wrapped])).toThrow("does not open");
  });

  test("new values are sealed under the newest version, and old ones still open", () => {
    const second = { version: 2, wrapped: master.wrap("p1", 2, Buffer.alloc(32, 7)) };
    const both = keyRing(master).key("p1", [wrapped, second]);
    expect(both.open(spot, sealed).toString()).toBe("learn to swim");
    expect(both.seal(spot, Buffer.from("x"))[0]).toBe(2);
  });

  test("the ring forgets the longest unused, and opens it again when asked", () => {
    const ring = keyRing(master, 2);
    const people = ["a", "b", "c"].map((person) => ({ person, keys: [freshKey(master, person)] }));
    const first = people.map(({ person, keys }) => ring.key(person, keys));
    expect(ring.key("c", people[2]?.keys ?? [])).toBe(first[2]);
    expect(ring.key("a", people[0]?.keys ?? [])).not.toBe(first[0]);
  });

  test("a person without a key cannot be read", () => {
    expect(() => keyRing(master).key("p3", []).seal(spot, Buffer.from("x"))).toThrow("no key");
  });

  test("a short secret is refused", () => {
    expect(() => masterKeys("short")).toThrow(RangeError);
  });

  test("each use of the secret gives its own", () => {
    expect(master.pseudonym("a", "x").equals(master.pseudonym("b", "x"))).toBe(false);
    expect(master.loginPassword("x")).not.toBe(master.loginPassword("y"));
  });
});
