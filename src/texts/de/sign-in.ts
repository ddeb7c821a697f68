import type { signIn as english } from '../en/sign-in';

export const signIn: typeof english = {
  back: 'Zurück zum Plan',
  button: 'Anmelden',
  noAddress: {
    title: 'Sie können sich noch nicht anmelden',
    text: 'Die Änderungen sollen in Ihrem Namen gemacht werden, aber der Bot hat keine Adresse für Browser. Wer ihn betreibt, setzt PUBLIC_URL.',
  },
  title: 'Zum Freigeben anmelden',
  text: 'Die Änderungen werden in Ihrem Namen gemacht, also entscheidet Entra, was Sie dürfen. Noch wurde nichts geändert; Ihre Freigabe gilt, sobald Sie angemeldet sind.',
  short: 'Zum Freigeben anmelden: Die Änderungen werden in Ihrem Namen gemacht.',
  failed: 'Die Anmeldung ist nicht gelungen',
  inBrowser: 'Zum Freigeben im Browser anmelden',
  stillWaits: (why) => `${why} Es wurde nichts geändert, und der Plan wartet noch.`,
  somebodyElse: 'Teams hat die Anmeldung einer anderen Person gebracht als der, die „Freigeben“ gewählt hat.',
  notTaken:
    'Entra nimmt die Anmeldung nicht an, die Teams gebracht hat: Sie ist abgelaufen, oder nicht für diesen Bot.',
  noSuchCode: 'Dieser Code gehört zu keiner Anmeldung, die der Bot begonnen hat.',
  page: {
    nothing: 'Es wurde nichts freigegeben. Gehen Sie zurück zu Teams und wählen Sie noch einmal „Freigeben“.',
    noGood: 'Dieser Link gilt nicht mehr. Gehen Sie zurück zu Teams und wählen Sie noch einmal „Freigeben“.',
    failed: (why) => `Es wurde nichts freigegeben. ${why}`,
    tryAgain: 'Versuchen Sie es noch einmal.',
    somebodyElse:
      'Es wurde nichts freigegeben: Dieser Link ist für jemand anderen. Anmelden muss sich, wer „Freigeben“ gewählt hat.',
    approved:
      'Angemeldet und freigegeben. Sie können diese Seite schließen: Die Karte in Teams zeigt, wie es weitergeht.',
    over: 'Es wurde nichts freigegeben: Über den Plan ist schon entschieden, oder er ist nicht mehr offen. Die Karte in Teams zeigt, wie es steht.',
  },
};
