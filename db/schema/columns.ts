import { bigint, customType, date, timestamp } from "drizzle-orm/pg-core";
import type { PayloadRef } from "../../lib/domain/event/native-event";
import type { Nanos } from "../../lib/domain/time";

/** Nanoseconds since the epoch in a `bigint`; never a JavaScript number. */
export const nanosColumn = (name: string) => bigint(name, { mode: "bigint" }).$type<Nanos>();

/** The server's first-seen day of the trace: the partition key of every large table. */
export const dayColumn = () => date("day", { mode: "string" });

export const createdAt = () =>
  timestamp("created_at", { withTimezone: true, mode: "date" }).notNull().defaultNow();

/** A reference to a row of `payload` in the same trace: its hash and its size in bytes. */
export const payloadRefColumn = customType<{ data: PayloadRef; driverData: unknown }>({
  dataType: () => "jsonb",
});
