"use client";

import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { requestLayout } from "@/components/shared/graph/request-layout";
import { Panel } from "@/components/ui/panel";
import type { PairDto } from "@/lib/contracts/pair";
import styles from "./agents.module.css";
import { type AgentMap, prepareMap } from "./pair-model";

const MapCanvas = dynamic(() => import("./map-canvas").then((module) => module.MapCanvas), {
  ssr: false,
  loading: () => <Skeleton className={styles["canvas"] ?? ""} />,
});

/** Who hands to whom; the matrix below says the same in words. */
export function MapPanel({ pairs }: { pairs: readonly PairDto[] }) {
  const map = useMemo(() => prepareMap(pairs), [pairs]);
  return (
    <div className={styles["wide"]}>
      <Panel
        title="Map"
        description="Width is volume, colour is success: at least 95 %, at least 80 %, less. Returns are edges of their own."
      >
        <Drawing map={map} />
        {map.hidden > 0 ? (
          <Text className={styles["muted"] ?? ""} mt={6}>
            {map.hidden} less busy pairs are not drawn; the matrix has them.
          </Text>
        ) : null}
      </Panel>
    </div>
  );
}

function Drawing({ map }: { map: AgentMap }) {
  const layout = useQuery({
    queryKey: ["graph-layout", "map", map],
    queryFn: ({ signal }) => requestLayout(map, { isSequence: false, signal }),
    staleTime: Infinity,
    retry: false,
  });
  if (!layout.data) {
    return (
      <output aria-label="Laying out the map">
        <Skeleton className={styles["canvas"] ?? ""} />
      </output>
    );
  }
  return <MapCanvas map={map} layout={layout.data} />;
}
