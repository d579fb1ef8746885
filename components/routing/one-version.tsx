"use client";

import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import { rulesCache } from "@/lib/client/rules";
import { useViewParams } from "@/lib/client/use-view-params";
import { describeLimits, describeRule } from "@/lib/domain/routing/describe-rule";
import type { Rule } from "@/lib/domain/routing/rule-set";
import styles from "./routing.module.css";

type OneVersionProps = { version: number; chosen: string | null; onClose: () => void };

/** The rules as they stood, for who comes from a handoff that one of them sent. */
export function OneVersion({ version, chosen, onClose }: OneVersionProps) {
  const [view] = useViewParams();
  const { data, error, refetch } = useQuery(rulesCache.version(view.project, version));
  return (
    <Panel
      title={`Version ${version}`}
      actions={
        <Button variant="default" onClick={onClose}>
          Show all versions
        </Button>
      }
    >
      {error ? (
        <ProblemAlert
          title="The version could not be read"
          problem={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {data || error ? null : <Skeleton height={120} />}
      {data ? (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            <VisibleText text={data.author} /> <Instant at={data.created_at} />
          </Text>
          <ol className={styles["rules"]} aria-label={`Rules of version ${version}`}>
            {data.document.rules.map((rule, index) => (
              <RuleThen key={rule.id} rule={rule} place={index + 1} isChosen={rule.id === chosen} />
            ))}
          </ol>
        </>
      ) : null}
    </Panel>
  );
}

type RuleThenProps = { rule: Rule; place: number; isChosen: boolean };

function RuleThen({ rule, place, isChosen }: RuleThenProps) {
  return (
    <li
      className={styles["rule"]}
      data-off={!rule.enabled || undefined}
      data-chosen={isChosen || undefined}
    >
      <div className={styles["words"]}>
        <span className={styles["name"]}>
          {place}. <VisibleText text={rule.name} />
        </span>
        {isChosen ? <Text size="xs">This one chose.</Text> : null}
        <Text size="sm">
          <VisibleText text={describeRule(rule)} />
        </Text>
        <Text size="xs" c="dimmed">
          {describeLimits(rule)}
        </Text>
      </div>
    </li>
  );
}
