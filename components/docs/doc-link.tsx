"use client";

import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link-button";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";

type DocLinkProps = { path: `/${string}`; fw?: number; children: ReactNode };

/** To another document, in the project and period that are looked at. */
export function DocLink({ path, children, ...look }: DocLinkProps) {
  const [view] = useViewParams();
  const [page = "", anchor] = path.split("#");
  const href = viewHref(`/${page.slice(1)}`, view);
  return (
    <TextLink href={anchor === undefined ? href : withAnchor(href, anchor)} {...look}>
      {children}
    </TextLink>
  );
}

function withAnchor(href: ReturnType<typeof viewHref>, anchor: string) {
  return `${href}#${anchor}` as const;
}
