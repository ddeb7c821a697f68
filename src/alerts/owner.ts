/** The connection that rows belong to. */
export interface Owner {
  tenantId: string;
  connectionId: string;
}
