import { type ReactNode, useState } from "react";
import type { InsightsWire } from "#contract/insights.ts";
import type { Metric } from "#core/readings/metric.ts";
import { useInsights } from "../../data/body.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Choice, Select } from "../../ui/field.tsx";
import { Card, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { dateInWords } from "../day/clock.ts";
import { Chart } from "./chart.tsx";
import { CompareWeeks } from "./compare-weeks.tsx";
import { figureWords } from "./figure-words.ts";
import { twoWeeks } from "./two-weeks.ts";
import { Weeks } from "./weeks.tsx";
import { YearInFaces } from "./year-in-faces.tsx";

const periods = ["2", "4", "12", "26"] as const;

/** What was read of the body, held against what is usual; when the day changed by it; and what grew. */
export function InsightsPage(): ReactNode {
  const words = useBodyWords();
  const day = useDayWords();
  const web = useWords();
  const [period, setPeriod] = useState<(typeof periods)[number]>("4");
  const insights = useInsights(Number(period));
  const { data } = insights;
  if (data === undefined) {
    return insights.error ? <Problem error={insights.error} /> : <p className="waits">{web.loading}</p>;
  }
  const shown = data.metrics.filter(({ days }) => days.length > 0);
  const hasWeeks = data.weeks.some(({ share, mastery }) => share !== null || mastery !== null);
  const isEmpty = shown.length === 0 && !hasWeeks && data.adaptations.length === 0;
  return (
    <Page title={day.insights} back={<BackLink href="/day">{day.toDay}</BackLink>}>
      <p className="-mt-3 text-soft">{words.insightsText}</p>
      <Choice
        label={words.period}
        value={period}
        options={periods.map((value) => ({ value, label: words.weeks(Number(value)) }))}
        onPick={setPeriod}
      />
      {shown.length === 0 ? <Nothing /> : <Readings insights={data} shown={shown} />}
      {!isEmpty && <YearInFaces to={data.to} known={shown.map(({ metric }) => metric)} />}
      {hasWeeks && <Weeks insights={data} />}
      {!isEmpty && <Changes insights={data} />}
    </Page>
  );
}

/** Honest where there is nothing: what would have to be there, and the ways to it. */
function Nothing(): ReactNode {
  const words = useBodyWords();
  return (
    <Card className="grid gap-3">
      <h2 className="name">{words.nothingYet}</h2>
      <p>{words.nothingYetText}</p>
      <p className="flex flex-wrap gap-x-5">
        <TextLink href="/day">{words.tellNow}</TextLink>
        <TextLink href="/day/body">{words.addData}</TextLink>
      </p>
    </Card>
  );
}

type MetricWire = InsightsWire["metrics"][number];

function Readings({
  insights,
  shown,
}: {
  readonly insights: InsightsWire;
  readonly shown: readonly MetricWire[];
}): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const [picked, setPicked] = useState<Metric>();
  // First what there is most of: a single dot says little.
  const [fullest] = shown.toSorted((one, other) => other.days.length - one.days.length);
  const metric = shown.find((each) => each.metric === picked) ?? fullest;
  if (metric === undefined) return null;
  const figures = figureWords(metric.metric, words, locale);
  const { inFull, onAxis, scale } = figures;
  const name = words.metrics[metric.metric];
  const { baseline, days } = metric;
  const medians = days.map(({ median }) => median);
  const marks = insights.adaptations.map(({ date, trigger_name }) => ({ date, label: trigger_name }));
  const spread = days.some(({ least, most }) => most > least);
  const low = Math.min(...medians);
  const high = Math.max(...medians);
  const compared = twoWeeks(
    days.map(({ date, median }) => ({ date, value: median })),
    insights.to,
  );
  return (
    <Part title={words.readingsTitle}>
      <Select
        label={words.whatToShow}
        value={metric.metric}
        options={shown.map((each) => ({ value: each.metric, label: words.metrics[each.metric] }))}
        onPick={(value) => setPicked(value as Metric)}
      />
      <Chart
        key={metric.metric}
        label={words.chartOf(name, days.length, inFull(low), inFull(high))}
        from={insights.from}
        to={insights.to}
        points={days.map(({ date, median, least, most }) => ({ date, value: median, least, most }))}
        scale={scale([
          ...days.flatMap(({ least, most }) => [least, most]),
          ...(baseline === null ? [] : [baseline.low, baseline.high]),
        ])}
        band={
          baseline === null ? undefined : { low: baseline.low, middle: baseline.baseline_value, high: baseline.high }
        }
        marks={marks}
        inFull={inFull}
        onAxis={onAxis}
        tableTitle={words.tableOf(name)}
      />
      <ul className="grid gap-1 text-sm text-soft">
        <li>
          {baseline === null
            ? words.usualNotYet
            : words.usualIs(inFull(baseline.low), inFull(baseline.high), baseline.days)}
        </li>
        {spread && <li>{words.spreadLines}</li>}
        {marks.length > 0 && <li>{words.changesMarked}</li>}
      </ul>
      {compared !== undefined && <CompareWeeks weeks={compared} figures={figures} />}
    </Part>
  );
}

/** When the plan changed, because of what, and what came of it. */
function Changes({ insights }: { readonly insights: InsightsWire }): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const newest = insights.adaptations.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  return (
    <Part title={words.changesTitle}>
      {newest.length === 0 ? (
        <p className="text-soft">{words.changesNone}</p>
      ) : (
        <ul className="grid gap-3">
          {newest.map(({ adaptation_id, date, trigger_name, status, helped }) => (
            <li key={adaptation_id}>
              {trigger_name}
              <p className="text-sm text-soft">
                {dateInWords(date, locale, false)} · {words.changeStates[status]}
                {helped !== null && <> · {helped ? words.answeredHelped : words.answeredNot}</>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
