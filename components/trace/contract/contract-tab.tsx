"use client";

import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { ToneBadge } from "@/components/ui/tone-badge";
import { contextsCache } from "@/lib/client/contexts";
import type { HandoffKey } from "@/lib/client/handoffs";
import type { ClauseDto } from "@/lib/contracts/contract-check";
import { Waiting } from "../waiting";
import { CLAUSE_WORDS, RESULT_LOOKS, sortClauses, summariseClauses } from "./clause-words";
import styles from "./contract.module.css";

type ContractTabProps = {
  handoff: HandoffKey;
  isOpen: boolean;
  /** Shows a place in what was sent. */
  onPath: (path: string) => void;
};

/** What the payload must and must not contain, clause by clause. */
export function ContractTab({ handoff, isOpen, onPath }: ContractTabProps) {
  const check = useQuery(contextsCache.contract(handoff, isOpen));
  if (check.isPending) return <Waiting label="Checking the contract" />;
  if (check.isError) {
    return (
      <ProblemAlert
        problem={check.error}
        title="The contract could not be checked"
        onRetry={() => void check.refetch()}
        isRetrying={check.isFetching}
      />
    );
  }
  const { clauses } = check.data;
  return (
    <div className={styles["tab"]}>
      <Text fw={600}>{summariseClauses(clauses)}</Text>
      <ul className={styles["clauses"]} aria-label="Clauses">
        {sortClauses(clauses).map((clause) => (
          <Clause key={clause.clause} clause={clause} onPath={onPath} />
        ))}
      </ul>
    </div>
  );
}

function Clause({ clause, onPath }: { clause: ClauseDto; onPath: (path: string) => void }) {
  const { label, tone, icon } = RESULT_LOOKS[clause.result];
  return (
    <li className={styles["clause"]}>
      <div className={styles["head"]}>
        <ToneBadge tone={tone} icon={icon}>
          {label}
        </ToneBadge>
        <strong>{CLAUSE_WORDS[clause.clause]}</strong>
      </div>
      <VisibleText text={clause.detail} className={styles["detail"]} />
      {clause.evidence.length === 0 ? null : (
        <ul className={styles["evidence"]} aria-label="Evidence">
          {clause.evidence.map((path) => (
            <li key={path}>
              <Anchor component="button" type="button" size="xs" onClick={() => onPath(path)}>
                <VisibleText text={path === "" ? "the whole payload" : path} />
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
