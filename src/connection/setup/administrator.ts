/** An administrator at work in a conversation. */
export interface Administrator {
  tenantId: string;
  id: string;
  name: string;
  conversationId: string;
  /** The team in whose channel this is, as Teams names it: its group in Entra. */
  team: { id: string; name: string } | undefined;
}
