import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { countPhrases } from "./train/phrase-sureness.ts";

/** Writes content/models/talk-phrases.json again: `node tools/train-phrases.ts`, after an edit of content/talk/phrases.yaml or content/corpora/talk. */
const contentDir = join(import.meta.dirname, "..", "content");
const file = join(contentDir, "models", "talk-phrases.json");
writeFileSync(file, `${JSON.stringify(countPhrases(contentDir), null, 1)}\n`);
process.stdout.write("content/models/talk-phrases.json written\n");
