"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type ChannelDto,
  ChannelInput,
  CreateChannelInput,
} from "@/lib/contracts/notification-channel";
import { type ReportScheduleDto, SaveReportScheduleInput } from "@/lib/contracts/report-schedule";
import { runAction } from "@/lib/http/action";
import { createChannel, deleteChannel, testChannel } from "@/lib/services/notices/channels";
import { saveReportSchedule } from "@/lib/services/report/report-schedule";

export async function createChannelAction(
  input: CreateChannelInput,
): Promise<ActionResult<ChannelDto>> {
  return runAction(CreateChannelInput, input, createChannel);
}

export async function testChannelAction(input: ChannelInput): Promise<ActionResult<null>> {
  return runAction(ChannelInput, input, (ctx, { id }) => testChannel(ctx, id));
}

export async function removeChannelAction(input: ChannelInput): Promise<ActionResult<null>> {
  return runAction(ChannelInput, input, (ctx, { id }) => deleteChannel(ctx, id));
}

export async function saveReportScheduleAction(
  input: SaveReportScheduleInput,
): Promise<ActionResult<ReportScheduleDto>> {
  return runAction(SaveReportScheduleInput, input, saveReportSchedule);
}
