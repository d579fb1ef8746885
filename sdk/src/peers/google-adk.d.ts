/** What we use of the peer, so that this package is checked without it. */
declare module "@google/adk" {
  export abstract class BasePlugin {
    readonly name: string;
    constructor(name: string);
  }
}
