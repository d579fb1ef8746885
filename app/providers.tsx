"use client";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import dynamic from "next/dynamic";
import { setNonce } from "get-nonce";
import { type ReactNode, useState } from "react";
import { cssVariablesResolver, theme } from "@/components/ui/theme";
import { getQueryClient } from "@/lib/client/query-client";

const Notifications = dynamic(
  () => import("@mantine/notifications").then((module) => module.Notifications),
  { ssr: false },
);

export function Providers({ children, nonce }: { children: ReactNode; nonce: string }) {
  // The document keeps the policy that it came with, whichever nonce a later answer brings.
  const [ofDocument] = useState(nonce);
  // For the style that keeps the page behind a dialog from scrolling.
  if (typeof document !== "undefined") setNonce(ofDocument);
  return (
    <QueryClientProvider client={getQueryClient()}>
      <NuqsAdapter>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariablesResolver}
          defaultColorScheme="auto"
          getStyleNonce={() => ofDocument}
        >
          <Notifications position="bottom-right" />
          {children}
        </MantineProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
