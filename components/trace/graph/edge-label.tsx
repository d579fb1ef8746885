"use client";

import { Menu, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { outcomeLook } from "@/components/shared/outcome-look";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { describeHandoff } from "../describe-handoff";
import { splitNumbers } from "./edge-numbers";
import styles from "./graph.module.css";

type EdgeLabelProps = {
  handoffs: readonly HandoffDto[];
  selectedId: string | null;
  onPick: (id: string) => void;
};

/** "1 · route" for one handoff; the numbers of a merged edge, each of which opens its handoff. */
export function EdgeLabel({ handoffs, selectedId, onPick }: EdgeLabelProps) {
  const { shown, more } = splitNumbers(handoffs);
  return (
    <>
      {shown.map((handoff) => (
        <HandoffMark
          key={handoff.id}
          handoff={handoff}
          isSelected={handoff.id === selectedId}
          withType={handoffs.length === 1}
          onPick={onPick}
        />
      ))}
      {more > 0 ? <MoreMark handoffs={handoffs} more={more} onPick={onPick} /> : null}
    </>
  );
}

type MoreMarkProps = Pick<EdgeLabelProps, "handoffs" | "onPick"> & { more: number };

/** The menu exists once it was asked for: a large graph has hundreds of these. */
function MoreMark({ handoffs, more, onPick }: MoreMarkProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const label = `${more} more of ${handoffs.length} handoffs between these agents`;
  if (!wasOpened) {
    return (
      <button
        type="button"
        className={styles["mark"]}
        aria-label={label}
        aria-haspopup="menu"
        onClick={() => setWasOpened(true)}
      >
        +{more}
      </button>
    );
  }
  return (
    <Menu position="bottom-start" defaultOpened>
      <Menu.Target>
        <UnstyledButton className={styles["mark"]} aria-label={label}>
          +{more}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles["menu"]}>
        {handoffs.map((handoff) => (
          <Menu.Item key={handoff.id} onClick={() => onPick(handoff.id)}>
            {handoff.seq} · {handoff.type} · {outcomeLook(handoff).label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type HandoffMarkProps = {
  handoff: HandoffDto;
  isSelected: boolean;
  withType: boolean;
  onPick: (id: string) => void;
};

function HandoffMark({ handoff, isSelected, withType, onPick }: HandoffMarkProps) {
  const { tone, icon: OutcomeIcon } = outcomeLook(handoff);
  const words = describeHandoff(handoff);
  return (
    <button
      type="button"
      className={styles["mark"]}
      data-tone={tone}
      data-selected={isSelected || undefined}
      data-inferred={handoff.inferred || undefined}
      title={words}
      aria-label={words}
      aria-pressed={isSelected}
      onClick={() => onPick(handoff.id)}
    >
      <OutcomeIcon size={12} stroke={2.2} aria-hidden />
      {withType ? `${handoff.seq} · ${handoff.type}` : handoff.seq}
    </button>
  );
}
