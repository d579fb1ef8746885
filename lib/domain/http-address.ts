import { z } from "zod";

const CHARACTERS_MAX = 2000;
const CREDENTIALS = /^https?:\/\/[^/?#]*@/i;

/** What people give Baton to call or to show: a secret has its place in the vault, not in here. */
export const HttpAddress = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .max(CHARACTERS_MAX)
  .refine((url) => !CREDENTIALS.test(url), "must not carry a user or a password");
