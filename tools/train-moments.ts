import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { indexMoments } from "./train/moment-model.ts";

/** Writes content/models/moments.json again: `node tools/train-moments.ts`, after an edit of content/talk/moments or content/corpora/talk. */
const contentDir = join(import.meta.dirname, "..", "content");
writeFileSync(join(contentDir, "models", "moments.json"), `${JSON.stringify(indexMoments(contentDir), null, 1)}\n`);
process.stdout.write("content/models/moments.json written\n");
