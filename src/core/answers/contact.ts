import { lean } from "../text/lean.ts";

/**
 * How somebody is in touch with their child, told in words of their own. That it goes freely is taken from the button's own words alone, since it opens
 * what the others keep closed.
 */
export type ContactTold = "limited" | "none" | "restricted";

/** What is forbidden stands above what is missing: of several the first that is told counts. */
const told: readonly (readonly [ContactTold, RegExp])[] = [
  [
    "restricted",
    lean(
      /(?<!\p{L})(?:суд(?:ом)? запретил\p{L}*|запрет суда|охранн\p{L}+ ордер|лишен\p{L}* (?:прав|родительских)|ограничен\p{L}* в правах|no[- ]contact order|restraining order|court (?:order )?(?:forbids|bans|barred)|(?:supervised|contact) order|banned from (?:seeing|contact\p{L}*)|lost (?:my )?parental rights)(?!\p{L})/iu,
    ),
  ],
  [
    "limited",
    lean(
      /(?<!\p{L})(?:огранич\p{L}+|иногда|изредка|редко|раз в (?:неделю|две недели|месяц)|по (?:выходным|субботам|воскресеньям|видео|видеосвязи|телефону|праздникам|расписанию)|каждые (?:вторые|две)|при (?:ней|н[её]м|бабушке|опеке)|только (?:звон\p{L}+|переписк\p{L}+|по)|limited|some(?:times| weekends)|every (?:other|second) (?:weekend|week|saturday|sunday)|once (?:a|every)|on paper|supervised|only (?:on|by|phone|video|calls|texts)|video calls?|phone calls?|at (?:a|the) contact cent(?:re|er))(?!\p{L})/iu,
    ),
  ],
  [
    "none",
    lean(
      /(?<!\p{L})(?:никак(?:ого)?|нет|не (?:общаемся|вижу|видимся|видел\p{L}*|да[её]т|дают|разрешает|пускает|отвечает)|совсем не|вообще не|без общения|блокирует|заблокирован\p{L}*|none|no contact|nothing|not at all|zero|blocked|blocks|cut off|haven['’]?t (?:seen|spoken|heard)|won['’]?t let|don['’]?t see)(?!\p{L})/iu,
    ),
  ],
];

/** In more words than this something else is told beside it. */
const longest = 14;

/** Reads the answer to how they are in touch; undefined where it tells of none of it, or at length, or asks. */
export function readContact(text: string): ContactTold | undefined {
  if (text.includes("?") || text.trim().split(/\s+/u).length > longest) return undefined;
  return told.find(([, form]) => form.test(text))?.[0];
}
