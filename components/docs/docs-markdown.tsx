import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { anchorOf } from "@/lib/domain/docs/doc-anchor";
import { docHref } from "./doc-href";
import { DocLink } from "./doc-link";
import { docPicture } from "./doc-picture";
import styles from "./docs-markdown.module.css";
import { DocsPicture } from "./docs-picture";

/** HTML in a document stays text, and addresses are those of documents or of the web: the library's default. */
export function DocsMarkdown({ markdown, path }: { markdown: string; path: string }) {
  return (
    <div className={styles["document"]}>
      <Markdown remarkPlugins={[remarkGfm]} components={componentsOf(path)}>
        {markdown}
      </Markdown>
    </div>
  );
}

function componentsOf(path: string): Components {
  return {
    h1: ({ children }) => <h1>{children}</h1>,
    h2: ({ children }) => <h2 id={anchorOf(textOf(children))}>{children}</h2>,
    h3: ({ children }) => <h3 id={anchorOf(textOf(children))}>{children}</h3>,
    a: ({ href = "", children }) => (
      <MarkdownLink href={docHref(href, path)}>{children}</MarkdownLink>
    ),
    img: ({ src, alt = "" }) => {
      const picture = typeof src === "string" ? docPicture(src, path) : null;
      return picture && <DocsPicture picture={picture} alt={alt} />;
    },
    pre: ({ children }) => (
      // Wide lines scroll, so the keyboard must reach them.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <pre className={styles["code"]} tabIndex={0}>
        {children}
      </pre>
    ),
    table: ({ children }) => (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <section className={styles["table"]} tabIndex={0} aria-label="Table">
        <table>{children}</table>
      </section>
    ),
  };
}

function MarkdownLink({ href, children }: { href: string | null; children?: ReactNode }) {
  if (href === null) return <>{children}</>;
  if (href.startsWith("/docs/")) return <DocLink path={`/${href.slice(1)}`}>{children}</DocLink>;
  const isOutside = !href.startsWith("#");
  return (
    <a href={href} {...(isOutside && { target: "_blank", rel: "noreferrer" })}>
      {children}
    </a>
  );
}

function textOf(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(textOf).join("");
  if (typeof node === "string" || typeof node === "number") return String(node);
  return hasChildren(node) ? textOf(node.props.children) : "";
}

function hasChildren(node: ReactNode): node is ReactNode & { props: { children: ReactNode } } {
  return typeof node === "object" && node !== null && "props" in node;
}
