import type { Route } from "next";
import Link from "next/link";
import { Sparkline } from "@/components/shared/sparkline";
import { Unknown } from "@/components/shared/unknown";
import { CONTEXT_LOSS_TERMS } from "@/lib/client/context-loss-terms";
import { bound, ratedHrefs, tracesHref } from "@/lib/client/traces-href";
import { type ViewParams, viewHref } from "@/lib/client/view-params";
import type { OverviewDto } from "@/lib/contracts/stats";
import styles from "./overview.module.css";
import { prepareTiles, type Tile, type TileName } from "./prepare-tiles";

/** The first look; each number leads to what it is made of. */
export function Tiles({ overview, view }: { overview: OverviewDto; view: ViewParams }) {
  return (
    <ul className={styles["tiles"]} aria-label="Key figures">
      {prepareTiles(overview).map((tile) => (
        <li key={tile.name} className={styles["tile"]}>
          <Link className={styles["tileLink"]} href={hrefOf(tile.name, overview, view)}>
            <span className={styles["label"]}>{tile.label}</span>
            <span className={styles["figure"]}>
              {tile.value ?? <Unknown what={tile.label.toLowerCase()} />}
            </span>
            <ChangeText change={tile.change} />
            <span className={styles["hint"]}>{tile.hint}</span>
          </Link>
          <Sparkline values={tile.points} />
        </li>
      ))}
    </ul>
  );
}

const SINCE = {
  better: "than before",
  worse: "than before",
  neutral: "against before",
  unchanged: "",
};

function ChangeText({ change }: Pick<Tile, "change">) {
  if (!change) return null;
  const { text, direction } = change;
  const isJudged = direction === "better" || direction === "worse";
  return (
    <span className={styles["change"]} data-direction={direction}>
      {isJudged ? `${text}, ${direction} ` : `${text} `}
      <span className={styles["hint"]}>{SINCE[direction]}</span>
    </span>
  );
}

function hrefOf(name: TileName, { handoff_ms: ms }: OverviewDto, view: ViewParams): Route {
  switch (name) {
    case "handoffs":
      return tracesHref([["handoffs", bound(">", 0)]], view);
    case "success":
      return ratedHrefs([], view).failuresHref;
    case "latency":
      return tracesHref([["latency", bound(">=", Math.floor(ms?.p95 ?? 0))]], view);
    case "context_loss":
      return tracesHref(CONTEXT_LOSS_TERMS, view);
    case "approvals":
      return viewHref("/approvals", view);
    case "leaks":
      return tracesHref([["finding", "credential-leak"]], view);
  }
}
