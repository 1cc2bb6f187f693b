import { lean } from "../text/lean.ts";

/** Laughter beside words is a tone of voice: "done wrote the title lol" tells of the title. Alone, or beside a word or two, it is what is said. */
const laugh = lean(
  /(?<![\p{L}\p{N}])(?:l+o+l+|lo+l|lmao+|rofl|(?:ha){2,}h?|heh+|hehe+|[ах]{4,}|х[её]х|(?:хе){2,}х?|лол|ржу)(?![\p{L}\p{N}])[\s,.!)]*/giu,
);
const fewestWords = 3;

export function withoutLaugh(text: string): string {
  const rest = text.replace(laugh, " ").replace(/\s+/gu, " ").trim();
  return rest !== text && rest.split(" ").filter((word) => /\p{L}/u.test(word)).length >= fewestWords ? rest : text;
}
