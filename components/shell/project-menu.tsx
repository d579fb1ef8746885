import { Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { ProjectDto } from "@/lib/contracts/project";
import { NewProjectModal } from "./new-project-modal";

/** Which project is looked at; choosing another starts at its traces. */
export function ProjectMenu({ projects }: { projects: readonly ProjectDto[] }) {
  const router = useRouter();
  const [view] = useViewParams();
  const current = projects.find(({ slug }) => slug === view.project) ?? projects[0];
  const [isCreating, creating] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-start" width={240} withinPortal={false}>
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
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={creating.open}>
            New project
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewProjectModal project={view.project} opened={isCreating} onClose={creating.close} />
    </>
  );
}
