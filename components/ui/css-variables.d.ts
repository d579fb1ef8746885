import "react";

declare module "react" {
  /** Custom properties may be set by `style`: how a component hands a value to its CSS module. */
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
