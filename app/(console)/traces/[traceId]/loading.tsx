import { TraceSkeleton } from "@/components/trace/trace-skeleton";

export default function TraceLoading() {
  return <TraceSkeleton />;
}
