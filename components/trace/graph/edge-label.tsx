"use client";

import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { outcomeLook } from "@/components/shared/outcome-look";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { describeHandoff } from "../describe-handoff";
import { splitNumbers } from "./graph-layout";
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
      {more > 0 ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <UnstyledButton
              className={styles["mark"]}
              aria-label={`${more} more of ${handoffs.length} handoffs between these agents`}
            >
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
      ) : null}
    </>
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
    <Tooltip label={words}>
      <UnstyledButton
        className={styles["mark"]}
        data-tone={tone}
        data-selected={isSelected || undefined}
        data-inferred={handoff.inferred || undefined}
        aria-label={words}
        aria-pressed={isSelected}
        onClick={() => onPick(handoff.id)}
      >
        <OutcomeIcon size={12} stroke={2.2} aria-hidden />
        {withType ? `${handoff.seq} · ${handoff.type}` : handoff.seq}
      </UnstyledButton>
    </Tooltip>
  );
}
