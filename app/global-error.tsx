"use client";

import "@fontsource-variable/inter";
import "@mantine/core/styles.layer.css";
import "@/components/ui/global.css";
import { ColorSchemeScript, Container, MantineProvider, mantineHtmlProps } from "@mantine/core";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { cssVariablesResolver, theme } from "@/components/ui/theme";

/** Replaces the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <title>Something went wrong · Baton</title>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariablesResolver}
          defaultColorScheme="auto"
        >
          <Container component="main" size="sm" py="xl">
            <ProblemAlert title="Baton could not be shown" problem={error} onRetry={retry} />
          </Container>
        </MantineProvider>
      </body>
    </html>
  );
}
