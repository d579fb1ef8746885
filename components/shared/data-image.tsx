"use client";

import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPhoto } from "@tabler/icons-react";
import { type DataImage as Facts, imagePage } from "@/lib/format/data-image";
import { formatBytes } from "@/lib/format/bytes";
import styles from "./data-image.module.css";

/** An image in a payload: its type and size; it is drawn on request only, where nothing can run. */
export function DataImage({ dataUrl, image }: { dataUrl: string; image: Facts }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const title = `Image, ${image.type}, ${formatBytes(image.bytes)}`;
  return (
    <span className={styles["root"]}>
      <IconPhoto size={14} aria-hidden />
      {title}
      <Button variant="default" size="compact-xs" onClick={open}>
        Show the image
      </Button>
      <Modal opened={isOpen} onClose={close} title={title} size="xl">
        <iframe
          className={styles["frame"]}
          title={title}
          sandbox=""
          srcDoc={imagePage(dataUrl)}
          referrerPolicy="no-referrer"
        />
      </Modal>
    </span>
  );
}
