import type { ContentRule } from "../rule.ts";

/** A ladder is kept with a goal by its kind and id, and a step by its id: neither may mean two things. */
export const idsDiffer: ContentRule = {
  name: "ids-differ",
  check({ packs }) {
    const seen = new Map<string, string>();
    return packs.flatMap(({ file, pack }) => {
      const before = seen.get(pack.id);
      seen.set(pack.id, file);
      const steps = pack.steps.map(({ id }) => id);
      return [
        ...(before === undefined ? [] : [{ file, message: `${pack.id} is called so in ${before} too` }]),
        ...steps
          .filter((id, at) => steps.indexOf(id) !== at)
          .map((id) => ({ file, message: `${pack.id}: two steps are called ${id}` })),
      ];
    });
  },
};
