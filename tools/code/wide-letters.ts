import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const letter = /\\p\{L[lu]?\}/u;

/** Whether a call makes what stands in it lean. */
const isLean = (node: Node): boolean =>
  node.type === "CallExpression" && isNode(node["callee"]) && node["callee"]["name"] === "lean";
/** An expression that names a letter where it stands; one that is put together from words elsewhere is not seen. */
function namesLetters(node: Node, source: string): boolean {
  if (node.type === "Literal" && isRegex(node["regex"])) return letter.test(node["regex"].pattern);
  const makes = node.type === "NewExpression" && isNode(node["callee"]) && node["callee"]["name"] === "RegExp";
  return makes && letter.test(source.slice(node.start, Number(node["end"])).replaceAll("\\\\", "\\"));
}
const isRegex = (value: unknown): value is { readonly pattern: string; readonly flags: string } =>
  typeof value === "object" && value !== null && "pattern" in value;

/** Lines of a source on which a module keeps an expression with `\p{L}` that is not made lean. What a function writes out for itself is small, and left. */
export function wideIn(source: string): readonly number[] {
  const found: number[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (!isNode(value) || /Function/u.test(value.type) || isLean(value)) return;
    if (namesLetters(value, source)) found.push(source.slice(0, value.start).split("\n").length);
    else Object.values(value).forEach(look);
  };
  look(parseAst(source, { lang: "ts" }));
  return found;
}

/** Every expression with letters that a source writes out, with its flags. */
export function lettersIn(source: string): readonly RegExp[] {
  const found: RegExp[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (!isNode(value)) return;
    const { regex } = value;
    if (isRegex(regex) && letter.test(regex.pattern)) found.push(new RegExp(regex.pattern, regex.flags));
    Object.values(value).forEach(look);
  };
  look(parseAst(source, { lang: "ts" }));
  return found;
}

/** Where the reason for lean letters does not hold. */
const may: readonly RegExp[] = [
  // Words in disguise are read here, letters of any kind among them.
  /^core\/safety\//u,
  /^core\/text\/message-tokens\.ts$/u,
  // The page takes these along, for browsers that may not know the newer syntax.
  /^core\/text\/find\.ts$/u,
  /^content\/help-lines\.ts$/u,
  // It keeps names from a language model, written however they are, and is loaded only where there is one.
  /^coach\/model\//u,
];

/** Every place below a folder of sources where a module keeps an expression of wide letters. */
export function wideLetters(folder: string): readonly string[] {
  return globSync("{core,content,coach,app,channels}/**/*.ts", { cwd: folder })
    .filter((file) => !/\.(?:test|d)\.ts$/u.test(file) && !may.some((each) => each.test(file)))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      return letter.test(source.replaceAll("\\\\", "\\")) ? wideIn(source).map((line) => `${file}:${line}`) : [];
    });
}
