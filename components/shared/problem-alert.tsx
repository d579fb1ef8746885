"use client";

import { Alert, Button, Group, List, Text } from "@mantine/core";
import { IconAlertCircle, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { describeProblem } from "./describe-problem";
import { ShortId } from "./short-id";

type ProblemAlertProps = {
  /** A thrown error, or the failure that a server action answered with. */
  problem: unknown;
  title?: string;
  onRetry?: () => void;
  isRetrying?: boolean;
  /** What can be done about it. */
  children?: ReactNode;
};

/** What happened, the request id to report, and a way to try again: in the place that failed. */
export function ProblemAlert(props: ProblemAlertProps) {
  const { problem, title, onRetry, isRetrying = false, children } = props;
  const { message, requestId, issues } = describeProblem(problem);
  return (
    <Alert
      role="alert"
      color="var(--tone-failed)"
      variant="light"
      title={title ?? "Something went wrong"}
      icon={<IconAlertCircle />}
    >
      <Text>{message}</Text>
      {issues.length > 0 ? (
        <List size="sm" mt={4}>
          {issues.map(({ path, message: text }) => (
            <List.Item key={`${path} ${text}`}>{path === "" ? text : `${path}: ${text}`}</List.Item>
          ))}
        </List>
      ) : null}
      {children}
      {requestId !== null || onRetry ? (
        <Group gap="sm" mt="xs">
          {onRetry ? (
            <Button
              variant="default"
              leftSection={<IconRefresh size={14} />}
              onClick={onRetry}
              loading={isRetrying}
            >
              Try again
            </Button>
          ) : null}
          {requestId === null ? null : (
            <Text component="span" c="dimmed" size="xs">
              Request <ShortId id={requestId} what="request id" />
            </Text>
          )}
        </Group>
      ) : null}
    </Alert>
  );
}
