"use client";

import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** Where the page has no room for the values beside the list. */
export function FacetsDrawer({ children }: { children: ReactNode }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        hiddenFrom="lg"
        variant="default"
        leftSection={<IconFilter size={14} aria-hidden />}
        onClick={open}
      >
        Filters
      </Button>
      <Drawer opened={isOpen} onClose={close} title="Filters" position="right" size="xs">
        {children}
      </Drawer>
    </>
  );
}
