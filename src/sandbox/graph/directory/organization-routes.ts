import { ok } from '../../http/answer';
import { DIRECTORY_READERS } from '../permission-sets';
import type { GraphCall, Route } from '../call';
import { notFound } from '../failure';
import { contextOf, page } from '../page';
import { pick, selection } from '../select';
import { plansOf, sku } from './licences';

const ORGANIZATION_READERS = ['Organization.Read.All', ...DIRECTORY_READERS];

/** Sources: organization-list, organization-get, domain-list, domain-get, subscribedsku-list. */
export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization',
    permissions: ORGANIZATION_READERS,
    query: ['$select'],
    handle: (call) => ok({ '@odata.context': contextOf(call, 'organization'), value: [organization(call)] }),
  },
  {
    method: 'GET',
    path: '/organization/{id}',
    permissions: ORGANIZATION_READERS,
    query: ['$select'],
    handle(call) {
      if (call.param('id') !== call.world.tenant.tenantId) throw notFound(call.param('id'));
      return ok({ '@odata.context': contextOf(call, 'organization/$entity'), ...organization(call) });
    },
  },
  {
    method: 'GET',
    path: '/domains',
    permissions: ['Domain.Read.All', ...DIRECTORY_READERS],
    query: ['$select', '$top', '$skiptoken'],
    handle(call) {
      const all = domains(call);
      const names = selection(
        call.query('$select'),
        (name) => name in (all[0] ?? {}),
        'microsoft.graph.domain',
      );
      return ok(
        page(
          call,
          all.map((domain) => pick(domain, names)),
          { context: 'domains', standard: 100, largest: 999 },
        ),
      );
    },
  },
  {
    method: 'GET',
    path: '/domains/{id}',
    permissions: ['Domain.Read.All', ...DIRECTORY_READERS],
    handle(call) {
      const domain = domains(call).find(({ id }) => id === call.param('id'));
      if (domain === undefined) throw notFound(call.param('id'));
      return ok({ '@odata.context': contextOf(call, 'domains/$entity'), ...domain });
    },
  },
  {
    method: 'GET',
    path: '/subscribedSkus',
    permissions: ['LicenseAssignment.Read.All', ...ORGANIZATION_READERS],
    query: ['$select'],
    handle(call) {
      const licence = subscription(call);
      const names = selection(
        call.query('$select'),
        (name) => name in licence,
        'microsoft.graph.subscribedSku',
      );
      return ok({ '@odata.context': contextOf(call, 'subscribedSkus'), value: [pick(licence, names)] });
    },
  },
];

function organization(call: GraphCall): Record<string, unknown> {
  const { tenant } = call.world;
  const capabilities = 'Email, OfficeCommunicationsOnline';
  const shown = {
    id: tenant.tenantId,
    deletedDateTime: null,
    businessPhones: [],
    city: 'Rotterdam',
    country: 'Netherlands',
    countryLetterCode: 'NL',
    createdDateTime: tenant.createdDateTime,
    defaultUsageLocation: 'NL',
    displayName: tenant.displayName,
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    postalCode: '3011',
    preferredLanguage: 'en',
    privacyProfile: null,
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: 'Kade 12',
    technicalNotificationMails: [`it@${tenant.defaultDomain}`],
    tenantType: 'AAD',
    assignedPlans: plansOf(tenant).map(([service, servicePlanId]) => ({
      assignedDateTime: tenant.createdDateTime,
      capabilityStatus: 'Enabled',
      service,
      servicePlanId,
    })),
    provisionedPlans: [],
    verifiedDomains: [
      { capabilities, isDefault: false, isInitial: true, name: tenant.initialDomain, type: 'Managed' },
      { capabilities, isDefault: true, isInitial: false, name: tenant.defaultDomain, type: 'Managed' },
    ],
  };
  return pick(
    shown,
    selection(call.query('$select'), (name) => name in shown, 'microsoft.graph.organization'),
  );
}

function domains({ world: { tenant } }: GraphCall) {
  return [tenant.initialDomain, tenant.defaultDomain].map((id) => ({
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: id === tenant.defaultDomain,
    isInitial: id === tenant.initialDomain,
    isRoot: true,
    isVerified: true,
    passwordNotificationWindowInDays: null,
    passwordValidityPeriodInDays: null,
    state: null,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
  }));
}

function subscription({ world: { tenant } }: GraphCall): Record<string, unknown> {
  return {
    id: `${tenant.tenantId}_${sku.skuId}`,
    accountId: tenant.tenantId,
    accountName: tenant.initialDomain.split('.')[0],
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: tenant.users.filter(({ userType }) => userType === 'Member').length,
    prepaidUnits: { enabled: 50, lockedOut: 0, suspended: 0, warning: 0 },
    servicePlans: plansOf(tenant).map(([servicePlanName, servicePlanId]) => ({
      appliesTo: 'User',
      provisioningStatus: 'Success',
      servicePlanId,
      servicePlanName,
    })),
    ...sku,
    subscriptionIds: [],
  };
}
