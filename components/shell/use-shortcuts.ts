import { useWindowEvent } from "@mantine/hooks";
import { useRef } from "react";
import { type KeySequence, type NavTarget, NO_SEQUENCE, pressKey } from "@/lib/client/shortcuts";

type ShortcutHandlers = { onGo: (target: NavTarget) => void; onHelp: () => void };

/** Listens to the keyboard outside of fields: `g` and a page's key, and `?`. */
export function useShortcuts({ onGo, onHelp }: ShortcutHandlers): void {
  const sequence = useRef<KeySequence>(NO_SEQUENCE);
  useWindowEvent("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "?") {
      onHelp();
      return;
    }
    const step = pressKey(sequence.current, event.key, event.timeStamp);
    sequence.current = step.sequence;
    if (step.target) onGo(step.target);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}
