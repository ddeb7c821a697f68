import type { sharing as english } from '../en/sharing';

export const sharing: typeof english = {
  alert: (source) => `Warnung von ${source}`,
  incident: (id) => `Vorfall ${id}`,
  created: 'Erstellt',
  about: 'Betrifft',
  alerts: 'Warnungen',
  more: (count) => `${count} weitere`,
  asOf: (when) => `Stand ${when}, von Drawbridge`,
  unknownSearch:
    'Drawbridge kennt diese Suche nicht. Vielleicht wurde die App aktualisiert: Schließen und öffnen Sie sie noch einmal.',
  tooSlow:
    'Das dauert länger, als Teams wartet. Grenzen Sie es ein, etwa mit severity:high since:24h, oder versuchen Sie es noch einmal.',
  none: 'Defender hat keine gemeldet, oder die ersten werden noch gelesen.',
  noMatch: 'Nichts passt. Nehmen Sie weniger Wörter oder andere Felder, etwa severity:high since:7d.',
};
