/**
 * Whether a token may go to an address: a host that is allowed with its port is that one alone; any other means itself and
 * what is below it, on port 443.
 */
export function isAllowedHost({ host, hostname, port }: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((allowed) => {
    if (allowed.includes(':')) return host === allowed;
    return port === '' && (hostname === allowed || hostname.endsWith(`.${allowed}`));
  });
}
