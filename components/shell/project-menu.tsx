import { Button, Menu } from "@mantine/core";
import { IconCheck, IconSelector } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { ProjectDto } from "@/lib/contracts/project";

/** Which project is looked at; choosing another starts at its traces. */
export function ProjectMenu({ projects }: { projects: readonly ProjectDto[] }) {
  const router = useRouter();
  const [view] = useViewParams();
  const current = projects.find(({ slug }) => slug === view.project) ?? projects[0];
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={`Project: ${current?.name ?? "none"}`}
        >
          {current?.name ?? "No project"}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Projects</Menu.Label>
        {projects.map(({ id, slug, name }) => (
          <Menu.Item
            key={id}
            rightSection={
              slug === current?.slug ? <IconCheck size={14} aria-label="shown" /> : null
            }
            onClick={() => router.push(viewHref("/traces", { ...view, project: slug }))}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
