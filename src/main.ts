import { parseArgs } from "node:util";
import { type Config, environmentWithFile, readConfig } from "./config.ts";
import { version } from "./version.ts";

const help = `Waymark ${version}: one doable next step at a time.

  ./waymark start                     the web app, the API and the bot
  ./waymark chat [--locale ru|en]     the same dialogue in this terminal
  ./waymark demo [--port N]           a look round with invented people; nothing is kept or sent
  ./waymark invite                    a code that lets one person in
  ./waymark owner                     a code that opens the owner's page
  ./waymark reset-password EMAIL      a link that sets a new password
  ./waymark backup FILE               everything into one file
  ./waymark restore FILE              everything back from one file
  ./waymark import FILE [--telegram ID | --email ADDRESS | --person ID]
                                      health data of the past from a file: Apple Health, Garmin and others
  ./waymark model [list]              language models on this machine: what is installed, and which is in use
  ./waymark model install URL --sha256 HEX | FILE | NAME   [--yes]
  ./waymark model use NAME | off | remove NAME | try "a goal" | bench
  ./waymark doctor                    what is wrong with the set-up, and how to mend it
  ./waymark eval steps FILE           judge the coach on goals (JSON lines)
  ./waymark eval goals FILE           how each goal is read: topic, act, certainty, facts
  ./waymark eval crisis FILE          judge the crisis screen on messages (JSON lines)
  ./waymark eval refusals FILE        judge which goals are refused or asked about (JSON lines)
  ./waymark eval intents FILE         judge how free text is understood (JSON lines)
  ./waymark eval talk FILE            what is answered in conversations (JSON lines), with words alone
  ./waymark eval steps FILE --record DIR | --replay DIR   (talk and model too)
                                      the same with a language model whose part a folder plays
  ./waymark eval model                judge the configured language model on eighty cases, as a table
  ./waymark eval suggestions          what fixed persons are told to do next, as a sheet to judge
  ./waymark simulate [--persons N] [--days D] [--seed S] [--json]
                                      people who do not exist, through the decisions that adapt a day
  ./waymark simulate --persona FILE [--days D] [--seed S] [--weeks]
                                      the days of one person that a file describes, as they would see them
  ./waymark bench [PART ...]          speed, beside a hand-written minimum
  ./waymark test [--long]             every check and test
  ./waymark test --changed[=REV]      only what the change since main, or since REV, calls for
  ./waymark test PATH…                only these files and folders
  ./waymark --help                    this

Configuration is by environment or a .env file: see docs/operations.md. Nothing has to be configured.`;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs one command; the number is the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
      locale: { type: "string" },
      persons: { type: "string" },
      days: { type: "string" },
      seed: { type: "string" },
      json: { type: "boolean" },
      person: { type: "string" },
      persona: { type: "string" },
      weeks: { type: "boolean" },
      telegram: { type: "string" },
      email: { type: "string" },
      record: { type: "string" },
      replay: { type: "string" },
      sha256: { type: "string" },
      yes: { type: "boolean" },
      port: { type: "string" },
    },
  });
  const [command, first, second] = positionals;
  if (values.version) {
    tell(version);
    return 0;
  }
  if (values.help || command === undefined || command === "help") {
    tell(help);
    return command === undefined && !values.help ? 2 : 0;
  }
  if (command === "simulate") {
    const { runPersona, runSimulation } = await import("./commands/simulate.ts");
    if (values.persona !== undefined) return runPersona(values.persona, values, tell, complain, values.weeks);
    return runSimulation(values, values.json === true, tell, complain);
  }
  if (command === "demo") {
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
      return misused("demo [--port N]");
    const { demo } = await import("./commands/demo.ts");
    const running = await demo(port, tell);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    await running.stop();
    return 0;
  }
  const read = readConfig(environmentWithFile(process.cwd()));
  if (!read.ok) {
    complain(`The configuration is wrong:\n${read.problems.map((problem) => `  ${problem}`).join("\n")}`);
    return 2;
  }
  if (command === "import") {
    if (first === undefined) return misused("import FILE [--telegram ID | --email ADDRESS | --person ID]");
    const { importFile } = await import("./commands/import.ts");
    return importFile(read.config, first, values, tell, complain);
  }
  if (command === "model") {
    const { model } = await import("./commands/model.ts");
    return model(read.config, positionals.slice(1), values, { tell, complain });
  }
  if (command === "bench") {
    const { bench } = await import("../bench/run.ts");
    // The library that runs the bench's PostgreSQL ends the process with code 0 unless it is ended here.
    return process.exit(await bench(positionals.slice(1), tell));
  }
  if (command === "eval") return runEval(first, second, { record: values.record, replay: values.replay }, read.config);
  return runCommand(command, first, values.locale, read.config);
}

