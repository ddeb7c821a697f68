export const sharing = {
  alert: (source: string) => `Alert from ${source}`,
  incident: (id: string) => `Incident ${id}`,
  created: 'Created',
  about: 'About',
  alerts: 'Alerts',
  more: (count: number) => `${count} more`,
  asOf: (when: string) => `As of ${when}, by Drawbridge`,
  unknownSearch:
    'Drawbridge does not know this search. The app may have been updated: close it and open it again.',
  tooSlow:
    'That takes longer than Teams waits. Narrow it down, such as severity:high since:24h, or try again.',
  none: 'Defender has raised none, or the first ones are still being read.',
  noMatch: 'Nothing matches. Try fewer words, or other fields, such as severity:high since:7d.',
};
