"use client";

import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { bringIntoSight } from "@/components/ui/bring-into-sight";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import styles from "./docs-layout.module.css";

export type DocsContents = readonly {
  title: string;
  pages: readonly { path: string; title: string }[];
}[];
type DocsLayoutProps = {
  contents: DocsContents;
  /** The page that is read; null: what was found. */
  path: string | null;
  query: string;
  children: ReactNode;
};

/** Search and table of contents beside a document. */
export function DocsLayout({ contents, path, query, children }: DocsLayoutProps) {
  const [view] = useViewParams();
  return (
    <div className={styles["layout"]}>
      <div className={styles["side"]}>
        <search>
          <form action="/docs" className={styles["search"]}>
            {view.project ? <input type="hidden" name="project" value={view.project} /> : null}
            <TextInput
              type="search"
              name="q"
              key={query}
              defaultValue={query}
              aria-label="Search the documentation"
              placeholder="Search"
              leftSection={<IconSearch size={16} aria-hidden />}
            />
            <Button type="submit" variant="default">
              Search
            </Button>
          </form>
        </search>
        <nav aria-label="Documentation" className={styles["contents"]}>
          {contents.map(({ title, pages }) => (
            <section key={title} aria-label={title}>
              <h2 className={styles["group"]}>{title}</h2>
              <ul className={styles["pages"]}>
                {pages.map((page) => (
                  <li key={page.path}>
                    <Link
                      ref={page.path === path ? bringIntoSight : null}
                      href={viewHref(`/docs/${page.path}`, view)}
                      className={styles["page"]}
                      aria-current={page.path === path ? "page" : undefined}
                    >
                      {page.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
      </div>
      <article className={styles["document"]}>{children}</article>
    </div>
  );
}
