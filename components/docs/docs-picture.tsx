import { Anchor, Box } from "@mantine/core";
import { type DocPicture, PICTURE_SIZE } from "./doc-picture";
import styles from "./docs-picture.module.css";

/** The picture of the scheme that is shown; the other one is never asked for. A click shows it whole. */
export function DocsPicture({ picture, alt }: { picture: DocPicture; alt: string }) {
  return (
    <>
      <Scheme src={picture.light} alt={alt} darkHidden />
      <Scheme src={picture.dark} alt={alt} lightHidden />
    </>
  );
}

type SchemeProps = { src: string; alt: string; darkHidden?: true; lightHidden?: true };

function Scheme({ src, alt, ...when }: SchemeProps) {
  return (
    <Anchor href={src} target="_blank" className={styles["picture"] ?? ""} {...when}>
      <Box component="img" src={src} alt={alt} loading="lazy" {...PICTURE_SIZE} />
    </Anchor>
  );
}
