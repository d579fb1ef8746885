"use client";

import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Linked = { href: Route; children: ReactNode };

/** A link that looks like a button; a client component, so that server pages may use it too. */
export function LinkButton(props: ButtonProps & Linked) {
  return <Button component={Link} {...props} />;
}

export function TextLink(props: AnchorProps & Linked) {
  return <Anchor component={Link} {...props} />;
}
