import type { ChannelKind } from "@/lib/domain/notices/notice";

export const CHANNEL_NAMES: Record<ChannelKind, { short: string; long: string }> = {
  webhook: { short: "Webhook", long: "Signed webhook" },
  slack: { short: "Slack", long: "Slack (incoming webhook)" },
  email: { short: "E-mail", long: "E-mail (SMTP)" },
};
