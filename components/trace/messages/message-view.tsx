"use client";

import { Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconRobot,
  IconSettings,
  IconTool,
  type Icon,
  IconUser,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { JsonView } from "@/components/shared/json-view/json-view";
import { VisibleText } from "@/components/shared/visible-text";
import type { ConversationValueDto } from "@/lib/contracts/conversation";
import type { Speaker } from "@/lib/domain/conversation/message";
import { formatBytes } from "@/lib/format/bytes";
import { MessageText } from "./message-text";
import styles from "./messages.module.css";
import type { ShownMessage } from "./shown-message";

const VALUE_HEIGHT_PX = 200;

const LOOKS: Record<Speaker, { label: string; icon: Icon }> = {
  system: { label: "System prompt", icon: IconSettings },
  user: { label: "User", icon: IconUser },
  assistant: { label: "Agent", icon: IconRobot },
  tool: { label: "Tool result", icon: IconArrowBackUp },
  other: { label: "Other", icon: IconUser },
};

type MessageViewProps = {
  message: ShownMessage;
  /** Beside the role: whose call it was, when, and where to look further. */
  aside?: ReactNode;
};

/** One message: who speaks, the text, what tools were called with and what they answered. */
export function MessageView({ message, aside }: MessageViewProps) {
  const { label, icon: RoleIcon } = LOOKS[message.role];
  return (
    <article className={styles["message"]} data-role={message.role}>
      <header className={styles["head"]}>
        <RoleIcon size={14} aria-hidden />
        <strong>{label}</strong>
        {message.name === null ? null : <VisibleText text={message.name} />}
        {aside}
      </header>
      {message.is_unread ? (
        <Text size="xs" c="dimmed">
          Too large to be shown here. Its span has it.
        </Text>
      ) : null}
      {message.text === "" ? null : <MessageText text={message.text} chars={message.text_chars} />}
      {message.calls.map((call, index) => (
        // Calls may come without an id; their order never changes.
        <ToolValue
          key={`call ${index}`}
          title={
            <>
              <IconTool size={13} aria-hidden /> calls <VisibleText text={call.name} />
            </>
          }
          label={`Arguments of ${call.name}`}
          value={call.arguments}
        />
      ))}
      {message.results.map((result, index) => (
        <ToolValue
          key={`result ${index}`}
          title={result.name === null ? null : <VisibleText text={result.name} />}
          label={result.name === null ? "Result" : `Result of ${result.name}`}
          value={result.value}
        />
      ))}
      {message.other.map((value, index) => (
        <ToolValue key={`other ${index}`} title={null} label="Content" value={value} />
      ))}
    </article>
  );
}

type ToolValueProps = { title: ReactNode; label: string; value: ConversationValueDto };

function ToolValue({ title, label, value }: ToolValueProps) {
  return (
    <div className={styles["value"]}>
      {title === null ? null : <div className={styles["tool"]}>{title}</div>}
      {value.omitted ? (
        <Text size="xs" c="dimmed">
          {label}: {formatBytes(value.bytes)}, too large to be shown here. Its span has it.
        </Text>
      ) : (
        <JsonView value={value.value} label={label} maxHeight={VALUE_HEIGHT_PX} />
      )}
    </div>
  );
}
