import { ok } from '../../http/answer';
import type { Route } from '../call';
import { notFound } from '../failure';
import { contextOf } from '../page';
import { pick, selection } from '../select';
import { changeRoutes } from './change';
import { alertClassification, alertDetermination, alertSeverity, alertStatus, serviceSource } from './enums';
import { listSecurity, present } from './list';

const WRITERS = ['SecurityAlert.ReadWrite.All'];
const READERS = ['SecurityAlert.Read.All', 'SecurityAlert.ReadWrite.All'];

export const ALERT_TYPE = 'microsoft.graph.security.alert';

/** The properties of an alert, as in the metadata. */
export const alertProperties = [
  'id',
  'actorDisplayName',
  'additionalData',
  'alertPolicyId',
  'alertWebUrl',
  'assignedTo',
  'categories',
  'category',
  'classification',
  'comments',
  'createdDateTime',
  'customDetails',
  'description',
  'detectionSource',
  'detectorId',
  'determination',
  'evidence',
  'firstActivityDateTime',
  'incidentId',
  'incidentWebUrl',
  'investigationState',
  'lastActivityDateTime',
  'lastUpdateDateTime',
  'mitreTechniques',
  'productName',
  'providerAlertId',
  'recommendedActions',
  'resolvedDateTime',
  'serviceSource',
  'severity',
  'status',
  'systemTags',
  'tenantId',
  'threatDisplayName',
  'threatFamilyName',
  'title',
];

const filterRules = {
  type: ALERT_TYPE,
  properties: {
    assignedTo: 'string',
    classification: { members: alertClassification },
    determination: { members: alertDetermination },
    createdDateTime: 'instant',
    lastUpdateDateTime: 'instant',
    severity: { members: alertSeverity },
    serviceSource: { members: serviceSource },
    status: { members: alertStatus },
  },
} as const;

/** Sources: security-list-alerts_v2 (which properties filter, which query parameters there are), security-alert-get, security-alert-update, security-alert-post-comments. */
export const alertRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/security/alerts_v2',
    permissions: READERS,
    query: ['$filter', '$top', '$skip', '$count', '$select', '$skiptoken'],
    handle: (call) =>
      listSecurity(call, {
        store: call.world.alerts,
        context: 'security/alerts_v2',
        rules: filterRules,
        known: (name) => alertProperties.includes(name),
        standard: 100,
        largest: 1000,
      }),
  },
  {
    method: 'GET',
    path: '/security/alerts_v2/{id}',
    permissions: READERS,
    query: ['$select'],
    handle(call) {
      const raw = call.world.alerts.find(call.param('id'));
      if (raw === undefined) throw notFound(call.param('id'));
      const names = selection(call.query('$select'), (name) => alertProperties.includes(name), ALERT_TYPE);
      return ok({
        '@odata.context': contextOf(call, 'security/alerts_v2/$entity'),
        ...pick(present(call, raw), names),
      });
    },
  },
  ...changeRoutes('security/alerts_v2', WRITERS, {
    store: ({ alerts }) => alerts,
    status: alertStatus,
    more: [],
  }),
];
