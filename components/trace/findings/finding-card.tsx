"use client";

import { Anchor, Text } from "@mantine/core";
import { CodeBlock } from "@/components/shared/code-block";
import { VisibleText } from "@/components/shared/visible-text";
import { SeverityBadge } from "@/components/shared/severity-badge";
import type { FindingDto } from "@/lib/contracts/finding";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { describeEffect } from "@/components/shared/finding-look";
import styles from "./findings.module.css";

/** A place that a finding points at. */
export type OnEvidence = (place: {
  handoffId: string;
  stage: string | null;
  path: string | null;
}) => void;

type FindingCardProps = {
  finding: FindingDto;
  handoffs: readonly HandoffDto[];
  onEvidence: OnEvidence;
};

/** What is wrong, how it is known, and what to do about it. */
export function FindingCard({ finding, handoffs, onEvidence }: FindingCardProps) {
  return (
    <article className={styles["card"]} aria-label={finding.title}>
      <header className={styles["head"]}>
        <SeverityBadge severity={finding.severity} />
        <h4>
          <VisibleText text={finding.title} />
        </h4>
        <code>{finding.kind}</code>
        {finding.status === "open" ? null : <Text size="xs">{finding.status}</Text>}
      </header>
      <Evidence finding={finding} handoffs={handoffs} onEvidence={onEvidence} />
      <details className={styles["remedy"]}>
        <summary>What to do</summary>
        <Text>{finding.remedy.text}</Text>
        {finding.remedy.code === "" ? null : (
          <CodeBlock code={finding.remedy.code} label="Remedy as code" />
        )}
      </details>
      {finding.case_study_effect === null ? null : (
        <Text size="xs" c="dimmed">
          In the case study: {finding.case_study_effect}
        </Text>
      )}
      {finding.project_effect === null ? null : (
        <Text size="xs" c="dimmed">
          In this project: {describeEffect(finding.project_effect)}
        </Text>
      )}
    </article>
  );
}

function Evidence({ finding, handoffs, onEvidence }: FindingCardProps) {
  const seqs = new Map(handoffs.map(({ id, seq }) => [id, seq]));
  return (
    <ul className={styles["evidence"]} aria-label="Evidence">
      {finding.evidence.map(({ handoff_id, stage, path, text }) => (
        <li key={`${handoff_id} ${stage} ${path} ${text}`}>
          <VisibleText text={text} />{" "}
          {handoff_id === null ? null : (
            <Anchor
              component="button"
              type="button"
              size="xs"
              onClick={() => onEvidence({ handoffId: handoff_id, stage, path })}
            >
              {`handoff ${seqs.get(handoff_id) ?? handoff_id}${stage === null ? "" : `, ${stage}`}`}
              {path === null ? null : (
                <>
                  {" "}
                  <VisibleText text={path} className={styles["path"]} />
                </>
              )}
            </Anchor>
          )}
        </li>
      ))}
    </ul>
  );
}
