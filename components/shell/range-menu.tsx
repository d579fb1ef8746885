import { Button, Popover, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useViewParams } from "@/lib/client/use-view-params";
import { isCustomRange, RANGE_PRESETS, type RangePreset } from "@/lib/client/view-params";
import { customRangeLabel, RANGE_LABELS } from "./range-label";
import styles from "./range-menu.module.css";

/** Calendars weigh as much as the rest of the shell: they load when the menu opens. */
const CustomRangeForm = dynamic(
  () => import("./custom-range-form").then((module) => module.CustomRangeForm),
  { ssr: false, loading: () => <Skeleton h={150} mt="sm" /> },
);

/** The time range of lists and charts: a preset, or two instants. */
export function RangeMenu() {
  const [view, setView] = useViewParams();
  const [opened, { close, toggle }] = useDisclosure(false);
  const zone = useHydrated() ? undefined : "UTC";
  const isCustom = isCustomRange(view);
  const label = isCustom ? customRangeLabel(view, zone) : RANGE_LABELS[view.range];
  const choose = (range: RangePreset) => {
    void setView({ range, from: null, to: null });
    close();
  };

  return (
    <Popover opened={opened} onChange={toggle} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button
          className={styles["button"] ?? ""}
          variant="default"
          px={10}
          leftSection={<IconCalendar size={14} className={styles["icon"]} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Time range: ${label}`}
          onClick={toggle}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Time range">
        <div className={styles["presets"]}>
          {RANGE_PRESETS.map((preset) => {
            const isChosen = !isCustom && view.range === preset;
            return (
              <Button
                key={preset}
                variant={isChosen ? "light" : "default"}
                aria-pressed={isChosen}
                onClick={() => choose(preset)}
              >
                {RANGE_LABELS[preset]}
              </Button>
            );
          })}
        </div>
        <CustomRangeForm
          from={view.from}
          to={view.to}
          onApply={(period) => {
            void setView(period);
            close();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
