import { Menu } from "@mantine/core";
import Link from "next/link";
import { viewHref } from "@/lib/client/view-params";
import type { SavedViewDto } from "@/lib/contracts/saved-view";

type ViewItemsProps = { title: string; project: string; views: readonly SavedViewDto[] };

export function ViewItems({ title, project, views }: ViewItemsProps) {
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map(({ id, name, search, created_by }) => (
        <Menu.Item
          key={id}
          component={Link}
          href={viewHref(`/traces?${search}`, { project })}
          title={`Saved by ${created_by}`}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
