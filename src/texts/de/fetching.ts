import type { fetching as english } from '../en/fetching';

export const fetching: typeof english = {
  sentence: (hash, device) =>
    `Die Datei ${hash} aus der Quarantäne von ${device} holen, in einem verschlüsselten Archiv`,
  progress: {
    script: 'Das Skript in der Bibliothek der Live-Antwort wird bereitgestellt',
    pending: (device) =>
      `${device} hat noch nicht angefangen. Ein Gerät, das offline ist, hat drei Tage; inzwischen geht nichts verloren`,
    running: (device, done, all) => `${device} ist dabei: ${done} von ${all} erledigt`,
    room: 'Defender beginnt zehn Sitzungen in der Minute und führt 25 zugleich aus. Es wird auf einen Platz gewartet',
    busy: (device) => `${device} hat eine andere Sitzung. Es wird auf ihr Ende gewartet`,
    archive: 'Die Datei kommt in ein verschlüsseltes Archiv',
  },
  failures: {
    otherFile: {
      text: 'Das Gerät hat eine andere Datei gegeben: Ihr Hash ist nicht der verlangte.',
      remedy:
        'Es wurde nichts behalten. Holen Sie die Datei im Defender-Portal, und sehen Sie sich das Gerät an.',
    },
    tooLarge: (megabytes) => `Die Datei ist größer als ${megabytes} MB; mehr wird so nicht geholt.`,
    tooLargeRemedy: 'Es wurde nichts behalten. Holen Sie die Datei im Defender-Portal.',
    cancelledInDefender: {
      text: 'Jemand hat die Sitzung in Defender abgebrochen.',
      remedy: 'Fragen Sie noch einmal danach.',
    },
    timeOut: (device) => `${device} hat nicht rechtzeitig angefangen oder zu lange gebraucht.`,
    timeOutRemedy: 'Fragen Sie noch einmal danach, wenn das Gerät online ist.',
    notInQuarantine: (device) => `Die Quarantäne von ${device} hat keine Datei mit diesem Hash.`,
    notInQuarantineRemedy:
      'Vielleicht wurde sie entfernt oder wiederhergestellt, oder sie liegt auf einem anderen Gerät: Geben Sie file und den Hash ein.',
    noAntivirus: (device) =>
      `${device} hat kein Microsoft Defender Antivirus, also keine Quarantäne zum Holen.`,
    noAntivirusRemedy: 'Holen Sie die Datei im Defender-Portal.',
    other: (device, why) => `${device} konnte es nicht${why === '' ? '.' : `: ${why}`}`,
    otherRemedy: 'Das Info-Center von Defender zeigt alles dazu.',
    noFile: 'Es kam keine Datei.',
    copyLeft: (device) =>
      ` Auf ${device} ist noch eine Kopie; sie wird entfernt, sobald das Gerät antwortet.`,
    cancelled: (by) => `Abgebrochen von ${by}.`,
    somebody: 'jemandem',
    cancelledRemedy: 'Es wurde nichts behalten. Fragen Sie wieder danach, wenn sie gebraucht wird.',
  },
  get: 'Datei abholen',
  cancel: 'Abbrechen',
  outcome: (size, removed, name) =>
    `${size} Bytes mit dem verlangten Hash; ${removed ? 'die Kopie auf dem Gerät ist weg' : 'auf dem Gerät ist noch eine Kopie'}. Sie wartet eine Stunde, allein für ${name}`,
  refused: {
    noHash: 'Das ist kein Hash einer Datei',
    off: 'Die Live-Antwort ist ausgeschaltet',
    noDevice: 'Defender for Endpoint hat kein solches Gerät',
    noQuarantine: 'Dieses Gerät gibt keine Dateien aus der Quarantäne',
    unknown: 'Diese Datei ist hier nicht bekannt',
    notYours: (name) => `Diese Datei ist allein für ${name}`,
    nothing: 'Es wurde nichts geholt.',
  },
  gone: {
    title: 'Die Datei ist nicht mehr hier',
    text: 'Sie wurde abgeholt, oder eine Stunde ist vorbei. Was einmal geholt wurde, kann vom Gerät wieder geholt werden: Geben Sie file und den Hash ein.',
  },
  ready: {
    title: 'Die Datei ist bereit',
    bytes: (size) => `${size} Bytes`,
    careful:
      'Sie kann schädlich sein. Öffnen Sie das Archiv, wo es keinen Schaden anrichten kann, mit 7-Zip oder WinZip.',
    link: (until) =>
      `Der Link gilt einmal, für alle, die ihn haben. Die Datei wird gelöscht, wenn sie angekommen ist, oder um ${until}.`,
    password: 'Passwort',
    showPassword: 'Passwort zeigen',
  },
};
