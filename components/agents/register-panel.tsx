import { Skeleton, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import type { RegisterAgent } from "@/lib/client/action";
import { registeredAgentsCache } from "@/lib/client/registered-agents";
import { useViewParams } from "@/lib/client/use-view-params";

const FORM_PX = 560;
/** It brings the check of what is typed, which weighs as much as the rest of the page. */
const AgentForm = dynamic(() => import("./agent-form").then((module) => alive(module.AgentForm)), {
  loading: () => <Skeleton height={FORM_PX} />,
});

type RegisterPanelProps = { project: string; register: RegisterAgent; name?: string };

/** Makes an agent known to the runtime, or changes how it is reached. */
export function RegisterPanel({ project, register, name }: RegisterPanelProps) {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(registeredAgentsCache.list(view.project));
  const own = data.items.filter(({ service }) => service === null);
  const known = own.find((each) => each.name === name);
  if (known?.kind === "scripted") {
    return (
      <Panel title="How it is reached">
        <Text c="dimmed">
          It comes with Baton and runs in its workers; there is nothing to set.
        </Text>
      </Panel>
    );
  }
  return (
    <Panel
      title={name === undefined ? "Register an agent" : "How it is reached"}
      description="Work can be handed to it as soon as it is registered."
    >
      <AgentForm
        key={name ?? ""}
        project={project}
        register={register}
        known={known}
        name={name}
        others={own.map((each) => each.name)}
      />
    </Panel>
  );
}
