import { Tooltip } from "@mantine/core";
import { useMounted, useWindowEvent } from "@mantine/hooks";
import type { ReactNode, RefObject } from "react";

type HintBoxProps = {
  target: RefObject<HTMLElement | null>;
  isShown: boolean;
  onDismiss: () => void;
  children: ReactNode;
};

export function HintBox({ target, isShown, onDismiss, children }: HintBoxProps) {
  // It knows its place from the second time on that it is drawn.
  const isPlaced = useMounted();
  useWindowEvent("keydown", ({ key }) => {
    if (key === "Escape" && isShown) onDismiss();
  });
  useWindowEvent("pointerdown", ({ target: touched }) => {
    if (isShown && touched instanceof Node && !target.current?.contains(touched)) onDismiss();
  });
  return <Tooltip target={target} opened={isShown && isPlaced} label={children} />;
}
