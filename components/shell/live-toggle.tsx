import { Button, Tooltip } from "@mantine/core";
import { useViewParams } from "@/lib/client/use-view-params";
import { isLiveView } from "@/lib/client/view-params";
import styles from "./live-toggle.module.css";

/** Whether new data appears by itself; a range that has ended has nothing new. */
export function LiveToggle() {
  const [view, setView] = useViewParams();
  const isLive = isLiveView(view);
  const isOver = view.to !== null;
  return (
    <Tooltip label={liveHint(isLive, isOver)}>
      <Button
        variant="default"
        px={10}
        leftSection={<span className={styles["dot"]} data-on={isLive || undefined} />}
        aria-pressed={isLive}
        aria-disabled={isOver}
        onClick={() => {
          if (!isOver) void setView({ live: !view.live });
        }}
      >
        Live
      </Button>
    </Tooltip>
  );
}

function liveHint(isLive: boolean, isOver: boolean): string {
  if (isOver) return "The chosen time range has ended, so nothing new can appear";
  return isLive ? "New data appears by itself. Click to pause" : "Paused. Click to follow new data";
}
