import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { activityListCard } from '../../src/cards/activities';
import { alertCard } from '../../src/cards/alert';
import { alertListCard } from '../../src/cards/alert-list';
import { answerCard } from '../../src/cards/answer';
import type { Card } from '../../src/cards/card';
import { credentialsCard } from '../../src/cards/credentials';
import { exportCard } from '../../src/cards/export';
import { fetchedFileCard } from '../../src/cards/fetched-file';
import { findingsCard } from '../../src/cards/findings';
import { formCard } from '../../src/cards/form';
import { helpCard } from '../../src/cards/help';
import { lookUpCard } from '../../src/cards/lookup';
import { huntCard } from '../../src/cards/hunt';
import { huntChoiceCard } from '../../src/cards/hunt-choice';
import { noticeCard } from '../../src/cards/notice';
import { permissionsCard } from '../../src/cards/permissions';
import { planCard } from '../../src/cards/plan';
import { recordsCard } from '../../src/cards/records';
import { responseCard } from '../../src/cards/response';
import { settingsCard } from '../../src/cards/settings';
import { setupCard } from '../../src/cards/setup';
import { sharedCard } from '../../src/cards/shared';
import { statusCard } from '../../src/cards/status';
import { summaryCard } from '../../src/cards/summary';
import { watchesCard } from '../../src/cards/watches';
import { welcomeCard } from '../../src/cards/welcome';

const FOLDER = path.join(__dirname, '..', '..', 'cards');

type Bind = (sample: never) => Card;

/** One line a template. */
const BINDINGS: Readonly<Record<string, Bind>> = {
  activities: activityListCard,
  alert: alertCard,
  'alert-list': alertListCard,
  answer: answerCard,
  credentials: credentialsCard,
  export: exportCard,
  'fetched-file': fetchedFileCard,
  findings: findingsCard,
  form: formCard,
  help: helpCard,
  lookup: lookUpCard,
  hunt: huntCard,
  'hunt-choice': huntChoiceCard,
  notice: noticeCard,
  permissions: permissionsCard,
  plan: planCard,
  records: recordsCard,
  response: responseCard,
  settings: settingsCard,
  setup: setupCard,
  shared: sharedCard,
  status: statusCard,
  summary: summaryCard,
  watches: watchesCard,
  welcome: welcomeCard,
};

/** The templates that are in the folder, whether they have a binding or not. */
export function templateNames(): string[] {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.json') && !name.endsWith('.sample.json'),
  );
  return files.map((name) => path.basename(name, '.json'));
}

interface Sample {
  template: string;
  sample: string;
  data: object;
}

/** Every sample of every template. */
export function everySample(): Sample[] {
  return templateNames().flatMap((template) => {
    const samples = JSON.parse(readFileSync(path.join(FOLDER, `${template}.sample.json`), 'utf8')) as object;
    return Object.entries(samples).map(([sample, data]) => ({ template, sample, data: data as object }));
  });
}

/** Binds like the product does. The sample's type is what the test is about. */
export function bound(template: string, data: object): Card {
  const bind = BINDINGS[template];
  if (bind === undefined) throw new Error(`${template} has no binding in this list.`);
  return bind(data as never);
}
