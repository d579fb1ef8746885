import { DocLink } from "./doc-link";
import styles from "./docs-hits.module.css";

type Hit = { path: string; title: string; heading: string; anchor: string; excerpt: string };

/** What was found; each hit leads to its section. */
export function DocsHits({ query, hits }: { query: string; hits: readonly Hit[] }) {
  return (
    <>
      <h1>{hits.length === 0 ? `Nothing about “${query}”` : `About “${query}”`}</h1>
      {hits.length === 0 ? <p>Try fewer words, or the beginning of one.</p> : null}
      <ol className={styles["hits"]}>
        {hits.map(({ path, title, heading, anchor, excerpt }) => (
          <li key={`${path}#${anchor}`}>
            <DocLink path={`/docs/${path}${anchor ? `#${anchor}` : ""}`} fw={600}>
              {heading === "" || heading === title ? title : `${title}: ${heading}`}
            </DocLink>
            <p className={styles["excerpt"]}>{excerpt}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
