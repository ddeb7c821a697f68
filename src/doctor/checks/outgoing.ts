import type { Config } from '../../config/config';
import { bad, type Check, type Finding, good } from '../check';
import { reach } from '../reach';

/** Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication. */
const BOT_FRAMEWORK = [new URL('https://login.botframework.com'), new URL('https://smba.trafficmanager.net')];

export const outgoing: Check = {
  name: 'Outgoing connections',
  look: (config) => Promise.all(addressesOf(config).map(lookAt)),
};

function addressesOf({ entraUrl, graphUrl, apiAddresses, botApp, channel }: Config): URL[] {
  const ofChannel = botApp !== undefined && channel.openIdMetadataUrl === undefined ? BOT_FRAMEWORK : [];
  const all = [entraUrl, graphUrl, apiAddresses.endpoint, apiAddresses.exchange, ...ofChannel];
  return all.filter(({ origin }, index) => all.findIndex((one) => one.origin === origin) === index);
}

async function lookAt(url: URL): Promise<Finding> {
  if ((await reach(url)) !== undefined) return good(`${url.host} answers.`);
  return bad(
    `${url.host} does not answer.`,
    `Let the bot reach ${url.origin} (firewall, proxy, DNS, certificates).`,
  );
}
