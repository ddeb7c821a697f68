/** A header or the claims of a token, as they stand in it. Source: RFC 7515, section 3.1. */
export function tokenPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
