import type { approvals as english } from '../en/approvals';

export const approvals: typeof english = {
  context: 'Über jedes kann einen Tag lang entschieden werden, dort, wo darum gebeten wurde.',
  newest: 'Den neuesten Plan zeigen',
  nothing: 'Nichts wartet auf eine Freigabe',
  open: (plans, actions) =>
    `${[
      plans === 0 ? '' : plans === 1 ? '1 Plan' : `${plans} Pläne`,
      actions === 0 ? '' : actions === 1 ? '1 Aktion' : `${actions} Aktionen`,
    ]
      .filter(Boolean)
      .join(' und ')} offen`,
  plan: (changes, name) => `${changes === 1 ? '1 Änderung' : `${changes} Änderungen`}, gewünscht von ${name}`,
  action: (sentence, name) => `${sentence}, gewünscht von ${name}`,
  underWay: 'Freigegeben, wird ausgeführt',
  oneMore: (names, missing) => `Freigegeben von ${names}; ${missing} weitere Freigabe ist nötig`,
  waitsFor: (name) => `Wartet auf ${name}`,
  waitsForOne: 'Wartet auf eine Freigabe',
  waitsForTwo: 'Wartet auf zwei Personen',
};
