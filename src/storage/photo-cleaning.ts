/** A picture without anything but the picture, or why there is none. */
export type CleanedPhoto =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly mime: "image/jpeg" }
  | { readonly ok: false; readonly because: "not_a_picture" | "too_large" };

/** What is taken (bytes as sent, pixels as they would unfold in memory) and what is kept (pixels, JPEG quality). */
export const photoCleaning = { bytes: 10 * 2 ** 20, pixels: 40_000_000, side: 1600, quality: 82, seconds: 15 } as const;

/** What a camera or a phone sends, by its first bytes: no other decoder is ever started. */
function looksLikePhoto(bytes: Buffer): boolean {
  const text = (from: number, to: number): string => bytes.toString("latin1", from, to);
  return (
    text(0, 3) === "\xff\xd8\xff" ||
    text(0, 8) === "\x89PNG\r\n\x1a\n" ||
    (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") ||
    (text(4, 8) === "ftyp" && ["heic", "heix", "mif1", "msf1", "avif"].includes(text(8, 12)))
  );
}

/**
 * Makes a picture again: upright, the longest side at most 1600, JPEG, without EXIF, place, comment or colour profile. Size is judged by the
 * header, before anything is unfolded; what does not decode to its end is not a picture.
 */
export async function cleanPhoto(given: Uint8Array): Promise<CleanedPhoto> {
  if (given.length > photoCleaning.bytes) return { ok: false, because: "too_large" };
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (!looksLikePhoto(bytes)) return { ok: false, because: "not_a_picture" };
  // Loaded with the first photo: most who come send none, and it takes a moment and some memory.
  const { default: sharp } = await import("sharp");
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > photoCleaning.pixels) return { ok: false, because: "too_large" };
    const { side, quality, seconds } = photoCleaning;
    const cleaned = await sharp(bytes, { limitInputPixels: photoCleaning.pixels, failOn: "error" })
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality })
      .timeout({ seconds })
      .toBuffer();
    return { ok: true, bytes: cleaned, mime: "image/jpeg" };
  } catch {
    // Whatever the decoder says against it, there is no picture to be had.
    return { ok: false, because: "not_a_picture" };
  }
}
