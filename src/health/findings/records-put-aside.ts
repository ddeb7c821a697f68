import type { Finder } from '../facts';

/** Records came in the last days that cannot be read as alerts or incidents. They hold up nothing. */
export const recordsPutAside: Finder = ({ troubles: { rejects } }) => {
  const [newest] = rejects;
  if (newest === undefined) return [];
  const { id = 'without an id', problem } = newest;
  const one = rejects.length === 1;
  return [
    {
      key: 'records-put-aside',
      kind: 'records-put-aside',
      severity: 'note',
      title: one ? 'A record could not be read' : `${rejects.length} records could not be read`,
      meaning: `${one ? 'It was' : 'They were'} put aside in the last 7 days and ${one ? 'is' : 'are'} not in chat. The newest (${id.slice(0, 80)}): ${problem}.`,
      remedy: 'Look for it in the Defender portal. A new version of it is read anew.',
    },
  ];
};
