/** A message of Protocol Buffers by the numbers of its fields. Source: protobuf.dev/programming-guides/encoding. */
export class Message {
  private readonly fields = new Map<number, (Buffer | bigint)[]>();

  constructor(bytes: Buffer) {
    let at = 0;
    const varint = () => {
      let value = 0n;
      for (let shift = 0n; ; shift += 7n) {
        const byte = bytes.readUInt8(at++);
        value |= BigInt(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    };
    const fixed = (size: 4 | 8) => {
      at += size;
      return size === 8 ? bytes.readBigUInt64LE(at - 8) : BigInt(bytes.readUInt32LE(at - 4));
    };
    const chunk = () => {
      const end = Number(varint()) + at;
      const value = bytes.subarray(at, end);
      at = end;
      return value;
    };
    while (at < bytes.length) {
      const tag = Number(varint());
      const read = [varint, () => fixed(8), chunk, undefined, undefined, () => fixed(4)][tag & 7];
      if (read === undefined) throw new Error(`There is no wire type ${tag & 7}.`);
      const values = this.fields.get(tag >> 3) ?? [];
      values.push(read());
      this.fields.set(tag >> 3, values);
    }
  }

  messages(field: number): Message[] {
    return this.chunks(field).map((bytes) => new Message(bytes));
  }

  text(field: number): string {
    return this.chunks(field)[0]?.toString('utf8') ?? '';
  }

  hex(field: number): string {
    return this.chunks(field)[0]?.toString('hex') ?? '';
  }

  number(field: number): number {
    return Number(this.fields.get(field)?.[0] ?? 0);
  }

  has(field: number): boolean {
    return this.fields.has(field);
  }

  private chunks(field: number): Buffer[] {
    return (this.fields.get(field) ?? []).filter((value) => typeof value !== 'bigint');
  }
}
