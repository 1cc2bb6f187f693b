import { expect, test } from "vitest";
import { bodyLabels } from "#content/body-labels.ts";
import { contentFolder } from "#content/content-folder.ts";
import { metrics } from "#core/readings/metric.ts";
import { bodyEn } from "../../web/words/body-en.ts";
import { bodyRu } from "../../web/words/body-ru.ts";

const labels = new Map(bodyLabels(contentFolder));

test.each(metrics)("%s is called the same in Telegram and on the web", (metric) => {
  expect(labels.get(`metric.${metric}`)).toEqual({ ru: bodyRu.metrics[metric], en: bodyEn.metrics[metric] });
});
