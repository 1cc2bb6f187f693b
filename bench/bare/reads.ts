import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { Pool } from "pg";

/** The least that shows a person their step: one route, one select by key. Nobody is asked who they are. */
const pool = new Pool({ connectionString: process.env["BARE_URL"], max: 10 });
const app = new Hono();

app.get("/step/:person", async (c) => {
  const { rows } = await pool.query(
    "select s.id, s.goal_id, s.minutes, s.completed_at, encode(s.texts, 'escape') as text from step s where s.person_id = $1",
    [c.req.param("person")],
  );
  return c.json({ state: "on_step", step: rows[0] });
});
app.get("/readyz", (c) => c.json({ status: "ok" }));

serve({ fetch: app.fetch, port: Number(process.env["PORT"]), hostname: "127.0.0.1" });
