import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { cleanPhoto, photoCleaning } from "./photo-cleaning.ts";

const exif = {
  IFD0: { Make: "A camera of ours", Artist: "Somebody", ImageDescription: "behind the school" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "56/1 57/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "24/1 6/1 0/1" },
};

/** Red on the left, blue on the right. */
const picture = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: "#ff0000" } }).composite([
    {
      input: { create: { width: Math.ceil(width / 2), height, channels: 3, background: "#0000ff" } },
      left: Math.floor(width / 2),
      top: 0,
    },
  ]);

async function cleaned(bytes: Uint8Array): Promise<Buffer> {
  const result = await cleanPhoto(bytes);
  if (!result.ok) throw new Error(`refused: ${result.because}`);
  expect(result.mime).toBe("image/jpeg");
  return Buffer.from(result.bytes);
}

async function colorAt(bytes: Buffer, left: number, top: number): Promise<string> {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  const [red = 0, , blue = 0] = pixel;
  return red > 200 && blue < 60 ? "red" : blue > 200 && red < 60 ? "blue" : [...pixel].join();
}

/** A PNG that says how large it is, and holds these compressed bytes. */
function png(width: number, height: number, pixels: Uint8Array): Buffer {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const start = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([start, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

describe("cleaning a photo", () => {
  test("nothing of what a camera wrote is left: no place, no name, no profile", async () => {
    const given = await picture(400, 300)
      .withExif(exif)
      .withIccProfile("p3")
      .withXmp("<x>behind the school</x>")
      .jpeg()
      .toBuffer();
    const before = await sharp(given).metadata();
    expect([before.exif, before.xmp, before.icc].every((part) => part !== undefined)).toBe(true);
    expect(given.includes("behind the school")).toBe(true);
    const result = await cleaned(given);
    const { exif: noExif, xmp, icc, iptc, orientation, format, comments } = await sharp(result).metadata();
    expect({ noExif, xmp, icc, iptc, orientation, comments }).toEqual({});
    expect(format).toBe("jpeg");
    for (const trace of ["Exif", "GPS", "camera", "Somebody", "school", "ICC_PROFILE"]) {
      expect(result.includes(trace), trace).toBe(false);
    }
  });

  test("a photo taken with the phone on its side stands upright", async () => {
    const given = await picture(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const result = await cleaned(given);
    const { width, height } = await sharp(result).metadata();
    expect([width, height]).toEqual([300, 400]);
    expect([await colorAt(result, 150, 20), await colorAt(result, 150, 380)]).toEqual(["red", "blue"]);
  });

  test.each([
    ["a large one", 4000, 3000, [1600, 1200]],
    ["a tall one", 900, 3200, [450, 1600]],
    ["a small one", 40, 30, [40, 30]],
  ] as const)("%s is at most 1600 on its longest side, and never blown up", async (_what, width, height, size) => {
    const { width: w, height: h } = await sharp(
      await cleaned(await picture(width, height).jpeg().toBuffer()),
    ).metadata();
    expect([w, h]).toEqual(size);
  });

  test.each(["jpeg", "png", "webp", "avif"] as const)("%s is taken", async (format) => {
    const result = await cleaned(await picture(64, 48).toFormat(format).toBuffer());
    expect([await colorAt(result, 5, 20), await colorAt(result, 60, 20)]).toEqual(["red", "blue"]);
  });

  test("what was see-through is white, and a picture for print has ordinary colours", async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    expect(await colorAt(await cleaned(clear), 2, 2)).toBe("255,255,255");
    const print = await picture(32, 32).toColourspace("cmyk").jpeg().toBuffer();
    expect((await sharp(await cleaned(print)).metadata()).space).toBe("srgb");
  });

  test("bytes that lie inside a larger buffer are read where they lie", async () => {
    const whole = Buffer.concat([Buffer.from("before"), await picture(20, 20).jpeg().toBuffer(), Buffer.from("after")]);
    await cleaned(new Uint8Array(whole.buffer, whole.byteOffset + 6, whole.length - 11));
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>';
  test.each([
    ["nothing", async () => Buffer.alloc(0)],
    ["a text", async () => Buffer.from("Dear diary, this is not a picture at all.")],
    ["a drawing that could name other files", async () => Buffer.from(svg)],
    ["an animation", async () => picture(20, 20).gif().toBuffer()],
    ["a scan", async () => picture(20, 20).tiff().toBuffer()],
    ["a PDF", async () => Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")],
    ["only the beginning of one", async () => (await picture(20, 20).jpeg().toBuffer()).subarray(0, 30)],
    ["one cut off in the middle (JPEG)", async () => half(await noisy("jpeg"))],
    ["one cut off in the middle (PNG)", async () => half(await noisy("png"))],
    ["one cut off in the middle (WebP)", async () => half(await noisy("webp"))],
    ["a PNG of rubbish", async () => png(100, 100, Buffer.from("not compressed at all"))],
  ])("%s is not a picture", async (_what, bytes) => {
    expect(await cleanPhoto(await bytes())).toEqual({ ok: false, because: "not_a_picture" });
  });

  test.each([
    [
      "more than 10 MB",
      () => Buffer.concat([Buffer.from("\xff\xd8\xff", "latin1"), Buffer.alloc(photoCleaning.bytes)]),
    ],
    ["50 megapixels by its header", () => png(10_000, 5_000, deflateSync(Buffer.alloc(10)))],
    // 100 MB of nothing in half a megabyte.
    ["a bomb", () => png(10_000, 10_000, deflateSync(Buffer.alloc(10_000 * 10_001), { level: 1 }))],
  ])("%s is too large, and is never unfolded", async (_what, bytes) => {
    const given = bytes();
    const memory = process.memoryUsage.rss();
    expect(await cleanPhoto(given)).toEqual({ ok: false, because: "too_large" });
    expect(process.memoryUsage.rss() - memory).toBeLessThan(100 * 2 ** 20);
  });
});

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

/** A picture that does not compress, so that half of the file is half of the picture. */
function noisy(format: "jpeg" | "png" | "webp"): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  return sharp({ create: { width: 300, height: 300, channels: 3, background: "#888", noise } })
    .toFormat(format)
    .toBuffer();
}
