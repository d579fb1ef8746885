import { Code } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from "@tabler/icons-react";
import { TextLink } from "@/components/ui/link-button";
import type { ConnectSource } from "@/lib/client/connect";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import { type Check, checkList } from "@/lib/domain/connect/check-list";
import { adviceFor, CAPTURE_LABELS } from "./capture-advice";
import styles from "./source-checks.module.css";

const ICONS = { all: IconCircleCheck, some: IconCircleHalf2, none: IconCircleDashed };

type SourceChecksProps = { source: string; captures: ConnectSource["captures"] };

/** What of its handoffs a source tells, and how to make it tell the rest. */
export function SourceChecks({ source, captures }: SourceChecksProps) {
  const checks = checkList(captures);
  if (checks.length === 0) return null;
  return (
    <ul className={styles["checks"]} aria-label={`What ${source} tells`}>
      {checks.map((check) => (
        <SourceCheck key={check.capture} source={source} check={check} />
      ))}
    </ul>
  );
}

function SourceCheck({ source, check }: { source: string; check: Check }) {
  const { capture, state } = check;
  const IconOfState = ICONS[state];
  return (
    <li className={styles["check"]} data-state={state}>
      <IconOfState size={16} aria-hidden className={styles["icon"]} />
      <div>
        {CAPTURE_LABELS[capture]}: {described(check)}
        {state === "all" ? null : <Remedy source={source} check={check} />}
      </div>
    </li>
  );
}

function described({ state, seen, of }: Check): string {
  if (state === "all") return "seen";
  return state === "some" ? `seen in ${seen} of ${of}` : "not seen";
}

function Remedy({ source, check }: { source: string; check: Check }) {
  const [view] = useViewParams();
  const { words, code, doc } = adviceFor(source, check.capture);
  return (
    <div className={styles["remedy"]}>
      {words} {code === undefined ? null : <Code>{code}</Code>}{" "}
      <TextLink size="xs" underline="always" href={viewHref(`/docs/${doc}`, view)}>
        How
      </TextLink>
    </div>
  );
}
