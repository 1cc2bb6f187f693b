import { crc32, deflateRawSync } from "node:zlib";

/** An archive of a few small files, as phones write them; `lie` overwrites what the directory says of a file's size. */
export function makeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  more: { readonly lie?: number; readonly streamed?: boolean; readonly locked?: boolean } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data, { level: 9 });
    const nameBytes = Buffer.from(name);
    const flags = (more.streamed ? 8 : 0) | (more.locked ? 1 : 0) | 0x800;
    const sum = crc32(data);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(sum, 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(more.lie ?? data.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04_03_4b_50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    if (!more.streamed) sizes.copy(local, 14);
    local.writeUInt16LE(nameBytes.length, 26);
    const after = more.streamed ? Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), sizes]) : Buffer.alloc(0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02_01_4b_50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, nameBytes);
    const whole = Buffer.concat([local, nameBytes, packed, after]);
    parts.push(whole);
    at += whole.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}
