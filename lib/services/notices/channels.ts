import { randomUUID } from "node:crypto";
import { isIPv6 } from "node:net";
import {
  type ChannelKey,
  type ChannelRow,
  deleteChannel as remove,
  insertChannel,
  insertNotices,
  listChannels as findChannels,
} from "@/db/queries/notices";
import type {
  ChannelDto,
  ChannelList,
  CreateChannelRequest,
} from "@/lib/contracts/notification-channel";
import { nextDigestMs } from "@/lib/domain/notices/digest";
import { msFromNanos } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import { audited } from "../audit/write-audit";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { sealPassword } from "./channel-password";

/** Every notice goes to each of them. */
const CHANNELS_PER_PROJECT_MAX = 50;

export async function listChannels(ctx: ServiceContext): Promise<ChannelList> {
  requireScope(ctx, "admin");
  const rows = await findChannels(ctx.db, ctx.projectId);
  return {
    items: rows.map(toDto),
    signing_secret: signingSecret(env().BATON_SECRET, {
      kind: "notices",
      projectId: ctx.projectId,
    }),
  };
}

export async function createChannel(
  ctx: ServiceContext,
  asked: CreateChannelRequest,
): Promise<ChannelDto> {
  requireScope(ctx, "admin");
  const { kind, name, digest } = asked;
  if ((await findChannels(ctx.db, ctx.projectId)).length >= CHANNELS_PER_PROJECT_MAX) {
    const message = `A project has at most ${CHANNELS_PER_PROJECT_MAX} channels; delete one first.`;
    throw new AppError("conflict", message);
  }
  const owner = { projectId: ctx.projectId, id: randomUUID() };
  const next = digest && new Date(nextDigestMs(msFromNanos(ctx.now()), digest));
  const row = await audited(ctx, async ({ db }) => {
    const added = await insertChannel(db, {
      ...owner,
      ...(asked.kind === "email" ? mailColumns(asked, owner) : { url: asked.url }),
      kind,
      name,
      digest,
      nextDigestAt: next,
      createdBy: actorName(ctx.actor),
    });
    if (!added) throw new Error("a channel with an id of its own was not inserted");
    const note = { action: "channel.create" as const, subject: `channel:${added.id}` };
    return { result: added, note: { ...note, detail: { kind, name } } };
  });
  return toDto(row);
}

type MailChannel = Extract<CreateChannelRequest, { kind: "email" }>;

function mailColumns(
  { host, port, security, username, password, from, to }: MailChannel,
  owner: ChannelKey,
) {
  const isAddress = isIPv6(host);
  return {
    url: `smtp://${isAddress ? `[${host}]` : host}:${port}`,
    mail: { host, port, security, username, from, to },
    ...(password === null ? {} : sealPassword(password, owner)),
  };
}

export async function deleteChannel(ctx: ServiceContext, id: string): Promise<null> {
  requireScope(ctx, "admin");
  const key = { projectId: ctx.projectId, id };
  return audited(ctx, async ({ db }) => {
    const isGone = await remove(db, key);
    if (!isGone) throw new AppError("not_found", `There is no channel ${id}.`);
    return { result: null, note: { action: "channel.delete", subject: `channel:${id}` } };
  });
}

/** Sends one that says so; how it went shows on the channel. */
export async function testChannel(ctx: ServiceContext, id: string): Promise<null> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const count = await insertNotices(db, {
    projectId,
    type: "test",
    approvalId: null,
    channelId: id,
  });
  if (count === 0) throw new AppError("not_found", `There is no channel ${id}.`);
  return null;
}

function toDto(row: ChannelRow): ChannelDto {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    host: new URL(row.url).host,
    to: row.mail?.to ?? null,
    digest: row.digest,
    next_digest_at: row.nextDigestAt?.toISOString() ?? null,
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
    last_at: row.lastAt?.toISOString() ?? null,
    last_problem: row.lastProblem,
  };
}
