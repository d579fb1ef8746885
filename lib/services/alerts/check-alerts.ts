import type { Db } from "@/db/client";
import { type AlertRow, insertAlertEvent, settleAlert, takeDueAlerts } from "@/db/queries/alerts";
import { insertChosenNotices } from "@/db/queries/notices";
import { withTimeLimit } from "@/db/queries/time-limit";
import {
  type AlertDecision,
  type AlertReading,
  decideAlert,
} from "@/lib/domain/alerts/decide-alert";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { readMeasure } from "./read-measure";
import { toTold } from "./to-alert-dto";

const EVERY_MS = 60_000;
const PER_ROUND = 20;
const READ_MS_MAX = 10_000;
const MINUTE_MS = 60_000;

/**
 * Measures what each alert watches, once a minute, and tells its channels when that changes. Safe on
 * every node at once: one takes an alert, and what it finds counts only while the alert is as it was.
 */
export async function checkAlerts(db: Db, now: () => Nanos): Promise<number> {
  const at = new Date(msFromNanos(now()));
  const due = await takeDueAlerts(db, { now: at, everyMs: EVERY_MS, limit: PER_ROUND });
  for (const row of due) {
    await checkAlert(db, row, now()).catch((error: unknown) => {
      log.error(
        { err: error, alertId: row.id },
        "an alert could not be checked; it is tried again",
      );
    });
  }
  return due.length;
}

async function checkAlert(db: Db, row: AlertRow, now: Nanos): Promise<void> {
  const { projectId, condition } = row;
  const read = await withTimeLimit(db, READ_MS_MAX, (reader) =>
    readMeasure({ db: reader, projectId, now }, condition),
  );
  if (read.kind !== "read") {
    log.warn({ alertId: row.id }, "what an alert watches took too long to read; it is tried again");
    return;
  }
  const reading = read.value;
  const decision = decideAlert(toWatched(row), reading, msFromNanos(now));
  await db.transaction((tx) => settle(tx, row, { reading, decision, now }));
}

function toWatched(row: AlertRow) {
  return {
    condition: row.condition,
    state: row.state,
    isTold: row.isTold,
    toldAtMs: row.toldAt?.getTime() ?? null,
    coolDownMs: row.coolDownMinutes * MINUTE_MS,
    silencedUntilMs: row.silencedUntil?.getTime() ?? null,
  };
}

type Checked = { reading: AlertReading; decision: AlertDecision; now: Nanos };

async function settle(
  db: Db,
  row: AlertRow,
  { reading: { value, sample }, decision, now }: Checked,
): Promise<void> {
  const at = new Date(msFromNanos(now));
  const seen = { lastValue: value, lastSample: sample, lastCheckedAt: at };
  const isOfAccount = await settleAlert(db, row, { ...seen, ...standingOf(decision, at) });
  if (!isOfAccount || decision.kind === "stays" || decision.kind === "unknown") return;
  const state = decision.kind === "resolves" ? "quiet" : "firing";
  const { projectId, channelIds } = row;
  const type = state === "firing" ? "alert.fired" : "alert.resolved";
  const alert = toTold(row, { state, value, sample });
  const mayTell = decision.kind === "tells" || decision.isTold;
  const told = mayTell ? await insertChosenNotices(db, { projectId, type, alert, channelIds }) : 0;
  if (decision.kind === "tells") return;
  // Without a channel nobody hears of it, and the history says so.
  const isTold = told > 0;
  await insertAlertEvent(db, { projectId, alertId: row.id, state, value, sample, isTold, at });
}

function standingOf(decision: AlertDecision, at: Date) {
  switch (decision.kind) {
    case "stays":
    case "unknown":
      return {};
    case "tells":
      return { isTold: true, toldAt: at };
    case "fires": {
      const told = decision.isTold ? { isTold: true, toldAt: at } : { isTold: false };
      return { state: "firing" as const, stateSince: at, ...told };
    }
    case "resolves":
      return { state: "quiet" as const, stateSince: at, isTold: false };
  }
}
