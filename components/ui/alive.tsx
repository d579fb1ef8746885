"use client";

import type { ComponentType } from "react";
import { useHydrated } from "./use-hydrated";

const NO_BOX = { display: "contents" } as const;

/**
 * A part that comes to life later than its page. A click on what only the server drew would be lost, so it
 * takes none until then.
 */
export function alive<Props extends object>(Part: ComponentType<Props>) {
  return function Alive(props: Props) {
    const isLive = useHydrated();
    return (
      <div inert={!isLive} style={NO_BOX}>
        <Part {...props} />
      </div>
    );
  };
}
