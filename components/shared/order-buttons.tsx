import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";

const LOOK = { variant: "subtle", color: "gray", size: "lg" } as const;

type OrderButtonsProps = {
  /** What is moved, as its buttons say it. */
  name: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** Moves one of an ordered list up or down, or takes it out. */
export function OrderButtons({ name, index, count, onMove, onRemove }: OrderButtonsProps) {
  return (
    <>
      <ActionIcon
        {...LOOK}
        aria-label={`Move ${name} up`}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        {...LOOK}
        aria-label={`Move ${name} down`}
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon {...LOOK} aria-label={`Remove ${name}`} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </>
  );
}
