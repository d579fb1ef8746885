import type { Metadata } from "next";
import { NothingHere } from "@/components/shared/nothing-here";

export const metadata: Metadata = { title: "Not found" };

/** Inside the shell, whose `main` it stands in. */
export default function NotFound() {
  return <NothingHere />;
}
