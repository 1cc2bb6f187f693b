import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { alarmReplies } from "#core/safety/crisis-answer.ts";
import { trainAlarmModel } from "./train/alarm-model.ts";

/** Writes content/models/alarms.json again and says how replies are read that it was not trained on: `node tools/train-alarms.ts`. */
const contentDir = join(import.meta.dirname, "..", "content");
const { file, outOfFold } = trainAlarmModel(contentDir);
writeFileSync(join(contentDir, "models", "alarms.json"), `${JSON.stringify(file, null, 1)}\n`);
for (const from of [0, 0.4, 0.5, 0.6, 0.7]) {
  const sure = outOfFold.filter(({ shares }) => Math.max(...shares) >= from);
  const right = sure.filter(({ is, shares }) => alarmReplies[shares.indexOf(Math.max(...shares))] === is).length;
  process.stdout.write(
    `from ${from}: covers ${(sure.length / outOfFold.length).toFixed(3)}, right ${(right / Math.max(1, sure.length)).toFixed(3)}\n`,
  );
}
