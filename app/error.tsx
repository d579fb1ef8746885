"use client";

import { Container } from "@mantine/core";
import { ProblemAlert } from "@/components/shared/problem-alert";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Container component="main" size="sm" py="xl">
      <ProblemAlert title="This page could not be shown" problem={error} onRetry={retry} />
    </Container>
  );
}
