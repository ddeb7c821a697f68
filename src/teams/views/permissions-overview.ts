import type { Card } from '../../cards/card';
import { type FindingRow, findingsCard } from '../../cards/findings';
import type { Connection } from '../../connection/connection-store';
import type { Inspection } from '../../connection/inspection';
import { countPermissions, grantedInWords } from './permissions-view';
import { texts } from '../../texts/texts';

const MOST_NAMED = 5;

export interface InspectedConnection {
  connection: Connection;
  inspection: Inspection;
}

/** What every connection of a tenant is required to have, has, lacks and has beyond that; those that lack most first. */
export function permissionsOverview(inspected: readonly InspectedConnection[]): Card {
  const all = countPermissions(inspected.flatMap(({ inspection }) => inspection.permissions));
  const well = all.granted === all.required && all.excess === 0;
  return findingsCard({
    tone: well ? 'good' : 'attention',
    headline: grantedInWords(all),
    context: texts().permissions.allAsShown(inspected.length),
    detour: '',
    rows: [...inspected].sort((a, b) => openOf(b) - openOf(a)).map(row),
    elsewhere: texts().permissions.andAName,
    canSnooze: false,
    buttons: [{ title: texts().buttons.status, verb: 'command.run', data: { text: 'status all' } }],
  });
}

/** How many permissions are not as they should be. */
function openOf({ inspection: { permissions } }: InspectedConnection): number {
  return permissions.filter(({ state }) => state !== 'granted').length;
}

function row({ connection: { id, name }, inspection: { permissions } }: InspectedConnection): FindingRow {
  const { granted, required, excess } = countPermissions(permissions);
  const well = granted === required && excess === 0;
  const show = { title: texts().buttons.show, verb: 'command.run', data: { text: `permissions ${name}` } };
  const fix = { title: texts().buttons.fix, verb: 'setup.start', data: { connection: id } };
  return {
    title: name,
    mark: well ? '✓' : '✕',
    color: well ? 'good' : 'attention',
    detail: [
      texts().permissions.grantedShort(granted, required),
      ...named('missing', permissions),
      ...named('excess', permissions),
    ].join(' · '),
    state: '',
    fixes: well ? [show] : [fix, show],
  };
}

/** Those that are missing, or too much, by their names. */
function named(state: 'missing' | 'excess', permissions: Inspection['permissions']): string[] {
  const values = permissions.filter((one) => one.state === state).map(({ value }) => value);
  if (values.length === 0) return [];
  const words = texts().permissions;
  const more = Math.max(0, values.length - MOST_NAMED);
  return [words.named(words[state], values.slice(0, MOST_NAMED), more)];
}
