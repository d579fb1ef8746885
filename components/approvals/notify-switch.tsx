"use client";

import { Switch, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { NOTIFY_KEY } from "@/lib/client/approvals";

/** Asks the browser for leave to tell of new questions while Baton is open in a tab. */
export function NotifySwitch() {
  const isHydrated = useHydrated();
  const [isOn, setIsOn] = useLocalStorage({ key: NOTIFY_KEY, defaultValue: false });
  const [isRefused, setIsRefused] = useState(false);
  if (!isHydrated || !("Notification" in globalThis)) return null;
  const change = async (next: boolean) => {
    const isAllowed = !next || (await Notification.requestPermission()) === "granted";
    setIsRefused(!isAllowed);
    setIsOn(next && isAllowed);
  };
  return (
    <div>
      <Switch
        label="Notify me on this computer"
        checked={isOn}
        onChange={({ currentTarget }) => void change(currentTarget.checked)}
      />
      {isRefused ? (
        <Text size="xs" component="output">
          The browser does not allow it. Change that in its settings for this site.
        </Text>
      ) : null}
    </div>
  );
}
