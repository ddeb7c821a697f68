/** The connection that rows belong to. */
export interface Owner {
  tenantId: string;
  connectionId: string;
}

/** What is read from Graph by itself, with a state of its own. */
export interface StreamOwner extends Owner {
  stream: 'alerts' | 'incidents';
}
