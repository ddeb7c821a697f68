export const permissions = {
  /** What an organisation can switch on. */
  capabilities: {
    alerts: { title: 'Alerts', why: 'Defender alerts, answered in chat' },
    incidents: { title: 'Incidents', why: 'Defender incidents, which group alerts' },
    directory: { title: 'Directory context', why: 'Users, groups, roles and sign-ins beside an alert' },
    hunting: { title: 'Hunting', why: 'Advanced hunting queries' },
    mail: { title: 'Phishing mail', why: 'The mail behind an alert' },
    cloudApps: { title: 'Cloud apps', why: 'What a user did in cloud apps' },
    liveResponse: { title: 'Live response', why: 'Devices, and quarantined files fetched from them' },
    quarantine: { title: 'Quarantined mail', why: 'What Exchange holds back' },
    triage: { title: 'Triage', why: 'Assign, classify and close alerts from chat' },
  },
  /** What a permission is for, by its API and value. */
  reasons: {
    'graph/SecurityAlert.Read.All': 'To read Defender alerts',
    'graph/SecurityIncident.Read.All': 'To read Defender incidents',
    'graph/Directory.Read.All': 'To show users, groups and roles beside an alert',
    'graph/AuditLog.Read.All': 'To show sign-ins and how a user signs in',
    'graph/ThreatHunting.Read.All': 'To run hunting queries',
    'graph/Mail.Read': 'To fetch the phishing mail of an alert from any mailbox',
    'cloudApps/investigation.read': 'To read activities in cloud apps',
    'endpoint/Machine.Read.All': 'To show a device and its state',
    'endpoint/File.Read.All': 'To show what is known of a file',
    'endpoint/Library.Manage': 'To keep the script that fetches a quarantined file',
    'endpoint/Machine.LiveResponse': 'To fetch a quarantined file from a device',
    'exchange/Exchange.ManageAsApp': 'To list and export quarantined mail',
    'graph/SecurityAlert.ReadWrite.All': 'To assign, classify and close alerts',
    'graph/SecurityIncident.ReadWrite.All': 'To do the same for incidents',
  },
  licences: {
    lacks: (plans: readonly string[]) =>
      `needs ${plans.length < 2 ? plans.join('') : `${plans.slice(0, -1).join(', ')} or ${plans.at(-1) ?? ''}`}, which this tenant has no licence for`,
    none: 'no Defender licence found',
  },
  granted: (granted: number, required: number, excess: number) =>
    `${granted} of ${required} permissions granted${excess === 0 ? '' : `, ${excess} more than needed`}`,
  grantedShort: (granted: number, required: number) => `${granted} of ${required} granted`,
  missing: 'missing',
  excess: 'not needed',
  unchecked: 'not checked',
  named: (state: string, values: readonly string[], more: number) =>
    `${state}: ${values.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
  asShown: (organisation: string) => `${organisation} · as the tenant shows them now`,
  allAsShown: (connections: number) => `${connections} connections, as the tenant shows them now`,
  andAName: 'permissions and a name',
  notNeeded: 'No capability that is on needs it',
};
