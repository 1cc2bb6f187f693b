import { join } from "node:path";
import { expect, test } from "vitest";
import { loadCrisisScreen } from "./crisis.ts";

const { screen } = loadCrisisScreen(join(import.meta.dirname, "..", "..", "content"));

test.each([
  ["a hand at the throat is danger, told calmly too", "he had me by the neck last night"],
  ["a step out of an open window is heard", "стояла с ней у открытого окна и думала шагнуть"],
  ["a gun that is to teach somebody is a threat, licence or not", "ружьё законное… просто чтоб понял"],
  ["a fever in chemotherapy cannot wait", "fever 38.2 in chemo"],
  ["a fever after chemotherapy cannot wait", "после химии третий день, температура 38.4"],
  ["children who hide from somebody are in danger", "дети прячутся от него"],
])("%s", (_law, said) => {
  expect(screen(said).strength).toBe("loud");
});

test("a hand by the neck in judo is no loud sign", () => {
  expect(screen("at judo he had me by the neck and i tapped").strength).not.toBe("loud");
});

test("what is thought out without upset is open", () => {
  expect(screen("I have it thought out. I'm not upset like").strength).toBe("open");
});

test.each([
  ["a chain that came apart is no faint", "chain collapsed"],
  ["stitches are no noose", "закрыла последние петли"],
  ["nor are fewer of them", "убавила петли, рукав готов"],
  ["a fever of a chemistry lesson is none", "температура плавления 38 в задаче по химии"],
])("%s", (_law, said) => {
  expect(["none", "quiet"]).toContain(screen(said).strength);
});
