import type { activities as english } from '../en/activities';

export const activities: typeof english = {
  opening: 'Alle Aktivitäten werden nachgeschlagen',
  allNewestFirst: 'alle, die neuesten zuerst',
  about: {
    user: (name) => `von ${name}`,
    ip: (address) => `von ${address}`,
    app: (name) => `in ${name}`,
    appOfNumber: (number) => `App ${number}`,
  },
  title: {
    none: 'Keine Aktivitäten',
    noneAbout: (about) => `Keine Aktivitäten ${about}`,
    some: 'Aktivitäten',
    someAbout: (about) => `Aktivitäten ${about}`,
    counted: (count, shown) => `${shown} ${count === 1 ? 'Aktivität' : 'Aktivitäten'}`,
    countedAbout: (count, shown, about) => `${shown} ${count === 1 ? 'Aktivität' : 'Aktivitäten'} ${about}`,
  },
  noMatch: 'Nichts passt. Versuchen Sie eine längere Zeit oder weniger Bedingungen.',
  nameless: 'Eine Aktivität',
  lookUpUser: 'Person nachschlagen',
  tryAgain: 'Noch einmal versuchen',
  notShown: 'Aktivitäten können nicht gezeigt werden',
  noPortalUrl:
    'Die Portal-URL von Defender for Cloud Apps ist noch nicht bekannt. Jemand mit Administratorrolle kann sie mit settings angeben.',
  usedUp: (seconds) =>
    `Defender for Cloud Apps nimmt 30 Anfragen in der Minute an, und die sind aufgebraucht. Versuchen Sie es in ${seconds === undefined ? 'einer Minute' : `${seconds} s`} noch einmal.`,
  tokenRefused: (detail) =>
    `Defender for Cloud Apps nimmt das Token dieser Verbindung nicht an (${detail}). Geben Sie setup ein, um sie noch einmal zu testen.`,
  noneCalled: (name) => `Keine Person und keine App namens ${name}`,
  noneCalledBecause:
    'Geben Sie eine Adresse, einen Namen, eine IP-Adresse oder eine App nach activities ein, etwa activities sharepoint event:download.',
  query: {
    oneTime: (field) => `${field}: nimmt eine einzige Zeit.`,
    mostValues: (field, most) => `${field}: nimmt höchstens ${most} Werte.`,
    once: (field) =>
      `${field}: steht nur einmal; mehrere Werte werden durch Kommas getrennt, etwa event:download,upload.`,
    fields: (names) => `Die Felder sind ${names.join(', ')}.`,
  },
};
