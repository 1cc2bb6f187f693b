import { type ReactNode, useState } from "react";
import type { InsightsWire } from "#contract/insights.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { useProgress } from "../../data/queries.ts";
import { Bar } from "../../ui/bar.tsx";
import { Choice } from "../../ui/field.tsx";
import { Part } from "../../ui/page.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { Chart } from "./chart.tsx";
import { type FigureWords, shareWords } from "./figure-words.ts";
import { scaleOf } from "./scale.ts";

interface Series {
  readonly id: string;
  readonly name: string;
  readonly words: FigureWords;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

/** What grew from week to week: how well things are practised, how much was done, and what moved on each track. */
export function Weeks({ insights }: { readonly insights: InsightsWire }): ReactNode {
  const words = useBodyWords();
  const tracks = useProgress().data?.tracks;
  const [picked, setPicked] = useState("mastery");
  const series = seriesOf(insights);
  const shown = series.find(({ id }) => id === picked) ?? series[0];
  if (shown === undefined) return null;
  const values = shown.points.map(({ value }) => value);
  const { inFull, onAxis, scale } = shown.words;
  const moving = insights.momentum.filter(
    ({ momentum, completion_percentage: percent }) => momentum > 0 || percent > 0,
  );
  return (
    <Part title={words.weeksTitle}>
      {series.length > 1 && (
        <Choice
          label={words.whatToShow}
          value={shown.id}
          options={series.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={setPicked}
        />
      )}
      {shown.points.length < 2 ? (
        <p className="text-soft">
          {shown.name}: {inFull(values[0] ?? 0)}. {words.notEnoughWeeks}
        </p>
      ) : (
        <Chart
          key={shown.id}
          label={words.chartOf(
            shown.name,
            shown.points.length,
            inFull(Math.min(...values)),
            inFull(Math.max(...values)),
          )}
          from={insights.weeks[0]?.from ?? insights.from}
          to={insights.weeks.at(-1)?.from ?? insights.to}
          points={shown.points}
          scale={scale(values)}
          longestGap={7}
          inFull={inFull}
          onAxis={onAxis}
          tableTitle={words.tableOf(shown.name)}
        />
      )}
      {tracks !== undefined && moving.length > 0 && (
        <section aria-label={words.momentumTitle} className="grid gap-3 border-t border-line pt-5">
          <h3 className="font-medium">{words.momentumTitle}</h3>
          <ul className="grid gap-3">
            {moving.map(({ track, momentum, completion_percentage: percent }) => (
              <li key={track} className="grid gap-1">
                <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <span>{tracks[track].name}</span>
                  <span className="text-sm text-soft">{words.momentumIs(momentum, Math.round(percent))}</span>
                </p>
                <Bar percent={momentum} label={tracks[track].name} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Part>
  );

  function seriesOf({ weeks }: InsightsWire): readonly Series[] {
    const of = (
      id: string,
      name: string,
      figures: FigureWords,
      value: (week: InsightsWire["weeks"][number]) => number | null,
    ): readonly Series[] => {
      const points = weeks.flatMap((week) => {
        const figure = value(week);
        return figure === null ? [] : [{ date: week.from, value: figure }];
      });
      return points.length === 0 ? [] : [{ id, name, words: figures, points }];
    };
    const counts: FigureWords = {
      inFull: words.actionsOf,
      onAxis: (value) => (Number.isInteger(value) ? `${value}` : ""),
      scale: (values) => scaleOf([0, 2, ...values]),
    };
    const moves = (track: TrackId): boolean => weeks.some(({ track_actions }) => (track_actions[track] ?? 0) > 0);
    return [
      ...of("mastery", words.weekSeries.mastery, shareWords(words), ({ mastery }) =>
        mastery === null ? null : mastery / 100,
      ),
      ...of("share", words.weekSeries.share, shareWords(words), ({ share }) => share),
      ...trackIds
        .filter(moves)
        .flatMap((track) =>
          tracks === undefined
            ? []
            : of(track, tracks[track].name, counts, ({ track_actions }) => track_actions[track] ?? 0),
        ),
    ];
  }
}
