import type { LessonTeacher, Log } from "#app/ports.ts";
import { createLessonTeacher } from "#coach/model/lesson-teacher.ts";
import { loadBriefPrompt } from "#content/brief-prompts.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import type { ModelServer, ModelTurn } from "./model-server.ts";

/** Answers about lessons as the program asks for them, of a fake model. */
export function teacherOf(server: ModelServer, log: Log): LessonTeacher {
  return createLessonTeacher({
    endpoint: { baseUrl: server.baseUrl, model: "fake", apiKey: undefined },
    prompt: loadBriefPrompt(contentFolder, "lesson"),
    words: loadCoachPrompts(contentFolder).words,
    log,
    now: Date.now,
    timeoutMs: 3000,
  });
}

/** What a model that chooses these statements says. */
export const teaches = (...cites: readonly string[]): ModelTurn => ({ say: JSON.stringify({ cites }) });
