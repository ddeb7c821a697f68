import type { Finder } from '../facts';
import { texts } from '../../texts/texts';

/** Records came in the last days that cannot be read as alerts or incidents. They hold up nothing. */
export const recordsPutAside: Finder = ({ troubles: { rejects } }) => {
  const [newest] = rejects;
  if (newest === undefined) return [];
  const words = texts().findings.putAside;
  const { id = words.withoutId, problem } = newest;
  return [
    {
      key: 'records-put-aside',
      kind: 'records-put-aside',
      severity: 'note',
      title: words.title(rejects.length),
      meaning: words.meaning(rejects.length, id.slice(0, 80), problem),
      remedy: words.remedy,
    },
  ];
};
