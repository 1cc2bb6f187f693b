import { createServer } from "node:http";
import { Bot } from "grammy";
import { Pool } from "pg";

/** The least that answers in Telegram: grammY as its first page shows it, one insert for each message, one reply. */
const pool = new Pool({ connectionString: process.env["BARE_URL"], max: 10 });
const bot = new Bot(process.env["BARE_TOKEN"] ?? "", { client: { apiRoot: process.env["BARE_API_ROOT"] ?? "" } });

await pool.query(
  "create table if not exists heard (update_id bigint primary key, chat_id bigint not null, text text not null)",
);
bot.on("message:text", async (ctx) => {
  await pool.query("insert into heard values ($1, $2, $3)", [ctx.update.update_id, ctx.chat.id, ctx.message.text]);
  await ctx.reply(`Heard: ${ctx.message.text}`);
});
void bot.start({
  onStart: () => void createServer((_, answer) => answer.end()).listen(Number(process.env["PORT"]), "127.0.0.1"),
});
