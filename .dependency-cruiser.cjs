/** Holds the arrows of docs/architecture.md: teams, then the middle, then the bottom; never upwards. */
const middle = '^src/(connection|health|alerts|lookups|assistant|response)/';
const bottom = '^src/(microsoft|vault|store|audit|files|config|telemetry)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'middle-knows-no-teams',
      severity: 'error',
      from: { path: middle },
      to: { path: '^src/(teams|cards)/' },
    },
    {
      name: 'bottom-knows-no-middle',
      severity: 'error',
      from: { path: bottom },
      to: { path: [middle, '^src/(teams|cards)/'] },
    },
    {
      name: 'cards-stand-alone',
      severity: 'error',
      from: { path: '^src/cards/' },
      to: { path: '^src/', pathNot: '^src/(cards|texts)/' },
    },
    {
      name: 'sandbox-stands-alone',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/', pathNot: '^src/sandbox/' },
    },
    {
      name: 'nobody-imports-the-sandbox',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sandbox/' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'bot-framework-only-in-teams',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework-|@microsoft/teams-ai|restify)' },
    },
    {
      name: 'graph-sdk-only-in-microsoft',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/microsoft/' },
      to: { path: 'node_modules/(@microsoft/microsoft-graph-client|@azure/)' },
    },
    {
      name: 'opentelemetry-only-in-telemetry',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/telemetry/otlp/' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'otlp-only-loaded-when-configured',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/telemetry/otlp/' },
      to: { path: '^src/telemetry/otlp/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'templating-only-in-cards',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cards/' },
      to: { path: 'node_modules/adaptivecards-templating' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
