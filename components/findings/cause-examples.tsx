"use client";

import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { findingsCache } from "@/lib/client/findings";
import { handoffHref, traceHref, type ViewParams } from "@/lib/client/view-params";
import type { FindingDto } from "@/lib/contracts/finding";
import styles from "./findings.module.css";

const EVIDENCE_SHOWN = 4;

/** Where it was found: each piece of evidence leads to its handoff. */
export function CauseExamples({ id, view }: { id: string; view: ViewParams }) {
  const { project, range, from, to } = view;
  const list = useSuspenseInfiniteQuery(
    findingsCache.ofCause({ project, id, range: { range, from, to } }),
  );
  const findings = list.data.pages.flatMap(({ items }) => items);
  return (
    <Panel title="Where it was found" description="The newest trace first.">
      {findings.length === 0 ? "Not in this time." : null}
      <ul className={styles["examples"]}>
        {findings.map((finding) => (
          <li key={`${finding.trace_id} ${finding.id}`}>
            <TextLink href={traceHref(finding.trace_id, view)}>
              <VisibleText text={finding.title} />
            </TextLink>{" "}
            <span className={styles["when"]}>
              <Instant at={finding.started_at} />
            </span>
            <Evidence finding={finding} view={view} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </Panel>
  );
}

function Evidence({ finding, view }: { finding: FindingDto; view: ViewParams }) {
  const more = finding.evidence.length - EVIDENCE_SHOWN;
  return (
    <ul className={styles["evidence"]} aria-label="Evidence">
      {finding.evidence.slice(0, EVIDENCE_SHOWN).map(({ handoff_id, stage, path, text }) => (
        <li key={`${handoff_id} ${stage} ${path} ${text}`}>
          {handoff_id === null ? (
            <VisibleText text={text} />
          ) : (
            <TextLink
              href={handoffHref({ traceId: finding.trace_id, handoffId: handoff_id }, view)}
            >
              <VisibleText text={text} />
            </TextLink>
          )}
          {path === null ? null : <VisibleText text={` ${path}`} className={styles["path"]} />}
        </li>
      ))}
      {more > 0 ? <li>and {more} more</li> : null}
    </ul>
  );
}
