import type { SecretFormat } from "../secret-format";

/** What drivers write in the place of a password they do not show. */
const TEMPLATE = /^(?:<.*>|\*+|\$?\{.*\}|\[.*\]|\.{3,})$/;

/** Here a plain word is a password too: the neighbours say what the text is. */
export const CONNECTION_STRINGS: readonly SecretFormat[] = [
  {
    // `Server=db;User Id=app;Password=secret;`
    kind: "connection_password",
    keyword: "=",
    expression: /(;\s?(?:password|pwd)\s?=\s?)[^;"'\s\\=]{1,256}/gi,
    accepts: (secret) => !TEMPLATE.test(secret),
  },
  {
    // `host=db user=app password=secret`
    kind: "connection_password",
    keyword: "password=",
    expression:
      /(?<=\b(?:host|hostaddr|port|user|dbname|sslmode)=[^\s,]{1,100} {1,4}(?:[^\s,]{1,100} {1,4}){0,4}password=)[^\s"'\\]{1,256}/gi,
    accepts: (secret) => !TEMPLATE.test(secret),
  },
];
