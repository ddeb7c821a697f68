import { parseAlert } from '../../src/alerts/model';
import { csvLine } from '../../src/files/csv';
import { alertAnswer } from '../../src/teams/views/alert-detail-view';
import { pick, seededRandom } from '../alerts/support/random';
import { deviceEvidence, rawAlert, userEvidence } from '../alerts/support/raw-alert';
import { score, size } from '../scoreboard/score';
import { connect } from '../support/connecting';
import { type FrontDoor, startFrontDoor } from '../support/front-door';
import { startSandboxHere } from '../support/programs';
import { type Scene, startScene } from '../support/scene';
import { foreignLinks, liveTexts, skeletonOf } from './support/card-threats';
import { hostileTexts } from './support/hostile';
import { tour } from './support/tour';

const TEXTS = hostileTexts(seededRandom(17), size(200, 80));
const NOW = new Date('2026-11-25T12:00:00Z');
/** Fields of an alert whose values are not words of somebody's, or that decide what is shown at all. */
const STRUCTURE =
  /^(@odata|id$|.*Id$|.*DateTime$|severity|status|.*[vV]erdict|remediationStatus|roles|mitre|.*Source$|category)/;
/** Fields of anything that Microsoft answers, whose values somebody could have chosen. */
const WORDS = new RegExp(
  '^(title|description|displayName|subject|bodyPreview|content|fileName|filePath|comment|recommendedActions|jobTitle|' +
    'department|officeLocation|deviceDnsName|computerDnsName|processCommandLine|registryKey|url|Subject|Sender.*|FileName|' +
    'FolderPath|DeviceName|Account.*|ProcessCommandLine|RemoteUrl|appDisplayName|city|countryOrRegion|browser|' +
    'operatingSystem|createdByDisplayName|alertDisplayName)$',
);
const CELL_OF_A_FORMULA = /(^|,)"?[=+\-@\t\r＝＋－＠]/;

type Json = Record<string, unknown>;

/** The same with every text replaced that is words. */
function withTexts(value: unknown, isWords: (key: string) => boolean, text: () => string, key = ''): unknown {
  if (typeof value === 'string') return isWords(key) ? text() : value;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, isWords, text, key));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, one]) => [name, withTexts(one, isWords, text, name)]);
  return Object.fromEntries(entries) as unknown;
}

function alertSaying(text: string): unknown {
  return withTexts(
    richAlert(),
    (key) => !STRUCTURE.test(key),
    () => text,
  );
}

/** An alert with evidence of every kind that has words. */
function richAlert(): Json {
  const of = (type: string, fields: object) => ({
    '@odata.type': `#microsoft.graph.security.${type}`,
    ...fields,
  });
  return rawAlert('one', NOW, {
    comments: [{ comment: 'seen', createdByDisplayName: 'Ana', createdDateTime: NOW.toISOString() }],
    recommendedActions: 'Look at it.',
    evidence: [
      userEvidence('ava@contoso.com', 'Ava'),
      deviceEvidence('lap-01'),
      of('fileEvidence', { fileDetails: { fileName: 'a.exe', filePath: 'C:/x' } }),
      of('processEvidence', { processCommandLine: 'powershell -enc', imageFile: { fileName: 'p.exe' } }),
      of('urlEvidence', { url: 'https://one.example/a' }),
      of('analyzedMessageEvidence', { subject: 'Invoice', recipientEmailAddress: 'ava@contoso.com' }),
      of('registryKeyEvidence', { registryKey: 'SOFTWARE/Run' }),
      of('mailboxEvidence', { displayName: 'Ava', primaryAddress: 'ava@contoso.com' }),
    ],
  });
}

function detailOf(raw: unknown): Json {
  const parsed = parseAlert(raw);
  if (!parsed.ok) throw new Error(parsed.problem);
  return alertAnswer(parsed.alert, [], NOW, undefined).content;
}

const found = { 'live texts': 0, 'elements changed': 0, 'foreign links': 0, formulae: 0 };

it('changes nothing of an alert’s card but its words', () => {
  const plain = skeletonOf(detailOf(alertSaying('plain words')));
  const changed: string[] = [];
  for (const text of TEXTS) {
    const card = detailOf(alertSaying(text));
    found['live texts'] += liveTexts(card).length;
    found['foreign links'] += foreignLinks(card).length;
    // What is left of a text may be nothing; a text that is nothing has no line.
    const skeleton = skeletonOf(card);
    const added = skeleton.filter((element) => !plain.includes(element));
    if (added.length > 0) changed.push(`${text.slice(0, 60)}: ${added.join()}`);
  }
  expect(changed).toEqual([]);
  expect(found).toMatchObject({ 'live texts': 0, 'foreign links': 0 });
});

it('makes no formula of a text in a file for a spreadsheet', () => {
  const made = TEXTS.filter((text) => CELL_OF_A_FORMULA.test(csvLine(['x', text, text])));
  found.formulae = made.length;
  expect(made).toEqual([]);
});

describe('a tenant whose every word is hostile', () => {
  let scene: Scene;
  let door: FrontDoor;

  beforeAll(async () => {
    const random = seededRandom(23);
    scene = await startScene(startSandboxHere, async (sandbox) => {
      door = await startFrontDoor([sandbox], sandbox.home, (answer) =>
        withTexts(
          answer,
          (key) => WORDS.test(key),
          () => pick(random, TEXTS),
        ),
      );
      return { ...door.environment, HEALTH_SECONDS: '3600', PUBLIC_URL: 'https://bot.example' };
    });
  }, 60_000);
  afterAll(async () => {
    await scene.stop();
    await door.stop();
  });

  it('shows it as words, on every card that there is', async () => {
    const chat = scene.channel.conversation('groupChat');
    const ada = scene.sandbox.user('Global Administrator');
    await scene.sandbox.control('alerts', { items: [richAlert()] });
    await connect(chat, ada, {
      capabilities: 'alerts,incidents,directory,hunting,mail,quarantine',
      kind: 'client-secret',
    });
    door.hostile = true;
    await chat.says(ada, 'watch severity:low');
    await scene.sandbox.control('alerts', { items: [{ ...richAlert(), id: 'two' }] });
    await tour(scene, chat, ada);
    const cards = scene.channel.posted.flatMap(({ card }) => (card === undefined ? [] : [card]));
    const live = cards.flatMap(liveTexts);
    const links = cards.flatMap(foreignLinks);
    expect({ live: live.slice(0, 5), links: links.slice(0, 5) }).toEqual({ live: [], links: [] });
    expect(cards.length).toBeGreaterThan(30);
    score(17, found, `${TEXTS.length} texts, ${cards.length} cards`);
  }, 180_000);
});
