import { BlockList, isIP } from "node:net";

/**
 * Addresses that are not on the public internet (RFC 6890, 4193, 6598, 6052, 3056): this machine, its
 * network, cloud metadata, and the ways to write those as IPv6.
 */
const PRIVATE_IPV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];
/** All but 2000::/3, and of that what carries an IPv4 address or is for documentation. */
const PRIVATE_IPV6 = [
  "::/3",
  "4000::/2",
  "8000::/1",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
];

const blocked = { 4: blockListOf(PRIVATE_IPV4, "ipv4"), 6: blockListOf(PRIVATE_IPV6, "ipv6") };

function blockListOf(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", prefix] = range.split("/");
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}

/** Also true for what is no address at all. */
export function isPrivateAddress(address: string): boolean {
  const [plain = ""] = address.split("%");
  const family = isIP(plain);
  if (family !== 4 && family !== 6) return true;
  return blocked[family].check(plain, family === 4 ? "ipv4" : "ipv6");
}
