import {
  IconAlertTriangle,
  IconBellOff,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
} from "@tabler/icons-react";
import { ToneBadge } from "@/components/ui/tone-badge";
import { useNow } from "@/components/ui/use-now";
import type { AlertDto } from "@/lib/contracts/alert";

const EVERY_MS = 10_000;

/** How an alert stands; what is silenced says so, and that it fires. */
export function AlertStateBadge({ alert }: { alert: AlertDto }) {
  const now = useNow(EVERY_MS);
  const { state, is_on: isOn, silenced_until: until } = alert;
  if (!isOn) {
    return (
      <ToneBadge tone="neutral" icon={IconBellOff} plain>
        Off
      </ToneBadge>
    );
  }
  const isSilenced = until !== null && now !== undefined && new Date(until) > now;
  if (state === "firing") {
    return (
      <ToneBadge tone="failed" icon={isSilenced ? IconBellOff : IconAlertTriangle} plain>
        {isSilenced ? "Fires, silenced" : "Fires"}
      </ToneBadge>
    );
  }
  if (isSilenced) {
    return (
      <ToneBadge tone="waiting" icon={IconBellOff} plain>
        Silenced
      </ToneBadge>
    );
  }
  return <QuietBadge alert={alert} />;
}

function QuietBadge({ alert }: { alert: AlertDto }) {
  if (alert.last_checked_at === null) {
    return (
      <ToneBadge tone="neutral" icon={IconCircleDashed} plain>
        Not checked yet
      </ToneBadge>
    );
  }
  return alert.is_unknown ? (
    <ToneBadge tone="neutral" icon={IconHelpCircle} plain>
      Too few to say
    </ToneBadge>
  ) : (
    <ToneBadge tone="succeeded" icon={IconCircleCheck} plain>
      Quiet
    </ToneBadge>
  );
}
