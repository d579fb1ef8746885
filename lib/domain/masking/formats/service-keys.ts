import { EDGE, type SecretFormat, token, wholeToken } from "../secret-format";

/** Keys of messaging, mail, payment and commerce services. */
export const SERVICE_KEYS: readonly SecretFormat[] = [
  {
    kind: "slack_token",
    keyword: "xox",
    expression: token("xox[abceoprs]-[A-Za-z0-9-]{10,20000}"),
  },
  { kind: "slack_token", keyword: "xapp-", expression: token("xapp-\\d-[A-Za-z0-9-]{20,20000}") },
  {
    kind: "slack_webhook",
    keyword: "slack.com/",
    expression: /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9+/_-]{30,200}/g,
  },
  {
    kind: "discord_webhook",
    keyword: "/webhooks/",
    expression:
      /(?<=discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{15,22}\/)[\w-]{50,100}/g,
  },
  {
    kind: "teams_webhook",
    keyword: ".webhook.office.com/",
    expression: /(?<=\.webhook\.office\.com\/webhookb2\/)[\w@/-]{60,400}/g,
  },
  {
    kind: "discord_token",
    keyword: ".",
    expression: token(String.raw`[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])`),
    accepts: (secret) => /\d/.test(secret),
  },
  {
    kind: "telegram_token",
    keyword: ":A",
    expression: new RegExp(`${EDGE}\\d{8,10}:A[A-Za-z0-9_-]{34}(?![\\w-])`, "g"),
  },
  { kind: "twilio_key", keyword: "SK", expression: wholeToken("SK[0-9a-f]{32}") },
  {
    kind: "sendgrid_key",
    keyword: "SG.",
    expression: token(String.raw`SG\.[A-Za-z0-9_-]{16,20000}\.[A-Za-z0-9_-]{16,20000}`),
  },
  { kind: "mailgun_key", keyword: "key-", expression: wholeToken("key-[0-9a-f]{32}") },
  { kind: "mailchimp_key", keyword: "-us", expression: wholeToken("[0-9a-f]{32}-us[0-9]{1,2}") },
  {
    kind: "brevo_key",
    keyword: "xkeysib-",
    expression: token("xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}"),
  },
  {
    kind: "resend_key",
    keyword: "re_",
    expression: wholeToken("re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,26}"),
  },
  {
    kind: "stripe_key",
    keyword: "k_",
    expression: token("[rs]k_(?:live|test|prod)_[A-Za-z0-9]{10,20000}"),
  },
  { kind: "stripe_key", keyword: "whsec_", expression: token("whsec_[A-Za-z0-9+/=]{24,80}") },
  {
    kind: "shopify_token",
    keyword: "shp",
    expression: wholeToken("shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
  },
  { kind: "square_token", keyword: "sq0", expression: token("sq0[a-z]{3}-[A-Za-z0-9_-]{22,43}") },
  {
    kind: "square_token",
    keyword: "EAAA",
    expression: token("EAAA[lE][A-Za-z0-9_-]{54,60}(?![\\w+/])"),
  },
  {
    kind: "paypal_token",
    keyword: "access_token$",
    expression: token(String.raw`access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}`),
  },
  {
    kind: "plaid_token",
    keyword: "access-",
    expression: token(
      "access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    ),
  },
  {
    kind: "shippo_token",
    keyword: "shippo_",
    expression: token("shippo_(?:live|test)_[a-f0-9]{40}"),
  },
  { kind: "easypost_key", keyword: "EZ", expression: wholeToken("EZ[AT]K[A-Za-z0-9]{54}") },
  {
    kind: "duffel_token",
    keyword: "duffel_",
    expression: token("duffel_(?:live|test)_[A-Za-z0-9_-]{43}"),
  },
];
