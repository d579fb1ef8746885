export const MAIL_SECURITIES = ["tls", "starttls", "none"] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** Where mail is handed in. */
export type MailServer = {
  host: string;
  port: number;
  security: MailSecurity;
  /** Null: it asks for none. */
  username: string | null;
};

/** What an e-mail channel has beside its server; the password is kept sealed, apart. */
export type MailSettings = MailServer & { from: string; to: string[] };
