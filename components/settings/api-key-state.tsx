import { IconBan, IconCircleCheck, IconClockX } from "@tabler/icons-react";
import { Instant } from "@/components/shared/instant";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { ApiKeyDto } from "@/lib/contracts/project";

type ApiKeyStateProps = { apiKey: ApiKeyDto; now: Date | undefined };

export function ApiKeyState({ apiKey: { revoked_at, expires_at }, now }: ApiKeyStateProps) {
  if (revoked_at !== null) {
    return (
      <ToneBadge tone="neutral" icon={IconBan}>
        Revoked
      </ToneBadge>
    );
  }
  if (expires_at !== null && now !== undefined && new Date(expires_at) <= now) {
    return (
      <ToneBadge tone="incomplete" icon={IconClockX}>
        Expired
      </ToneBadge>
    );
  }
  return (
    <ToneBadge tone="succeeded" icon={IconCircleCheck}>
      {expires_at === null ? (
        "Active"
      ) : (
        <span>
          Until <Instant at={expires_at} />
        </span>
      )}
    </ToneBadge>
  );
}
