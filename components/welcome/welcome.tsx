"use client";

import { Button, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconDatabasePlus, IconPlug } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { BatonMark } from "@/components/ui/baton-mark";
import { LinkButton } from "@/components/ui/link-button";
import { type LoadDemo, orThrow } from "@/lib/client/action";
import { viewHref } from "@/lib/client/view-params";
import styles from "./welcome.module.css";

type WelcomeProps = { project: string; isAdmin: boolean; loadDemo: LoadDemo };

/** First run: what Baton is, and the two ways to see something in it. */
export function Welcome({ project, isAdmin, loadDemo }: WelcomeProps) {
  const router = useRouter();
  const loading = useMutation({
    mutationFn: () => orThrow(loadDemo({ project })),
    onSuccess: () => router.push(viewHref("/traces", { project })),
  });

  return (
    <div className={styles["root"]}>
      <div className={styles["mark"]}>
        <BatonMark size={36} />
      </div>
      <Title order={1}>Welcome to Baton</Title>
      <p className={styles["lead"]}>
        Baton shows how your AI agents hand work to each other: who passed what to whom, what got
        lost on the way, and where the time went. Send it your traces, or look around in example
        data first.
      </p>
      <div className={styles["choices"]}>
        <section className={styles["choice"]} aria-labelledby="demo-choice">
          <IconDatabasePlus className={styles["icon"]} size={24} stroke={1.5} aria-hidden />
          <Title order={2} id="demo-choice">
            Load the demo
          </Title>
          <p>
            Thousands of recorded handoffs of a partnership workflow, with its failures. One click
            in Settings removes them again.
          </p>
          {isAdmin ? (
            <Button
              loading={loading.isPending || loading.isSuccess}
              onClick={() => loading.mutate()}
            >
              Load the demo
            </Button>
          ) : (
            <p>An administrator of this project can load it.</p>
          )}
        </section>
        <section className={styles["choice"]} aria-labelledby="connect-choice">
          <IconPlug className={styles["icon"]} size={24} stroke={1.5} aria-hidden />
          <Title order={2} id="connect-choice">
            Connect your agents
          </Title>
          <p>
            OpenTelemetry, Google ADK, plain HTTP events, or a log file that you already have. The
            first trace takes about a minute.
          </p>
          <LinkButton href={viewHref("/connect", { project })} variant="default">
            Connect your agents
          </LinkButton>
        </section>
      </div>
      {loading.isError ? (
        <div className={styles["problem"]}>
          <ProblemAlert
            title="The demo was not loaded"
            problem={loading.error}
            onRetry={() => loading.mutate()}
          />
        </div>
      ) : null}
    </div>
  );
}
