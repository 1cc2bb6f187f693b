import { techniqueOf } from "#content/technique-file.ts";
import type { TechniqueId, Technique } from "#core/techniques/technique.ts";
import { mayOffer } from "#core/tracks/suggest.ts";
import { trackIds, trackPhases } from "#core/tracks/track.ts";
import type { JourneyRule } from "../journey-rule.ts";

const file = "tracks/recovery.yaml";

/**
 * In every phase a track has something gentle, and something for the safety-only path in the first weeks; nothing is offered twice in a
 * list, and every exercise of the track comes up somewhere.
 */
export const tracksAlwaysOffer: JourneyRule = {
  name: "tracks-always-offer",
  check: ({ techniques: entries, tracks: { tracks } }) => {
    const techniques = Object.fromEntries(
      entries.map(({ technique }) => [technique.id, techniqueOf(technique)]),
    ) as Record<TechniqueId, Technique>;
    const safest = { gate: "safety", recent: true, techniques } as const;
    return trackIds.flatMap((track) => {
      const { next, upkeep } = tracks[track];
      const lists = [...trackPhases.map((phase) => [phase, next[phase]] as const), ["upkeep", upkeep] as const];
      const names = lists.flatMap(([, list]) =>
        list.map((each) => ("technique" in each ? each.technique : each.report)),
      );
      const said = lists.flatMap(([name, list]) => {
        const open = list.filter((each) =>
          "technique" in each
            ? techniques[each.technique] !== undefined &&
              mayOffer({ kind: "technique", technique: each.technique }, safest)
            : mayOffer({ kind: "report", action: each.report }, safest),
        );
        const keys = list.map((each) => ("technique" in each ? each.technique : `report:${each.report}`));
        return [
          ...(list.some(({ easy }) => easy) ? [] : [`${track}, ${name}: nothing gentle`]),
          ...(open.length > 0 ? [] : [`${track}, ${name}: nothing for the safety-only path in the first weeks`]),
          ...(new Set(keys).size === keys.length ? [] : [`${track}, ${name}: something is offered twice`]),
        ];
      });
      const missing = entries
        .filter(({ technique }) => technique.track === track && !names.includes(technique.id))
        .map(({ technique }) => `${track}: ${technique.id} never comes up`);
      return [...said, ...missing].map((message) => ({ file, message }));
    });
  },
};
