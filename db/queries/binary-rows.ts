import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

const SIGNATURE = Buffer.from("PGCOPY\n\u00ff\r\n\0", "latin1");
/** Flags and the length of an extension: there is neither. */
const FLAGS_BYTES = 8;
const HEADER_BYTES = SIGNATURE.length + FLAGS_BYTES;
/** PostgreSQL reads one chunk while the next is made. */
const CHUNK_BYTES = 128 * 1024;
const BUFFER_BYTES_MIN = 2 * CHUNK_BYTES;
const EMPTY = Buffer.alloc(0);
const UTF8_BYTES_MAX = 3;
const NULL = -1;
const END_OF_ROWS = -1;
const JSONB_VERSION = 1;
const MS_PER_DAY = 86_400_000;
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);

type Write = (writer: ByteWriter, value: unknown) => void;

/** By column type: what the binary form of a value is. */
const WRITERS: Readonly<Record<string, Write>> = {
  text: (writer, value) => writer.text(String(value)),
  jsonb: (writer, value) => writer.text(JSON.stringify(value), JSONB_VERSION),
  integer: (writer, value) => writer.int32(Number(value)),
  bigint: (writer, value) =>
    writer.int64(typeof value === "bigint" ? value : BigInt(String(value))),
  date: (writer, value) =>
    writer.int32((Date.parse(String(value)) - POSTGRES_EPOCH_MS) / MS_PER_DAY),
};

/** Rows in the binary format of `COPY`, in chunks: nothing is escaped here or parsed there. */
export function* encodeRows<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Generator<Buffer> {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
    const write = WRITERS[column.getSQLType()];
    if (!write) throw new Error(`a ${column.getSQLType()} has no binary form here`);
    return { key, write };
  });
  const writer = new ByteWriter();
  writer.header();
  for (const row of rows as readonly Record<string, unknown>[]) {
    writer.rowOf(columns.length);
    for (const { key, write } of columns) {
      const value = row[key];
      if (value === null || value === undefined) writer.null();
      else write(writer, value);
    }
    if (writer.size >= CHUNK_BYTES) yield writer.take();
  }
  writer.rowOf(END_OF_ROWS);
  yield writer.take();
}

class ByteWriter {
  private bytes = EMPTY;
  private at = 0;

  header(): void {
    this.reserve(HEADER_BYTES);
    this.bytes.fill(0, 0, HEADER_BYTES);
    this.at = SIGNATURE.copy(this.bytes) + FLAGS_BYTES;
  }

  rowOf(columns: number): void {
    this.reserve(2);
    this.at = this.bytes.writeInt16BE(columns, this.at);
  }

  null(): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32BE(NULL, this.at);
  }

  int32(value: number): void {
    this.reserve(8);
    this.at = this.bytes.writeInt32BE(4, this.at);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.reserve(12);
    this.at = this.bytes.writeInt32BE(8, this.at);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  /** Behind its length, which is known only once it is written; `version` is a first byte of its own. */
  text(value: string, version?: number): void {
    this.reserve(5 + value.length * UTF8_BYTES_MAX);
    const start = this.at + 4;
    let end = start;
    if (version !== undefined) end = this.bytes.writeUInt8(version, end);
    end += this.bytes.write(value, end);
    this.bytes.writeInt32BE(end - start, this.at);
    this.at = end;
  }

  get size(): number {
    return this.at;
  }

  /** What was written since the last time. */
  take(): Buffer {
    const written = this.bytes.subarray(0, this.at);
    this.bytes = EMPTY;
    this.at = 0;
    return written;
  }

  private reserve(more: number): void {
    const wanted = this.at + more;
    if (wanted <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, this.bytes.length * 2, BUFFER_BYTES_MIN));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
