import type { DoctorSenses } from "./doctor-senses.ts";
import { type Finding, ill, note, well } from "./finding.ts";

/** A clock that is further off (seconds) misleads. */
const mostSkew = 60;

/** Whether the bot can be reached, and by what. */
export async function telegram(senses: DoctorSenses): Promise<Finding> {
  const found = await senses.telegram();
  switch (found.kind) {
    case "off":
      return note("Telegram is not configured", "People can use the web only.", "Set TELEGRAM_BOT_TOKEN");
    case "token":
      return ill("Telegram refuses the token", "The bot is silent.", "Copy the token from BotFather again.");
    case "unreachable":
      return ill(
        "Telegram cannot be reached",
        "The bot is silent until it can.",
        "Check the network, or TELEGRAM_API_ROOT.",
      );
    case "fine":
      if (senses.telegramMode === "polling" && found.webhook !== "") {
        return note(
          `@${found.name} still has a webhook`,
          "The next start removes it, because TELEGRAM_MODE is polling.",
          "If another server uses this bot, give it a bot of its own.",
        );
      }
      if (Math.abs(found.skewSeconds) > mostSkew) {
        return ill(
          `This machine's clock is ${Math.round(found.skewSeconds)} s off`,
          "Reminders and signatures depend on it.",
          "Turn on time synchronisation.",
        );
      }
      return well(`Telegram: @${found.name}`);
  }
}

/** Whether a language model words a step. */
export async function model(senses: DoctorSenses): Promise<Finding> {
  const found = await senses.model();
  switch (found.kind) {
    case "off":
      return note(
        "No language model",
        "The offline coach words all steps.",
        "./waymark model, or LLM_BASE_URL and LLM_MODEL, if you want one",
      );
    case "fine":
      return well(`The language model answered with a step in ${found.ms} ms`);
    case "ill":
      return ill(
        `The language model gives no usable step: ${found.reason}`,
        "The offline coach steps in, after a wait.",
        "Check LLM_BASE_URL, LLM_MODEL and LLM_API_KEY, or take them away; ./waymark model bench for one in the box.",
      );
  }
}

/** Nothing is said where no model is installed: most have none. */
export function box(senses: DoctorSenses): readonly Finding[] {
  const found = senses.box();
  if (!found) return [];
  const { inUse, outdone, engine, resting, ends, why = "unknown" } = found;
  if (inUse === undefined)
    return [
      note("A model is installed, and none is in use", "It takes room and words nothing.", "./waymark model list"),
    ];
  if (!engine)
    return [
      ill(
        `${inUse} is in use, but what runs it is not of this version`,
        "The offline coach words all steps.",
        "./waymark model install FILE again: it fetches what runs the model",
      ),
    ];
  if (outdone)
    return [
      note(`${inUse} is installed, but LLM_BASE_URL wins`, "It takes room and words nothing.", "Choose one of them."),
    ];
  if (ends === 0) return [well(`${inUse} words steps on this machine: nothing leaves it`)];
  return [
    (resting ? ill : note)(
      `The process of ${inUse} ended ${ends} times since the program started: ${why}`,
      "It is started again after a rest; the offline coach words the steps meanwhile.",
      "Is there enough memory? ./waymark model bench, or a smaller model",
    ),
  ];
}

/** Whether links can be sent. */
export async function mail(senses: DoctorSenses): Promise<Finding> {
  switch (await senses.mail()) {
    case "off":
      return note("No mail server", "You hand out links for new passwords yourself.", "./waymark reset-password EMAIL");
    case "fine":
      return well("The mail server answers");
    case "ill":
      return ill("The mail server does not answer", "Links for new passwords do not arrive.", "Check SMTP_URL.");
  }
}
