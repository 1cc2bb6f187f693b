import { basename, resolve } from "node:path";
import { Kysely } from "kysely";
import type { Refusal } from "#app/importer.ts";
import type { ImportRun } from "#app/reading-ports.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import type { ImportLine } from "#content/import-lines.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { fileKindNames } from "#core/readings/file-kind.ts";
import { createLog } from "#ops/log.ts";
import { compose, type Program } from "../compose.ts";
import type { Config } from "../config.ts";
import { createImports } from "../imports.ts";
import { terminalLocale } from "./chat.ts";

type Tell = (line: string) => void;

/** Whose file it is, and in which language to speak; without any of these, the only person there is. */
export interface WhoseFile {
  readonly person?: string | undefined;
  readonly telegram?: string | undefined;
  readonly email?: string | undefined;
  readonly locale?: string | undefined;
}

/** So many rows that cannot be read are shown with their place; all are counted. */
const mostShown = 10;
const mostUnused = 30;
const whoseOptions = "--telegram ID, --email ADDRESS, --person ID";

/** `./waymark import FILE`: reads health data of the past, tells how far it is and what came of it. The same file again goes on where it stopped. */
export async function importFile(
  config: Config,
  path: string,
  whose: WhoseFile,
  tell: Tell,
  complain: Tell,
): Promise<number> {
  const program = await compose(config, createLog("error"));
  try {
    return await importWith(program, path, whose, tell, complain);
  } finally {
    await program.idle();
    await program.storage.close();
  }
}

/** The same with what is open already. */
export async function importWith(
  program: Program,
  path: string,
  whose: WhoseFile,
  tell: Tell,
  complain: Tell,
): Promise<number> {
  const imports = createImports(program);
  const locale = terminalLocale(whose.locale);
  const line = (key: ImportLine, slots: Readonly<Record<string, string | number>> = {}): string =>
    program.words.text({ ref: `import_line.${key}` }, locale, slots);
  const leaveOff = (): void => void imports.close();
  process.once("SIGINT", leaveOff);
  try {
    const personId = await personOf(program, whose);
    if (personId === undefined || personId === "several") {
      complain(line(personId === "several" ? "whose" : "nobody", { options: whoseOptions }));
      return 1;
    }
    const refusals: Refusal[] = [];
    let shown = "";
    let begun = false;
    const run = await imports.run(personId, resolve(path), {
      refused: (refusal) => void (refusals.length < mostShown && refusals.push(refusal)),
      progress(now) {
        const share = Math.floor((100 * now.bytesRead) / now.bytes);
        if (!begun) tell(line("begun", { name: basename(path) }));
        if (!begun && share > 0) tell(line("goes_on", { share }));
        begun = true;
        const text = line("progress", { share, read: now.counts.read });
        // One line a per cent, however large the file is.
        const key = text.slice(0, text.indexOf("%"));
        if (now.counts.read > 0 && key !== shown) tell(`  ${text}`);
        shown = key;
      },
    });
    if (run === undefined || typeof run === "string") {
      complain(run === "no_consent" || run === undefined ? line(run ?? "nobody") : problemText(program, run, locale));
      return 1;
    }
    summarise(program, run, refusals, locale, line).forEach(tell);
    return run.state === "failed" ? 1 : 0;
  } finally {
    process.off("SIGINT", leaveOff);
    await imports.close();
  }
}

const problemText = ({ words }: Program, problem: string, locale: Locale): string =>
  words.text({ ref: `import_problem.${problem}` }, locale, { kinds: fileKindNames });

async function personOf(
  { storage }: Program,
  { person, telegram, email }: WhoseFile,
): Promise<PersonId | "several" | undefined> {
  const { store } = storage;
  if (telegram !== undefined) return store.findPerson("telegram", telegram);
  if (email !== undefined) {
    const accounts = new Kysely<AuthTables>({ dialect: storage.authDialect });
    const user = await accounts
      .selectFrom("user")
      .select("id")
      .where("email", "=", email.trim().toLowerCase())
      .executeTakeFirst();
    return user && store.findPerson("account", user.id);
  }
  if (person !== undefined) return /^[0-9a-f-]{36}$/u.test(person) ? (person as PersonId) : undefined;
  const { persons } = await storage.counts();
  // Whoever has health days is due for a look some day; those without have nothing to import into.
  const [only] = await store.dueDays(Number.MAX_SAFE_INTEGER, 2);
  return persons === 1 ? only : persons === 0 ? undefined : "several";
}

function summarise(
  program: Program,
  run: ImportRun,
  refusals: readonly Refusal[],
  locale: Locale,
  line: (key: ImportLine, slots?: Readonly<Record<string, string | number>>) => string,
): readonly string[] {
  const { counts, unused, refused, state, problem } = run;
  const known = counts.read > 0 && counts.known === counts.read;
  const said: ImportLine =
    state === "done" ? (known ? "done_known" : "done") : state === "failed" ? "failed" : "stopped";
  const figures = (["stored", "known", "conflicts", "marked"] as const).filter((key) => counts[key] > 0);
  const largest = Object.entries(unused).toSorted(([, a], [, b]) => b - a);
  const reason = (because: string): string => program.words.text({ ref: `row_refusal.${because}` }, locale);
  return [
    line(said),
    ...(problem === undefined ? [] : [problemText(program, problem, locale)]),
    `  ${line("read", { count: counts.read })}`,
    ...figures.map((key) => `  ${line(key, { count: counts[key] })}`),
    ...(largest.length > 0 ? [line("unused")] : []),
    ...largest.slice(0, mostUnused).map(([name, count]) => `  ${name}: ${count}`),
    ...(largest.length > mostUnused ? [`  … +${largest.length - mostUnused}`] : []),
    ...(Object.keys(refused).length > 0 ? [line("refused")] : []),
    ...Object.entries(refused).map(([because, count]) => `  ${count} × ${reason(because)}`),
    ...refusals.map(({ place, because, detail }) => `    ${place}: ${detail ?? reason(because)}`),
  ];
}