async function runCommand(
  command: string,
  first: string | undefined,
  locale: string | undefined,
  config: Config,
): Promise<number> {
  switch (command) {
    case "start":
      return serve(config);
    case "chat": {
      const { chat, terminalLocale } = await import("./commands/chat.ts");
      await chat(config, terminalLocale(locale));
      return 0;
    }
    case "invite": {
      const { invite } = await import("./commands/operator.ts");
      await invite(config, tell);
      return 0;
    }
    case "owner": {
      const { ownerCode } = await import("./commands/operator.ts");
      if (await ownerCode(config, tell)) return 0;
      complain("Waymark does not run on this machine: ./waymark start");
      return 1;
    }
    case "reset-password": {
      if (first === undefined) return misused("reset-password EMAIL");
      const { resetPassword } = await import("./commands/operator.ts");
      if (await resetPassword(config, first, tell)) return 0;
      complain(`There is no account with the address ${first}.`);
      return 1;
    }
    case "backup": {
      if (first === undefined) return misused("backup FILE");
      const { backup } = await import("./commands/backup.ts");
      return backup(config, first, tell, complain);
    }
    case "restore": {
      if (first === undefined) return misused("restore FILE");
      const { restore } = await import("./commands/backup.ts");
      return restore(config, first, tell, complain);
    }
    case "doctor": {
      const { doctor } = await import("./commands/doctor.ts");
      return doctor(config, tell);
    }
    default:
      complain(`There is no command "${command}".\n\n${help}`);
      return 2;
  }
}

const evalUsage = "eval steps|goals|crisis|refusals|intents|talk FILE, or eval suggestions|model";

/** Judges a part of the program on lines of a file. */
async function runEval(
  what: string | undefined,
  file: string | undefined,
  folders: { readonly record: string | undefined; readonly replay: string | undefined },
  config: Config,
): Promise<number> {
  const evaluate = await import("./commands/evaluate.ts");
  if (what === "model") return evaluate.evaluateModel(config, folders, tell, complain);
  if (what === "suggestions") return evaluate.evaluateSuggestions(tell);
  if (file === undefined) return misused(evalUsage);
  if (what === "steps") await evaluate.evaluateSteps(config, file, folders, tell, complain);
  else if (what === "goals") evaluate.evaluateGoals(file, tell);
  else if (what === "crisis") evaluate.evaluateCrisis(file, tell);
  else if (what === "refusals") evaluate.evaluateRefusals(file, tell);
  else if (what === "intents") evaluate.evaluateIntents(file, tell);
  else if (what === "talk") await evaluate.evaluateTalk(file, folders, tell, complain);
  else return misused(evalUsage);
  return 0;
}

/** Serves until told to stop; a second signal stops at once. Where the owner wants it, everything is closed and opened anew. */
async function serve(config: Config): Promise<number> {
  const { start } = await import("./commands/start.ts");
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  const signalled = new Promise<"stop">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("stop"));
  });
  for (;;) {
    const asked = Promise.withResolvers<"again">();
    const running = await start(config, tell, { terminal, restart: () => asked.resolve("again") });
    const wish = await Promise.race([signalled, asked.promise]);
    tell(wish === "stop" ? "\nStopping …" : "\nStarting anew …");
    if (wish === "stop") process.once("SIGINT", () => process.exit(130));
    await running.stop();
    if (wish === "stop") return 0;
  }
}

function misused(usage: string): number {
  complain(`Usage: ./waymark ${usage}`);
  return 2;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { explain } = await import("./commands/explain.ts");
  complain(explain(error));
  process.exitCode = 1;
  // Whatever may still be open: a process that has failed does not stay.
  setTimeout(() => process.exit(), 5000).unref();
}
