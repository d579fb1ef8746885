"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { type HandoffKey, handoffsCache } from "@/lib/client/handoffs";
import { ruleHref } from "@/lib/client/rule-href";
import { useViewParams } from "@/lib/client/use-view-params";
import styles from "./inspector.module.css";

/** Which routing rule sent it here, and why no earlier one did; nothing where its caller named the agent. */
export function RouteNote({ handoff, isOpen }: { handoff: HandoffKey; isOpen: boolean }) {
  const [view] = useViewParams();
  const { data } = useQuery(handoffsCache.detail(handoff, isOpen));
  if (!data?.route) return null;
  const { rule, version, why, skipped } = data.route;
  return (
    <section aria-label="Route" className={styles["route"]}>
      <Text size="sm">
        {rule ? (
          <>
            Chosen by rule{" "}
            <TextLink href={ruleHref({ version, id: rule.id }, view)} fw={600}>
              <VisibleText text={rule.name} /> v{version}
            </TextLink>
            : <VisibleText text={why} />
          </>
        ) : (
          <>
            No rule chose: <VisibleText text={why} />
          </>
        )}
      </Text>
      {skipped.length === 0 ? null : (
        <details>
          <summary>
            {skipped.length === 1 ? "1 rule" : `${skipped.length} rules`} before it did not fire
          </summary>
          <ul>
            {skipped.map(({ rule: { id, name }, why: reason }) => (
              <li key={id}>
                <VisibleText text={`${name}: ${reason}`} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
