import { createTransport } from "nodemailer";
import type { AddressRules } from "./guarded-address";
import { openGuardedSocket } from "./guarded-socket";

export type Mail = {
  from: string;
  to: readonly string[];
  subject: string;
  text: string;
  /** The same for each attempt, so that a mailbox can tell a repeat. */
  messageId: string;
};
/** Where mail is handed in. */
type MailServer = {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  /** Null: it asks for none. */
  username: string | null;
  password: string | undefined;
};
export type MailRules = AddressRules & {
  /** Certificates that count beside those of the system. */
  ca?: string;
};
export type SendMail = (mail: Mail, by: MailServer) => Promise<void>;

const ANSWER_MS_MAX = 10_000;

/** By SMTP, through the same check of addresses as everything that Baton calls. */
export function createMailer({ ca, ...rules }: MailRules = {}): SendMail {
  return async (mail, { host, port, security, username, password }) => {
    const connection = await openGuardedSocket({ host, port }, rules);
    const transport = createTransport({
      host,
      port,
      secure: security === "tls",
      requireTLS: security === "starttls",
      ignoreTLS: security === "none",
      tls: ca === undefined ? {} : { ca },
      ...(username === null ? {} : { auth: { user: username, pass: password ?? "" } }),
      getSocket: (_options, callback) => callback(null, { connection }),
      connectionTimeout: ANSWER_MS_MAX,
      greetingTimeout: ANSWER_MS_MAX,
      socketTimeout: ANSWER_MS_MAX,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        ...mail,
        to: [...mail.to],
        headers: { "auto-submitted": "auto-generated" },
      });
    } finally {
      transport.close();
      connection.destroy();
    }
  };
}
