import { applicationPath, applicationPathByClientId } from '../microsoft/graph/applications';
import type { Connection } from './connection-store';

/** The address of a connection's application: by our unique name, or by the client id of one that was there before. */
export function pathOfApplication({ uniqueName, desired: { identifiers } }: Connection): string {
  return identifiers.clientId === undefined
    ? applicationPath(uniqueName)
    : applicationPathByClientId(identifiers.clientId);
}
