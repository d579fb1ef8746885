import { randomUUID } from "node:crypto";
import {
  type AlertKey,
  deleteAlert as remove,
  findAlert,
  insertAlert,
  listAlertEvents,
  listAlerts as findAlerts,
  updateAlert,
} from "@/db/queries/alerts";
import { insertChosenNotices } from "@/db/queries/notices";
import type {
  AlertDetail,
  AlertDto,
  AlertList,
  SaveAlertRequest,
  SilenceAlertRequest,
  TestedAlert,
} from "@/lib/contracts/alert";
import { canonicalJson } from "@/lib/domain/json";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireChannels } from "../notices/require-channels";
import { requireScope } from "../require-scope";
import { readMeasure } from "./read-measure";
import { toAlertDto, toTold } from "./to-alert-dto";

const ALERTS_MAX = 100;
const EVENTS_SHOWN = 100;

export async function listAlerts(ctx: ServiceContext): Promise<AlertList> {
  requireScope(ctx, "read");
  return { items: (await findAlerts(ctx.db, ctx.projectId)).map(toAlertDto) };
}

export async function getAlert(ctx: ServiceContext, id: string): Promise<AlertDetail> {
  requireScope(ctx, "read");
  const key = { projectId: ctx.projectId, id };
  const row = await findAlert(ctx.db, key);
  if (!row) throw notThere(id);
  const events = await listAlertEvents(ctx.db, key, EVENTS_SHOWN);
  return {
    ...toAlertDto(row),
    events: events.map(({ id: number, isTold, at, state, value, sample }) => ({
      id: String(number),
      state,
      value,
      sample,
      is_told: isTold,
      at: at.toISOString(),
    })),
  };
}

export async function createAlert(ctx: ServiceContext, asked: SaveAlertRequest): Promise<AlertDto> {
  requireScope(ctx, "admin");
  await requireChannels(ctx, asked.channel_ids);
  const key = { projectId: ctx.projectId, id: randomUUID() };
  const row = await audited(ctx, async ({ db }) => {
    const by = { createdBy: actorName(ctx.actor), nextCheckAt: nowOf(ctx) };
    const created = { ...key, ...toColumns(asked), ...by };
    const added = await insertAlert(db, created, ALERTS_MAX);
    if (!added) throw new AppError("conflict", `A project has at most ${ALERTS_MAX} alerts.`);
    return { result: added, note: noteOf("alert.create", added) };
  });
  return toAlertDto(row);
}

/** Another condition begins anew, and is checked at once: what was said before is not of it. */
export async function saveAlert(
  ctx: ServiceContext,
  { id, ...asked }: SaveAlertRequest & { id: string },
): Promise<AlertDto> {
  requireScope(ctx, "admin");
  await requireChannels(ctx, asked.channel_ids);
  const row = await audited(ctx, async ({ db }) => {
    const before = await findAlert(db, keyOf(ctx, id));
    const isSame = before && canonicalJson(before.condition) === canonicalJson(asked.condition);
    const anew = isSame ? {} : unchecked(nowOf(ctx));
    const saved = await updateAlert(db, keyOf(ctx, id), { ...toColumns(asked), ...anew });
    if (!saved) throw notThere(id);
    return { result: saved, note: noteOf("alert.save", saved) };
  });
  return toAlertDto(row);
}

function unchecked(nextCheckAt: Date) {
  return {
    state: "quiet" as const,
    stateSince: null,
    isTold: false,
    toldAt: null,
    lastValue: null,
    lastSample: 0,
    lastCheckedAt: null,
    nextCheckAt,
  };
}

export async function deleteAlert(ctx: ServiceContext, id: string): Promise<null> {
  requireScope(ctx, "admin");
  return audited(ctx, async ({ db }) => {
    const gone = await remove(db, keyOf(ctx, id));
    if (!gone) throw notThere(id);
    return { result: null, note: noteOf("alert.delete", gone) };
  });
}

/** It is checked all the same; its channels hear of it when the silence is over and it still fires. */
export async function silenceAlert(
  ctx: ServiceContext,
  { id, until }: SilenceAlertRequest & { id: string },
): Promise<AlertDto> {
  requireScope(ctx, "admin");
  const row = await audited(ctx, async ({ db }) => {
    const silencedUntil = until === null ? null : new Date(until);
    const silenced = await updateAlert(db, keyOf(ctx, id), { silencedUntil });
    if (!silenced) throw notThere(id);
    const { action, subject, detail } = noteOf("alert.silence", silenced);
    return { result: silenced, note: { action, subject, detail: { ...detail, until } } };
  });
  return toAlertDto(row);
}

/** Tells its channels how it stands now, as a test. */
export async function testAlert(ctx: ServiceContext, id: string): Promise<TestedAlert> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const row = await findAlert(db, keyOf(ctx, id));
  if (!row) throw notThere(id);
  const reading = await readMeasure({ db, projectId, now: ctx.now() }, row.condition);
  const alert = toTold(row, { state: row.state, ...reading });
  const { channelIds } = row;
  const notices = await insertChosenNotices(db, {
    projectId,
    type: "alert.test",
    alert,
    channelIds,
  });
  return { notices };
}

function toColumns(asked: SaveAlertRequest) {
  return {
    name: asked.name,
    condition: asked.condition,
    coolDownMinutes: asked.cool_down_minutes,
    channelIds: asked.channel_ids,
    isOn: asked.is_on,
  };
}

function nowOf(ctx: ServiceContext): Date {
  return new Date(msFromNanos(ctx.now()));
}

function keyOf({ projectId }: ServiceContext, id: string): AlertKey {
  return { projectId, id };
}

function noteOf<Action extends string>(action: Action, { id, name }: { id: string; name: string }) {
  return { action, subject: `alert:${id}`, detail: { name } };
}

function notThere(id: string): AppError {
  return new AppError("not_found", `There is no alert ${id}.`);
}
