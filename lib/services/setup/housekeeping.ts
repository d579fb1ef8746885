import type { Db } from "@/db/client";
import { deleteChangesBefore } from "@/db/queries/changes";
import { deleteIngestMinutesBefore } from "@/db/queries/ingest-minutes";
import { deleteIngestRejectsBefore } from "@/db/queries/ingest-rejects";
import { ensureDay } from "@/db/queries/partitions";
import { deleteViewersBefore } from "@/db/queries/presence";
import { INGEST_KEPT_DAYS } from "@/lib/contracts/ingest-health";
import { formatInstant, msFromNanos, nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { expireHandoffs } from "../handoffs/expire-handoffs";
import { resealChannels } from "../notices/channel-password";
import { applyRetention, dropForgottenDays } from "../data-life/retention";
import { resealSecrets } from "../vault/reseal-secrets";
import { readLongTraces } from "../recording/read-long-traces";

const EVERY_MS = 30_000;
const READ_EVERY_MS = 1_000;
const RETAIN_EVERY_MS = 600_000;
/** Between two parts of what is too old, so that it never crowds out what arrives. */
const RETAIN_AGAIN_MS = 1_000;
/** A reader that was away for longer reads everything again. */
const CHANGES_KEPT_MINUTES = 15;
const VIEWERS_KEPT_SECONDS = 300;
const HOUR = nanosFromMs(3_600_000);
const DAY = nanosFromMs(86_400_000);
const INGEST_KEPT = BigInt(INGEST_KEPT_DAYS) * DAY;

/** What has to happen although nobody asks; safe on every node at once. */
export function startHousekeeping(db: Db, now: () => Nanos): void {
  let changedSince = new Date(0);
  keepDoing("housekeeping", EVERY_MS, async () => {
    const at = now();
    await keepHouse(db, { now: at, changedSince });
    changedSince = toDate(nanos(at - HOUR));
    return EVERY_MS;
  });
  keepDoing("forgetting what is too old", RETAIN_EVERY_MS, async () => {
    if ((await applyRetention(db, now)) > 0) return RETAIN_AGAIN_MS;
    await dropForgottenDays(db, now());
    return RETAIN_EVERY_MS;
  });
  keepDoing("reading long traces", READ_EVERY_MS, async () => {
    await readLongTraces(db);
    return READ_EVERY_MS;
  });
}

/** What fell silent while no node ran is looked for once; later it is among what changed lately. */
async function keepHouse(
  db: Db,
  { now, changedSince }: { now: Nanos; changedSince: Date },
): Promise<void> {
  const tomorrow = nanos(now + DAY);
  await ensureDay(db, formatInstant(tomorrow).slice(0, 10));
  await expireHandoffs(db, { now, changedSince });
  const oldest = toDate(nanos(now - INGEST_KEPT));
  await deleteIngestRejectsBefore(db, oldest);
  await deleteIngestMinutesBefore(db, oldest);
  await deleteChangesBefore(db, CHANGES_KEPT_MINUTES);
  await deleteViewersBefore(db, VIEWERS_KEPT_SECONDS);
  await resealSecrets(db);
  await resealChannels(db);
}

function toDate(instant: Nanos): Date {
  return new Date(msFromNanos(instant));
}
