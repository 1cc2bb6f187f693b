import { expect, test } from "vitest";
import { csvCell } from "./export-csv.ts";

test.each([
  ["Water the plants", "Water the plants"],
  ['She said "go", and went', '"She said ""go"", and went"'],
  ["two\nlines", '"two\nlines"'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tcmd", "'\tcmd"],
  [-1.5, "-1.5"],
  [true, "true"],
  [undefined, ""],
])("the cell of %j is %s", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});
