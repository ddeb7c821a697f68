import { BOT_ACTOR } from '../../audit/audit';
import type { People } from '../../connection/people/people';
import { texts } from '../../texts/texts';

/** What people of a tenant are called; each is looked up once. */
export function namesIn(tenantId: string, people: People): (id: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (id) => {
    if (id === BOT_ACTOR) return Promise.resolve(texts().audit.itself);
    const name = known.get(id) ?? people.standing(tenantId, id).then(({ displayName }) => displayName);
    known.set(id, name);
    return name;
  };
}
