import type { AlertRow } from "@/db/queries/alerts";
import type { AlertDto } from "@/lib/contracts/alert";
import { conditionWords } from "@/lib/domain/alerts/alert-words";
import { saysSomething } from "@/lib/domain/alerts/decide-alert";
import type { ToldAlert } from "@/lib/domain/alerts/told-alert";

export function toAlertDto(row: AlertRow): AlertDto {
  const { condition, lastValue: value, lastSample: sample } = row;
  return {
    id: row.id,
    name: row.name,
    condition,
    words: conditionWords(condition),
    cool_down_minutes: row.coolDownMinutes,
    channel_ids: row.channelIds,
    is_on: row.isOn,
    state: row.state,
    state_since: row.stateSince?.toISOString() ?? null,
    silenced_until: row.silencedUntil?.toISOString() ?? null,
    last_value: value,
    last_sample: sample,
    last_checked_at: row.lastCheckedAt?.toISOString() ?? null,
    is_unknown: row.lastCheckedAt !== null && !saysSomething(condition, { value, sample }),
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
  };
}

type Standing = Pick<ToldAlert, "state" | "value" | "sample">;

export function toTold({ id, name, condition }: AlertRow, standing: Standing): ToldAlert {
  const { measure } = condition;
  return { id, name, measure, condition: conditionWords(condition), ...standing };
}
