import { box, mail, model, telegram } from "./doctor-neighbours.ts";
import type { DoctorSenses } from "./doctor-senses.ts";
import { type Finding, ill, note, well } from "./finding.ts";

const gigabyte = 1024 ** 3;
const leastFree = gigabyte / 2;
const oldestBackup = 48;

/** Looks at the whole set-up and says what is wrong, why it matters and how to mend it. */
export async function examine(senses: DoctorSenses): Promise<readonly Finding[]> {
  return [
    senses.nodeMajor >= 24
      ? well(`Node ${senses.nodeMajor}`)
      : ill(
          `Node ${senses.nodeMajor}`,
          "Waymark needs Node 24 or newer.",
          "Run ./waymark, which brings its own, or update Node.",
        ),
    await disk(senses),
    await secret(senses),
    ...(await database(senses)),
    await backups(senses),
    await telegram(senses),
    await model(senses),
    ...box(senses),
    await mail(senses),
    address(senses),
    calendars(senses),
    ...packs(senses),
    senses.webBuilt()
      ? well("Pages are built")
      : note("Pages are not built", "The next start builds them, in a few seconds.", "./waymark start"),
  ];
}

async function disk(senses: DoctorSenses): Promise<Finding> {
  const free = await senses.freeBytes();
  if (free === undefined) {
    return ill(
      `${senses.dataDir} cannot be written`,
      "The secret, the embedded database and the backups live there.",
      "Set WAYMARK_DATA_DIR to a folder of this user.",
    );
  }
  const words = `${(free / gigabyte).toFixed(1)} GB free in ${senses.dataDir}`;
  return free < leastFree ? ill(words, "On a full disk nothing new can be kept.", "Free some space.") : well(words);
}

async function secret(senses: DoctorSenses): Promise<Finding> {
  const found = await senses.secret();
  switch (found.kind) {
    case "given":
      return well("The secret is given in WAYMARK_SECRET");
    case "to_be_made":
      return well(`The secret will be made at the first start, in ${found.file}`);
    case "kept":
      if (!found.isPrivate) {
        return ill(
          "The secret can be read by others on this machine",
          "Whoever has it can read everything.",
          `chmod 600 ${found.file}`,
        );
      }
      return found.besideData
        ? note(
            "The secret lies in the data folder, beside what it opens",
            "A copy of that folder, a snapshot or a stolen disk is everything in the clear.",
            `Move ${found.file} to another disk or a keyring, and name it in WAYMARK_SECRET_FILE: docs/operations.md, The secret`,
          )
        : well("The secret lies apart from the data, readable by its owner only");
  }
}

async function database(senses: DoctorSenses): Promise<readonly Finding[]> {
  const found = await senses.database();
  switch (found.kind) {
    case "in_use":
      return [well("The embedded database is in use by a running Waymark")];
    case "dead":
      return [
        ill(
          `The database does not answer: ${found.reason}`,
          "Nothing can be kept or shown without it.",
          "Check DATABASE_URL and that the server runs.",
        ),
      ];
    case "fine":
      return [login(found), ...messages(found)];
  }
}

type Fine = Extract<Awaited<ReturnType<DoctorSenses["database"]>>, { readonly kind: "fine" }>;

function login(found: Fine): Finding {
  if (found.where === "embedded") return well("The embedded database opens");
  if (!found.ownLogin) {
    return ill(
      "PostgreSQL answers, but the service has no login of its own there",
      "One mistake in the program could show a person somebody else's record: the login in DATABASE_URL may step out of its role.",
      "alter role … createrole, for the role in DATABASE_URL: docs/operations.md, PostgreSQL",
    );
  }
  return found.superuser
    ? note(
        "PostgreSQL answers, and the service has its own login, but the one in DATABASE_URL is a superuser",
        "Whoever reads that address can do anything on the server.",
        "Give the database to a role with createrole alone: docs/operations.md, PostgreSQL",
      )
    : well("PostgreSQL answers, and the service logs in as a role that cannot bypass isolation");
}

/** Longer than any pause that Telegram asks for (seconds). */
const longestWait = 600;

/** Nothing is said where all goes out. */
function messages({ oldestMessageSeconds, unsure }: Fine): readonly Finding[] {
  return [
    ...(oldestMessageSeconds > longestWait
      ? [
          ill(
            `A message has waited for ${Math.round(oldestMessageSeconds / 60)} minutes`,
            "Nothing goes out to its person, or to anybody.",
            "Does a process with TELEGRAM_BOT_TOKEN run? Its log says delivery_failed or message_failed, and why.",
          ),
        ]
      : []),
    ...(unsure > 0
      ? [
          note(
            `${unsure} messages of the last week may not have arrived`,
            "The line to Telegram broke while they were being sent; each person was told once.",
            "Look at the network where telegram_call_failed in the log grows.",
          ),
        ]
      : []),
  ];
}

async function backups(senses: DoctorSenses): Promise<Finding> {
  const age = await senses.backupAgeHours();
  if (age === "server")
    return note(
      "Backups are the PostgreSQL server's",
      "Waymark makes daily dumps of the embedded database only.",
      "./waymark backup FILE from cron, or the server's own tools",
    );
  if (age === undefined)
    return note(
      "No daily backup yet",
      "The first is made in the night after the first start.",
      "./waymark backup FILE makes one now",
    );
  return age > oldestBackup
    ? ill(
        `The last backup is ${Math.round(age)} hours old`,
        "The embedded database does not survive a loss of power for certain.",
        "Is the server running at night? ./waymark backup FILE",
      )
    : well(`The last backup is ${Math.round(age)} hours old`);
}

/** Nothing is said where no packs are configured: most have none. */
function packs(senses: DoctorSenses): readonly Finding[] {
  const { configured, habits, problems } = senses.packs();
  if (configured === 0) return [];
  if (problems.length === 0) return [well(`${habits} habits of your own are in service`)];
  return problems.map(({ file, line, rule, message }) =>
    ill(
      `${file}:${line}: ${rule}: ${message}`,
      "The whole pack is left out; the carried habits serve.",
      "Mend the file and start again: docs/content-guide.md",
    ),
  );
}

function address({ publicUrl, signup }: DoctorSenses): Finding {
  if (publicUrl === undefined)
    return note(
      "PUBLIC_URL is not set",
      "Links point to this machine only.",
      "Set it once people come from elsewhere.",
    );
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === "http:" && hostname !== "localhost" && hostname !== "127.0.0.1") {
    return ill(
      `${publicUrl} is not https`,
      "Passwords and words would travel in the open.",
      "Put a reverse proxy with a certificate in front: docs/operations.md",
    );
  }
  return signup === "open"
    ? note(`${publicUrl}, open to everybody`, "Anybody who finds it can make an account.", "WAYMARK_SIGNUP=invite")
    : well(publicUrl);
}

function calendars({ privateCalendars, signup }: DoctorSenses): Finding {
  if (!privateCalendars) return well("Calendars are read from the open internet only");
  return signup === "open"
    ? ill(
        "Anybody may have an account, and calendars may be in your own network",
        "Whoever signs up can let this machine ask addresses that only it should reach.",
        "WAYMARK_CALENDAR_PRIVATE=false, or WAYMARK_SIGNUP=invite",
      )
    : note(
        "Calendars may be on this machine or in the networks around it",
        "People here can let this machine ask addresses that only it should reach.",
        "WAYMARK_CALENDAR_PRIVATE=false, unless somebody's calendar is at home",
      );
}
