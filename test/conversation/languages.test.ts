import { connect } from '../support/connecting';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { textOf, until } from '../support/teams-channel';

let scene: Scene;

beforeEach(async () => {
  scene = await startScene(startSandboxHere, { LANGUAGES: 'en,de' });
});
afterEach(() => scene.stop());

it('answers each in their own language, where it is offered', async () => {
  const ada = scene.sandbox.user('Global Administrator');
  const chat = scene.channel.conversation();
  const says = async (text: string, locale?: string, user = ada) =>
    textOf((await chat.says(user, text, { locale })).card);
  const [german, english, french] = await Promise.all([
    says('help', 'de-DE'),
    says('help', 'en-US'),
    says('help', 'fr-FR'),
  ]);
  expect(german).toContain('Was Sie fragen können');
  expect(german).toContain('Warnungen und Vorfälle');
  expect(english).toContain('What you can ask');
  expect(french).toContain('What you can ask');
  expect(await says('alerts', 'de-DE')).toContain('Noch nicht verbunden');
  expect(await says('alrts', 'de-DE')).toContain('Meinten Sie alerts?');
  expect(await says('setup', 'de-DE', scene.sandbox.user())).toContain('Das ist für Administratoren');
});

it('answers what analysts ask in German, from a list to the people and devices behind it', async () => {
  const ada = scene.sandbox.user('Global Administrator');
  const chat = scene.channel.conversation();
  await connect(chat, ada, { capabilities: 'alerts,incidents,directory,liveResponse' });
  const answers = (text: string, expected: RegExp) =>
    until(async () => {
      const message = await chat.says(ada, text, { locale: 'de-DE' });
      return expected.test(textOf(message.card)) ? textOf(message.card) : undefined;
    }, `${text} in German`);
  await scene.sandbox.control('incidents', {
    items: [{ id: '90210', displayName: 'Hafentor offen', severity: 'high', status: 'active' }],
  });
  await scene.sandbox.control('alerts', {
    items: [{ id: 'tor-alarm-1', title: 'Torsensor', severity: 'high', incidentId: '90210', status: 'new' }],
  });
  expect(await answers('alert tor-alarm-1', /Torsensor/)).toMatch(
    /Hoch.*neu.*Erstellt.*Geändert.*(vor|gerade)/s,
  );
  expect(await answers('incident 90210', /Torsensor/)).toMatch(/aktiv.*Warnung öffnen/s);
  expect(await answers('summary', /Warnungen in 7 Tagen/)).toContain('Mittlere Zeit bis zur Lösung');
  expect(await answers('user elin haugen', /Verzeichnisrollen/)).toContain('Zweiter Faktor');
  expect(await answers('device lap-24', /Gefährdung/)).toContain('Mehr zu diesem Gerät');
  expect(await answers('alert gibt-es-nicht', /Keine solche Warnung/)).toContain('Warnungen zeigen');
});
