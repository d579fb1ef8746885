"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import type { SaveMaskingPolicy, TryMasking } from "@/lib/client/action";
import { maskingPolicyCache } from "@/lib/client/masking-policy";
import type { MaskingPolicyDto } from "@/lib/contracts/masking-policy";
import { MaskingForm } from "./masking-form";
import { draftOf, policyOf } from "./masking-draft";
import { TryMaskingForm } from "./try-masking-form";

const FORM_PX = 320;

type MaskingPanelProps = {
  project: string;
  savePolicy: SaveMaskingPolicy;
  tryMasking: TryMasking;
};

export function MaskingPanel(props: MaskingPanelProps) {
  return (
    <QueryBoundary
      title="The masking policy could not be read"
      skeleton={<Skeleton height={FORM_PX} />}
    >
      <Policy {...props} />
    </QueryBoundary>
  );
}

/** The draft starts from what was read and is not replaced when the query is read again. */
function Policy({ project, savePolicy, tryMasking }: MaskingPanelProps) {
  const { data: policy } = useSuspenseQuery(maskingPolicyCache.policy(project));
  return <Editor key={project} {...{ project, policy, savePolicy, tryMasking }} />;
}

function Editor({
  project,
  policy,
  savePolicy,
  tryMasking,
}: MaskingPanelProps & { policy: MaskingPolicyDto }) {
  const [draft, setDraft] = useState(() => draftOf(policy));
  return (
    <Stack gap="md">
      <Panel
        title="Masking"
        description="Secrets are replaced by a mark before anything is stored: keys of some ninety services, private keys, tokens, passwords in addresses and under telling names, card numbers. Here you add what only you know."
      >
        <MaskingForm {...{ project, policy, draft, savePolicy }} onChange={setDraft} />
      </Panel>
      <Panel
        title="Try it"
        description="Shows a text as it would be stored with what is written above, saved or not. The text is not stored."
      >
        <TryMaskingForm project={project} policy={policyOf(draft)} tryMasking={tryMasking} />
      </Panel>
    </Stack>
  );
}
