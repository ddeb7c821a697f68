import '@azure/identity';
import '@azure/msal-node';
import '@microsoft/microsoft-graph-client';
import '@opentelemetry/api';
import { Application } from '@microsoft/teams-ai/lib/Application';
import '@peculiar/x509';
import '@zip.js/zip.js';
import 'adaptivecards-templating';
import type { TurnContext } from 'botbuilder';
import 'drizzle-orm/node-postgres';
import 'drizzle-orm/node-postgres/migrator';
import 'drizzle-orm/pg-core';
import 'jose';
import 'pg';
import 'pg-boss';
import 'pino';
import 'prom-client';
import restify from 'restify';
import 'zod/v4';
import { createAdapter } from '../../../src/teams/adapter';

/** What a bot is at the least: the product's packages, its check of tokens, and an answer that repeats what was said. */
function main(): void {
  const given = (name: string) => process.env[name] ?? '';
  const adapter = createAdapter({
    app: {
      id: given('MICROSOFT_APP_ID'),
      password: given('MICROSOFT_APP_PASSWORD'),
      tenantId: given('MICROSOFT_APP_TENANT_ID'),
    },
    ...{ port: Number(given('PORT')), host: '127.0.0.1', allowedTenants: '*', serviceUrlHosts: [] },
    tokenIssuer: given('BOT_TOKEN_ISSUER'),
    openIdMetadataUrl: given('BOT_OPENID_METADATA_URL'),
    ...{ loginUrl: given('BOT_LOGIN_URL'), loginScope: undefined },
  });
  const application = new Application();
  application.message(/[^]*/, async (context: TurnContext) => {
    await context.sendActivity(`You said: ${context.activity.text}`);
  });
  const server = restify.createServer({ name: 'echo' });
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request as never, response as never, async (context) => {
      await application.run(context);
    });
  });
  server.listen(Number(given('PORT')), '127.0.0.1', () => process.send?.({ type: 'ready' }));
}

main();
