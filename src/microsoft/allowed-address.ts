/**
 * Whether an address that came from outside may be asked, with a token or a right of its own: over https, with nobody's
 * name in it, at an allowed host. One that is allowed with its port is that one alone; any other means itself and what is
 * below it, on port 443.
 */
export function isAllowedAddress(
  { protocol, username, password, host, hostname, port }: URL,
  allowedHosts: readonly string[],
): boolean {
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  return allowedHosts.some((allowed) => {
    if (allowed.includes(':')) return host === allowed;
    return port === '' && (hostname === allowed || hostname.endsWith(`.${allowed}`));
  });
}
