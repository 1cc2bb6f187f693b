import { createHash } from "node:crypto";
import type { CleanPhoto, Clock, PhotoStore, Store } from "#app/ports.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Library } from "#core/dialogue/turn/decision.ts";
import { photosWanted } from "#core/dialogue/tracks/exercise-photos.ts";
import type { PersonId } from "#core/person/person.ts";
import type { FetchPicture } from "./fetch-picture.ts";
import type { Picture } from "./update.ts";

export interface TakePhotoParts {
  readonly store: Pick<Store, "snapshot">;
  readonly photos: Pick<PhotoStore, "put">;
  readonly cleanPhoto: CleanPhoto;
  readonly library: Pick<Library, "techniques">;
  readonly clock: Clock;
}

/** The update that brought a photo, so that the same one again is the same photo. */
function photoIdOf(personId: PersonId, update: string): string {
  const hex = createHash("sha256").update(`photo\n${personId}\n${update}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * What a photo that somebody sent means. It is fetched and kept only where an exercise asks for photos; elsewhere it is an attachment
 * like any other, and never leaves Telegram.
 */
export async function takePhoto(
  parts: TakePhotoParts,
  fetchPicture: FetchPicture,
  from: { readonly personId: PersonId; readonly update: string; readonly picture: Picture; readonly plain: Command },
): Promise<Command> {
  const { personId, picture, plain } = from;
  const snapshot = await parts.store.snapshot(personId);
  if (!snapshot || !photosWanted(snapshot, parts.library)) return plain;
  const caption = picture.caption === undefined ? {} : { caption: picture.caption };
  const fetched = await fetchPicture(picture.fileId, picture.size);
  const cleaned = fetched.ok ? await parts.cleanPhoto(fetched.bytes) : fetched;
  if (!cleaned.ok) return { do: "photo_refused", because: cleaned.because, ...caption };
  const photoId = photoIdOf(personId, from.update);
  const { bytes, mime } = cleaned;
  const kept = await parts.photos.put(personId, { id: photoId, bytes, mime }, parts.clock.now());
  return kept === "stored"
    ? { do: "photo", photoId, ...caption }
    : { do: "photo_refused", because: "too_many", ...caption };
}
