"use client";

import { ActionIcon, Checkbox, NativeSelect, Slider, Tooltip } from "@mantine/core";
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconX,
} from "@tabler/icons-react";
import { VisibleText } from "@/components/shared/visible-text";
import { formatDuration } from "@/lib/format/duration";
import { describeMoment, describeProgress } from "./describe-moment";
import type { Replay } from "./prepare-replay";
import { useReplayPosition } from "./replay-context";
import styles from "./replay.module.css";
import { type ReplayPlayer, SPEEDS } from "./use-replay-player";

/** The slider's own scale: one press of an arrow key is a 200th of the trace. */
const SLIDER_STEPS = 200;
const SPEED_OPTIONS = SPEEDS.map((speed) => ({ value: String(speed), label: `×${speed}` }));

type ReplayBarProps = {
  replay: Replay;
  player: ReplayPlayer;
  speed: number;
  onSpeed: (speed: number) => void;
  skipsWaits: boolean;
  onSkipsWaits: (skips: boolean) => void;
};

export function ReplayBar({ replay, player, speed, onSpeed, ...waits }: ReplayBarProps) {
  const position = useReplayPosition();
  const { isPlaying } = player;
  return (
    <section className={styles["bar"]} aria-label="Replay">
      <div className={styles["controls"]}>
        <Control
          label="Previous handoff"
          icon={IconPlayerSkipBack}
          onClick={() => player.step(-1)}
        />
        <Control
          label={isPlaying ? "Pause" : "Play"}
          icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
          onClick={player.toggle}
        />
        <Control label="Next handoff" icon={IconPlayerSkipForward} onClick={() => player.step(1)} />
        <Scrubber replay={replay} player={player} position={position} />
        <NativeSelect
          size="xs"
          aria-label="Speed"
          data={SPEED_OPTIONS}
          value={String(speed)}
          onChange={({ currentTarget }) => onSpeed(Number(currentTarget.value))}
        />
        <Tooltip label="Stretches in which no handoff is under way take at most half a second">
          <Checkbox
            size="xs"
            label="Skip waits"
            checked={waits.skipsWaits}
            onChange={({ currentTarget }) => waits.onSkipsWaits(currentTarget.checked)}
          />
        </Tooltip>
        {position === null ? null : (
          <Control label="Show the whole trace" icon={IconX} onClick={() => player.rest(null)} />
        )}
      </div>
      <output className={styles["moment"]} aria-live={isPlaying ? "off" : "polite"}>
        {position === null ? (
          "Replay: play, step from handoff to handoff, or move the slider."
        ) : (
          <>
            <span data-numeric>
              {replay.isTimed
                ? `${formatDuration(position)} of ${formatDuration(replay.durationMs)} · `
                : ""}
              {describeProgress(replay, position)}
            </span>
            {" · "}
            <VisibleText text={describeMoment(replay, position)} />
          </>
        )}
      </output>
    </section>
  );
}

type ControlProps = { label: string; icon: typeof IconX; onClick: () => void };

function Control({ label, icon: ControlIcon, onClick }: ControlProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <ControlIcon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

type ScrubberProps = { replay: Replay; player: ReplayPlayer; position: number | null };

/** On the scale of playing time, so that skipped waits take no room. */
function Scrubber({ replay, player, position }: ScrubberProps) {
  const { durationMs, toPlayMs, toTraceMs } = replay.playTime;
  const unit = Math.max(durationMs, Number.MIN_VALUE) / SLIDER_STEPS;
  const shownMs = position ?? 0;
  return (
    <Slider
      className={styles["slider"] ?? ""}
      size={4}
      label={null}
      min={0}
      max={SLIDER_STEPS}
      step={1}
      thumbLabel="Time of the replay"
      thumbProps={{
        "aria-valuetext": position === null ? "the whole trace" : describeMoment(replay, shownMs),
      }}
      value={toPlayMs(shownMs) / unit}
      onChange={(value) => player.scrub(toTraceMs(value * unit))}
      onChangeEnd={(value) => player.rest(toTraceMs(value * unit))}
    />
  );
}
