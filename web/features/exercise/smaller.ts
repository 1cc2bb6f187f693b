const largeFrom = 1_500_000;
const longestSide = 2000;

/** A large photo made smaller before it is sent, where the browser can read it; it spares the way, the server cleans it in any case. */
export async function smaller(file: File): Promise<Blob> {
  if (file.size < largeFrom) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
    return made ?? file;
  } catch {
    return file;
  }
}
