"use client";

import { Anchor } from "@mantine/core";
import { VisibleText } from "@/components/shared/visible-text";
import { factName } from "../facts/fact-name";
import styles from "./lineage.module.css";
import type { Column, LossStory } from "./prepare-lineage";

const STORIES_MAX = 20;

type LossStoriesProps = {
  stories: readonly LossStory[];
  onOpen: (story: LossStory, column: Column) => void;
};

/** The matrix in words: what was lost where, and who needed it. */
export function LossStories({ stories, onOpen }: LossStoriesProps) {
  return (
    <ul className={styles["stories"]} aria-label="Lost and needed">
      {stories.slice(0, STORIES_MAX).map((story) => (
        <li key={story.fact.id}>
          <strong>
            <VisibleText text={factName(story.fact.path)} />
          </strong>{" "}
          was lost at <Place column={story.lostAt} onOpen={() => onOpen(story, story.lostAt)} />
          {story.neededBy.map((column, index) => (
            <span key={column.id}>
              {index === 0 ? "; needed by " : ", "}
              <Place column={column} onOpen={() => onOpen(story, column)} />
            </span>
          ))}
        </li>
      ))}
      {stories.length > STORIES_MAX ? <li>and {stories.length - STORIES_MAX} more</li> : null}
    </ul>
  );
}

type PlaceProps = { column: Column; onOpen: () => void };

function Place({ column, onOpen }: PlaceProps) {
  const { handoff } = column;
  return (
    <Anchor component="button" type="button" className={styles["story"] ?? ""} onClick={onOpen}>
      {handoff === null ? (
        `handoff ${column.id}`
      ) : (
        <>
          <VisibleText text={handoff.to_agent ?? "unknown"} /> (handoff {handoff.seq})
        </>
      )}
    </Anchor>
  );
}
