import type { IncidentStore } from '../alerts/incidents/incident-store';
import type { AlertStore } from '../alerts/store';
import type { WatchStore } from '../alerts/watches/watch-store';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { SingleSignOn } from '../config/config';
import type { StateSources } from '../connection/actual-state';
import type { Approval } from '../connection/approvals/approval';
import type { ApprovalStore } from '../connection/approvals/approval-store';
import type { BrowserSignIn } from '../connection/authority/browser-sign-in';
import type { TeamsSignIn } from '../connection/authority/teams-sign-in';
import type { Connection, ConnectionStore } from '../connection/connection-store';
import type { Authority } from '../connection/desired-state';
import type { People } from '../connection/people/people';
import type { Setup } from '../connection/setup/setup';
import type { Check } from '../health/check';
import type { FindingStore } from '../health/finding-store';
import type { LookUps } from '../lookups/look-ups';
import type { ResponseAction } from '../response/response-action';
import type { ResponseStore } from '../response/response-store';
import type { Responses } from '../response/responses';
import type { Files } from '../files/files';
import type { HeldFiles } from '../files/held-files';
import type { OneDrive } from '../microsoft/onedrive/upload';
import type { Hunting } from '../lookups/hunting/hunting';
import type { SavedHunts } from '../lookups/hunting/saved-hunts';

/** What commands and actions work with. The composition root builds it once. */
export interface Services {
  people: People;
  setup: Setup;
  connections: ConnectionStore;
  approvals: ApprovalStore;
  alerts: AlertStore;
  incidents: IncidentStore;
  watches: WatchStore;
  audit: Audit;
  lookUps: LookUps;
  files: Files;
  heldFiles: HeldFiles;
  /** Undefined: files are not put into OneDrive, but given by links. */
  oneDrive: OneDrive | undefined;
  hunting: Hunting;
  savedHunts: SavedHunts;
  sources: StateSources;
  /** Acting on alerts, mail and devices. */
  responses: Responses;
  responseStore: ResponseStore;
  /** Brings every card that shows this action up to date. */
  followResponse: (action: ResponseAction) => void;
  findings: FindingStore;
  /** Checks a connection now. */
  check: Check;
  signIn: BrowserSignIn;
  /** Undefined: Teams is not asked to sign people on, they do it in the browser. */
  singleSignOn: (SingleSignOn & TeamsSignIn) | undefined;
  /** The ids in Teams of those whose view of a plan is kept fresh where there are many people. */
  watchers: (approval: Approval) => Promise<string[]>;
  /** On whose authority changes are made unless the settings say otherwise. */
  authority: Authority;
  /** Brings every card that shows this plan up to date. */
  follow: (approval: Approval, connection: Connection) => void;
  clock: Clock;
  /** No Bot Framework app is configured: this is a sandbox on loopback. */
  sandbox: boolean;
}
