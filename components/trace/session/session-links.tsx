"use client";

import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconChevronDown, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import { Instant } from "@/components/shared/instant";
import { VisibleText } from "@/components/shared/visible-text";
import { Hint } from "@/components/ui/hint";
import { traceHref, type ViewParams } from "@/lib/client/view-params";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import { shortenId } from "@/lib/format/short-id";
import styles from "../trace-header.module.css";

type SessionLinksProps = {
  traceId: string;
  session: TraceDetailDto["session"];
  view: ViewParams;
};

/** The conversation that this trace is a part of: before, after, and all of it. */
export function SessionLinks({ traceId, session, view }: SessionLinksProps) {
  const index = session.findIndex(({ id }) => id === traceId);
  return (
    <nav className={styles["session"]} aria-label="Conversation">
      <StepLink label="Previous trace of this conversation" to={session[index - 1]} view={view}>
        <IconChevronLeft size={16} />
      </StepLink>
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />}>
            {index + 1} of {session.length} traces in this conversation
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles["menu"]}>
          {session.map(({ id, name, started_at }) => (
            <Menu.Item
              key={id}
              component={Link}
              href={traceHref(id, view)}
              aria-current={id === traceId ? "page" : undefined}
              rightSection={<Instant at={started_at} />}
            >
              <VisibleText text={name ?? shortenId(id)} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <StepLink label="Next trace of this conversation" to={session[index + 1]} view={view}>
        <IconChevronRight size={16} />
      </StepLink>
    </nav>
  );
}

type StepLinkProps = {
  label: string;
  to: TraceDetailDto["session"][number] | undefined;
  view: ViewParams;
  children: React.ReactNode;
};

function StepLink({ label, to, view, children }: StepLinkProps) {
  if (!to) {
    return (
      <ActionIcon variant="default" disabled aria-label={label}>
        {children}
      </ActionIcon>
    );
  }
  return (
    <Hint
      label={
        to.name === null ? (
          label
        ) : (
          <>
            {label}: <VisibleText text={to.name} />
          </>
        )
      }
    >
      <ActionIcon
        variant="default"
        component={Link}
        href={traceHref(to.id, view)}
        aria-label={label}
      >
        {children}
      </ActionIcon>
    </Hint>
  );
}
