import type { assistant as english } from '../en/assistant';

export const assistant: typeof english = {
  what: 'Was möchten Sie wissen?',
  example:
    'Geben Sie die Frage nach dem Wort ein, etwa: ask welche Personen hatten diese Woche die meisten Warnungen?',
  looking: 'Wird nachgesehen',
  lookingText: 'Diese Karte ändert sich, sobald es eine Antwort gibt.',
  dontKnow: 'Das weiß ich nicht.',
  noAnswer: 'Keine Antwort darauf',
  failures: {
    busy: 'Das Modell hat gerade zu viel zu tun. Fragen Sie in einer Minute noch einmal, oder fragen Sie mit den Wörtern von alerts.',
    unreachable:
      'Das Modell hat nicht geantwortet. Fragen Sie noch einmal, oder mit den Wörtern von alerts; wer den Bot betreibt, findet den Grund in seinem Protokoll.',
    'too-long':
      'Es wurde mehr gefunden, als das Modell auf einmal lesen kann. Fragen Sie nach weniger, etwa nach einer kürzeren Zeit.',
  },
  addressLeftOut: '(Adresse ausgelassen)',
  lookedNothingUp: 'Geschrieben von einem Sprachmodell, das nichts nachgeschlagen hat.',
  lookedUp:
    'Geschrieben von einem Sprachmodell aus dem, was es nachgeschlagen hat. Prüfen Sie es, bevor Sie handeln:',
};
