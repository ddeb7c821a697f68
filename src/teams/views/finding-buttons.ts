import type { Button } from '../../cards/buttons';
import type { StoredFinding } from '../../health/stored-finding';
import { texts } from '../../texts/texts';

/** What can be done about a finding. The button names it; what it leads to is looked up when it is pressed. */
export function findingButtons({ connectionId, key, fix }: StoredFinding): Button[] {
  if (fix === undefined) return [];
  const words = texts().notices.buttons;
  // Not `key`: Agents Playground does not send what has a member of that name.
  const data = { connection: connectionId, finding: key };
  const mend = { title: words[fix.by], verb: 'finding.fix', data };
  return fix.by === 'removal' ? [mend, { title: words.keep, verb: 'finding.keep', data }] : [mend];
}
