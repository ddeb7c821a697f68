import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { textOf } from '../support/teams-channel';

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
