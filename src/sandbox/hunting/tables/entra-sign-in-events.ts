import { allSignIns } from '../../graph/directory/sign-in-routes';
import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { happenings, textAt } from './happenings';

const COLUMNS = {
  Timestamp: 'DateTime',
  Application: 'String',
  LogonType: 'String',
  ErrorCode: 'Int32',
  CorrelationId: 'String',
  AccountDisplayName: 'String',
  AccountObjectId: 'String',
  AccountUpn: 'String',
  IsGuestUser: 'SByte',
  DeviceName: 'String',
  RiskLevelAggregated: 'Int32',
  Browser: 'String',
  IPAddress: 'String',
  Country: 'String',
  City: 'String',
};

/**
 * The sign-ins that the sign-in log has, and those that alerts are about.
 * Source: learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table.
 */
export function entraSignInEvents(world: World): Table {
  return tableOf(COLUMNS, [...alarming(world), ...allSignIns(world).map(logged)]);
}

function logged(entry: Record<string, unknown>) {
  return {
    Timestamp: new Date(textAt(entry, 'createdDateTime')),
    Application: textAt(entry, 'appDisplayName'),
    LogonType: '["interactiveUser"]',
    ErrorCode: Number(textAt(entry, 'status.errorCode')),
    CorrelationId: textAt(entry, 'correlationId'),
    AccountDisplayName: textAt(entry, 'userDisplayName'),
    AccountObjectId: textAt(entry, 'userId'),
    AccountUpn: textAt(entry, 'userPrincipalName'),
    IsGuestUser: false,
    DeviceName: textAt(entry, 'deviceDetail.displayName'),
    RiskLevelAggregated: 0,
    Browser: textAt(entry, 'deviceDetail.browser'),
    IPAddress: textAt(entry, 'ipAddress'),
    Country: textAt(entry, 'location.countryOrRegion'),
    City: textAt(entry, 'location.city'),
  };
}

/** Where an alert names a person and an address but no computer, it is about a sign-in. */
function alarming(world: World) {
  return happenings(world).flatMap(({ at, of }) => {
    if (of('deviceEvidence').length > 0) return [];
    return of('userEvidence').flatMap((person) =>
      of('ipEvidence').map((ip) => ({
        Timestamp: at,
        Application: textAt(of('cloudApplicationEvidence')[0], 'displayName') || 'Office 365 Exchange Online',
        LogonType: '["interactiveUser"]',
        ErrorCode: 0,
        AccountDisplayName: textAt(person, 'userAccount.displayName'),
        AccountObjectId: textAt(person, 'userAccount.azureAdUserId'),
        AccountUpn: textAt(person, 'userAccount.userPrincipalName'),
        IsGuestUser: false,
        RiskLevelAggregated: 50,
        Browser: 'Chrome 130.0',
        IPAddress: textAt(ip, 'ipAddress'),
        Country: textAt(ip, 'countryLetterCode'),
      })),
    );
  });
}
