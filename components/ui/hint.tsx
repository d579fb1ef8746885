"use client";

import dynamic from "next/dynamic";
import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useId,
  useRef,
  useState,
} from "react";

/** What places it weighs 25 KB, more than most that is hinted at: it loads when somebody comes near. */
const HintBox = dynamic(() => import("./hint-box").then((module) => module.HintBox), {
  ssr: false,
});

const SHOWN_AFTER_MS = 300;

type Pointed = {
  ref?: Ref<HTMLElement>;
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  onPointerCancel?: () => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
  onBlur?: () => void;
  "aria-describedby"?: string | undefined;
};

type HintProps = {
  label: ReactNode;
  /** One element, whose ref and pointer and focus events are the hint's. */
  children: ReactElement<Pointed>;
};

/** A word about what is pointed at, or has the focus of the keyboard. */
export function Hint({ label, children }: HintProps) {
  const id = useId();
  const target = useRef<HTMLElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [state, setState] = useState<"far" | "near" | "shown">("far");
  const come = () => {
    setState((now) => (now === "shown" ? now : "near"));
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => setState("shown"), SHOWN_AFTER_MS);
  };
  const leave = () => {
    clearTimeout(waiting.current);
    setState("near");
  };
  return (
    <>
      {cloneElement(children, {
        ref: target,
        onPointerEnter: come,
        // A finger leaves as soon as it has tapped: what it asked for stays until it taps elsewhere.
        onPointerLeave: ({ pointerType }) => {
          if (pointerType !== "touch") leave();
        },
        onPointerCancel: leave,
        onFocus: ({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) come();
        },
        onBlur: leave,
        "aria-describedby": state === "shown" ? id : undefined,
      })}
      {state === "far" ? null : (
        <HintBox target={target} isShown={state === "shown"} onDismiss={leave}>
          <span id={id}>{label}</span>
        </HintBox>
      )}
    </>
  );
}
