import { connect } from "../db/client.ts";
import { findUserByEmail, forgetAccountsAt, listOldestUsers } from "../db/queries/users.ts";
import { OIDC_PROVIDER } from "../lib/access/oidc/subject.ts";
import { UserId } from "../lib/domain/ids.ts";
import { createSignInLink } from "../lib/services/setup/sign-in-link.ts";
import { readEnvironment } from "./environment.mjs";
import { withDatabase } from "./with-database.ts";

/** Lets the provider say anew who somebody is there, and believes their address. */
const FORGET = "--forget-single-sign-on";

/** Whoever can read the database may sign in as anybody: that is what this command is. */
const args = process.argv.slice(2);
const settings = readEnvironment(process.env);
try {
  console.log(
    await withDatabase(settings, (url) =>
      makeLink(
        url,
        args.find((arg) => arg !== FORGET),
      ),
    ),
  );
} catch (error) {
  const reason = error instanceof Error ? (error.cause ?? error) : error;
  console.error(reason instanceof Error ? reason.message : reason);
  process.exitCode = 1;
}

async function makeLink(url: string, address: string | undefined): Promise<string> {
  const { db, close } = connect(url, { max: 1 });
  try {
    const [oldest] = await listOldestUsers(db, { limit: 1 });
    const user = address ? await findUserByEmail(db, address.toLowerCase()) : oldest;
    if (!user) throw new Error(`Nobody is here with the address ${address ?? "(any)"}.`);
    if (args.includes(FORGET)) {
      if (!address) throw new Error(`${FORGET} needs an address: whose?`);
      const userId = UserId.parse(user.id);
      await forgetAccountsAt(db, { userId, providerId: OIDC_PROVIDER });
    }
    const baseUrl = settings["BATON_URL"] ?? "";
    const link = await createSignInLink(db, { email: user.email, baseUrl });
    return `Open this link once to sign in as ${user.email}: ${link}`;
  } finally {
    await close();
  }
}
