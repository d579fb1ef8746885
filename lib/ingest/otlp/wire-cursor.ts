import { assertPartCount } from "./check-span";

/** Reading position in protobuf wire format. Messages are read in place: nothing is copied. */
export class WireCursor {
  readonly bytes: Buffer;
  at: number;
  private parts = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  /** An unsigned varint below 2^53: tags, lengths and counts. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new RangeError("a varint is longer than ten bytes");
  }

  /** A signed 64-bit varint; only negative and very large values need a bigint. */
  int64(): number | bigint {
    const start = this.at;
    const value = this.varint();
    if (value <= Number.MAX_SAFE_INTEGER) return value;
    this.at = start;
    let exact = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      exact |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, exact);
    }
  }

  fixed64(): bigint {
    const value = this.bytes.readBigUInt64LE(this.at);
    this.at += 8;
    return value;
  }

  double(): number {
    const value = this.bytes.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  /** Where the length-delimited field that starts here ends. */
  end(limit: number): number {
    const length = this.varint();
    const end = this.at + length;
    if (end > limit) throw new RangeError("a field is longer than its message");
    return end;
  }

  /** The same for a message that is kept as an object of its own: their number is limited. */
  endOfPart(limit: number): number {
    assertPartCount((this.parts += 1));
    return this.end(limit);
  }

  text(limit: number): string {
    const end = this.end(limit);
    const text = this.bytes.toString("utf8", this.at, end);
    this.at = end;
    return text;
  }

  hex(limit: number): string {
    const end = this.end(limit);
    const hex = this.bytes.toString("hex", this.at, end);
    this.at = end;
    return hex;
  }

  base64(limit: number): string {
    const end = this.end(limit);
    const text = this.bytes.toString("base64", this.at, end);
    this.at = end;
    return text;
  }

  skip(wireType: number, limit: number): void {
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.at += 8;
    else if (wireType === 2) this.at = this.end(limit);
    else if (wireType === 5) this.at += 4;
    else throw new RangeError(`wire type ${wireType} is not used by OTLP`);
    if (this.at > limit) throw new RangeError("a field is longer than its message");
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError("the message ends too early");
    return byte;
  }
}
