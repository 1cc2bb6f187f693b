import { crcOf } from "#channels/imports/fit-messages.ts";

const types = { enum: 0x00, sint8: 0x01, uint8: 0x02, sint16: 0x83, uint16: 0x84, uint32: 0x86 } as const;
const sizes = { enum: 1, sint8: 1, uint8: 1, sint16: 2, uint16: 2, uint32: 4 } as const;

/** One value of a message: the field's number, what kind of number it is, and what it says. */
export type FitField = readonly [number: number, type: keyof typeof types, value: number];

/** Seconds as FIT counts them. */
export const fitTime = (time: string): number => (Date.parse(time) - 631_065_600_000) / 1000;

/** A FIT file of these messages, each with a definition of its own. */
export function makeFit(messages: readonly (readonly [number: number, ...fields: FitField[]])[]): Buffer {
  const parts = messages.flatMap(([number, ...fields]) => {
    const definition = Buffer.from([0x40, 0, 0, number & 0xff, number >> 8, fields.length]);
    const list = fields.map(([field, type]) => Buffer.from([field, sizes[type], types[type]]));
    const values = fields.map(([, type, value]) => {
      const bytes = Buffer.alloc(sizes[type]);
      if (type === "sint8") bytes.writeInt8(value);
      else if (type === "sint16") bytes.writeInt16LE(value);
      else bytes.writeUIntLE(value, 0, sizes[type]);
      return bytes;
    });
    return [definition, ...list, Buffer.from([0]), ...values];
  });
  const data = Buffer.concat(parts);
  const header = Buffer.alloc(14);
  header.writeUInt8(14, 0);
  header.writeUInt8(0x20, 1);
  header.writeUInt32LE(data.length, 4);
  header.write(".FIT", 8);
  const crc = Buffer.alloc(2);
  crc.writeUInt16LE(crcOf(Buffer.concat([header, data])));
  return Buffer.concat([header, data, crc]);
}
