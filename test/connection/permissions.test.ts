import { permissionsFor } from '../../src/connection/permissions';

const values = (...capabilities: Parameters<typeof permissionsFor>[0]) =>
  permissionsFor(capabilities).map(({ value }) => value);

it('asks to write alerts and incidents only where triage is on, and incidents only where they are read', () => {
  expect(values('alerts', 'incidents').filter((value) => value.includes('ReadWrite'))).toEqual([]);
  expect(values('alerts', 'triage')).toContain('SecurityAlert.ReadWrite.All');
  expect(values('alerts', 'triage')).not.toContain('SecurityIncident.ReadWrite.All');
  expect(values('alerts', 'incidents', 'triage')).toContain('SecurityIncident.ReadWrite.All');
});
