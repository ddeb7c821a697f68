import type { Services } from '../services';
import { activitiesShow, activitiesTurn } from './activity-actions';
import { alertOpen, alertsNext, alertsPrevious, alertsRefine, alertsShow } from './alert-actions';
import type { Action } from './define';
import { fileFetch, fileTake } from './file-actions';
import { findingFix, findingKeep, findingSnooze, findingTake } from './finding-actions';
import { huntAgain, huntCancel, huntChoose, huntFile, huntOffer, huntSaved } from './hunt-actions';
import { incidentOpen, incidentsShow, incidentsTurn, incidentWho } from './incident-actions';
import { lookupChoose, lookupOpen } from './lookup-actions';
import { planApprove, planChoose, planReject, planView } from './plan-actions';
import { quarantineDecide, quarantineExport, quarantineList, quarantineOpen } from './quarantine-actions';
import { responseApprove, responseCancel, responseReject, responseView } from './response-actions';
import {
  setupBack,
  setupCustom,
  setupDisconnect,
  setupManual,
  setupNext,
  setupPlan,
  setupRecommended,
  setupRenew,
  setupSettings,
  setupStart,
} from './setup-actions';
import { fileConsent } from './consent-actions';
import { watchDelete, watchPause, watchResume, watchSeverity, watchesTurn } from './watch-actions';
import { triageOpen, triageSubmit } from './triage-actions';

/** Every button. `help.show` and `command.run` belong to the router. */
export const actions: readonly Action<Services>[] = [
  setupStart,
  setupRecommended,
  setupCustom,
  setupManual,
  setupSettings,
  setupNext,
  setupPlan,
  setupBack,
  setupRenew,
  setupDisconnect,
  planApprove,
  planChoose,
  planReject,
  planView,
  responseApprove,
  responseReject,
  responseView,
  responseCancel,
  fileFetch,
  fileTake,
  fileConsent,
  alertsShow,
  alertsRefine,
  alertsNext,
  alertsPrevious,
  alertOpen,
  incidentsShow,
  incidentsTurn,
  incidentOpen,
  incidentWho,
  lookupOpen,
  lookupChoose,
  activitiesShow,
  activitiesTurn,
  quarantineList,
  quarantineOpen,
  quarantineExport,
  quarantineDecide,
  huntChoose,
  huntOffer,
  huntSaved,
  huntAgain,
  huntCancel,
  huntFile,
  triageOpen,
  triageSubmit,
  findingFix,
  findingKeep,
  findingTake,
  findingSnooze,
  watchPause,
  watchResume,
  watchDelete,
  watchSeverity,
  watchesTurn,
];
