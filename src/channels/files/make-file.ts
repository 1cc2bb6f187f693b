import type { PhotoStore, Store } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import type { DecisionContext } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { ReplyFile } from "#core/dialogue/turn/reply.ts";
import { suggestionFor } from "#core/dialogue/tracks/track-views.ts";
import type { PersonId } from "#core/person/person.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Journey } from "#core/tracks/journey.ts";
import { overallOf } from "#core/tracks/overall.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { dayName, minuteName } from "./day-name.ts";
import { diaryCsv, diaryPdf } from "./diary-file.ts";
import { startPages } from "./pages.ts";
import { progressCard } from "./progress-card.ts";
import { workPdf } from "./work-pdf.ts";

/** A file for a person; its name tells nothing about them. */
export interface MadeFile {
  readonly name: string;
  readonly mime: "application/pdf" | "image/png" | "text/csv";
  readonly bytes: Uint8Array;
}

export interface FileParts {
  readonly store: Pick<Store, "snapshot" | "works">;
  readonly photos: Pick<PhotoStore, "get">;
  readonly words: Pick<Words, "text" | "word">;
  /** What a decision would look at now, for the next actions on the card. */
  readonly context: (personId: PersonId) => DecisionContext;
}

export type MakeFile = (personId: PersonId, file: Exclude<ReplyFile, "export">) => Promise<MadeFile | undefined>;

const everyEntry = 10_000;

/** Makes files when they are asked for, from what is stored; undefined where there is nothing to make one of. */
export function createMakeFile({ store, photos, words, context }: FileParts): MakeFile {
  const card = (personId: PersonId, snapshot: Snapshot, journey: Journey): MadeFile => {
    const { locale } = snapshot.person;
    const { percent } = overallOf(journey);
    const tracks = trackIds.map((track) => {
      const state = journey.tracks[track];
      const { words: next } = suggestionFor({ ...snapshot, journey }, track, context(personId));
      return {
        track,
        name: words.text({ ref: `track.${track}.name` }, locale),
        percent: state.percent,
        paused: state.paused,
        next: state.paused
          ? words.word("print.paused", locale)
          : words.word("print.next", locale, { next: words.text(next, locale) }),
      };
    });
    const bytes = progressCard({
      title: words.word("print.card_title", locale),
      tracks,
      overall: words.word("print.overall", locale, { percent, active: journey.daysActive }),
      milestones: journey.milestones.length,
    });
    return { name: "waymark.png", mime: "image/png", bytes };
  };

  const keepsake = async (snapshot: Snapshot, journey: Journey, track: TrackId): Promise<MadeFile | undefined> => {
    if (journey.tracks[track].percent < 100) return undefined;
    const { locale, timeZone } = snapshot.person;
    const name = words.text({ ref: `track.${track}.name` }, locale);
    const milestones = journey.milestones.filter((milestone) => milestone.track === track);
    const pages = startPages(name);
    pages.framed(
      name,
      words.text({ ref: `track.${track}.keepsake` }, locale),
      milestones.length,
      milestones.length === 0
        ? []
        : [
            words.word("print.milestones", locale),
            ...milestones.map(
              ({ type, at }) =>
                `${dayName(localDate(at, timeZone), locale)} · ${words.text({ ref: `milestone.${type}.name` }, locale)}`,
            ),
          ],
    );
    return { name: "waymark-keepsake.pdf", mime: "application/pdf", bytes: await pages.bytes() };
  };

  return async (personId, file) => {
    const snapshot = await store.snapshot(personId);
    if (!snapshot) return undefined;
    const { locale, timeZone } = snapshot.person;
    const { journey } = snapshot;
    switch (file.make) {
      case "progress_card":
        return journey && card(personId, snapshot, journey);
      case "keepsake":
        return journey && keepsake(snapshot, journey, file.track);
      case "work": {
        const [work] = await store.works(personId, { ids: [file.workId] });
        if (!work || work.deleted) return undefined;
        const photo = async (id: string) => (await photos.get(personId, id))?.bytes;
        const bytes = await workPdf({ work, locale, words, date: localDate(work.createdAt, timeZone), photo });
        return { name: "waymark.pdf", mime: "application/pdf", bytes };
      }
      case "diary": {
        const newestFirst = await store.works(personId, {
          kind: "diary_entry",
          from: 0,
          limit: everyEntry,
          deletedToo: true,
        });
        const entries = [...newestFirst].sort(
          (a, b) => a.createdAt - b.createdAt || (a.diary?.number ?? 0) - (b.diary?.number ?? 0),
        );
        const { digest } = context(personId).library;
        const diary = {
          entries,
          locale,
          words,
          digest,
          writtenOn: (work: (typeof entries)[number]) => minuteName(work.createdAt, timeZone),
        };
        return file.format === "pdf"
          ? { name: "waymark-diary.pdf", mime: "application/pdf", bytes: await diaryPdf(diary) }
          : { name: "waymark-diary.csv", mime: "text/csv", bytes: diaryCsv(diary) };
      }
    }
  };
}
