"use client";

import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy, IconCopyX } from "@tabler/icons-react";
import { Hint } from "@/components/ui/hint";

const CONFIRM_MS = 1_500;

type CopyButtonProps = {
  /** A function where building the text is work that only a click should cause. */
  value: string | (() => string);
  /** Names what is copied: "Copy trace id". */
  label: string;
};

export function CopyButton({ value, label }: CopyButtonProps) {
  const { copy, copied, error } = useClipboard({ timeout: CONFIRM_MS });
  const { message, icon: IconOfState } = copyState(copied, error !== null, label);
  return (
    <Hint label={message}>
      <ActionIcon
        size="sm"
        aria-label={message}
        onClick={() => copy(typeof value === "function" ? value() : value)}
      >
        <IconOfState size={14} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}

function copyState(copied: boolean, failed: boolean, label: string) {
  if (failed) return { message: "The browser refused; select the text instead", icon: IconCopyX };
  return copied ? { message: "Copied", icon: IconCheck } : { message: label, icon: IconCopy };
}
