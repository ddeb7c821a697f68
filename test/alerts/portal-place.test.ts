import { portalPlace } from '../../src/alerts/portal-place';

const TENANT = 'b3c1b5fc-828c-45fa-a1e1-10d74f6d6e9c';
const PORTAL = 'https://security.microsoft.com';

it.each([
  ['/alerts/da637551227677560813_-961444813', 'alert', 'da637551227677560813_-961444813'],
  [`/alerts/da09e47ccc-b74a-45bb_1?tid=${TENANT}`, 'alert', 'da09e47ccc-b74a-45bb_1'],
  [`/alerts/ea2c5e5341_aml/?tid=${TENANT.toUpperCase()}#top`, 'alert', 'ea2c5e5341_aml'],
  ['/alerts/a%3Ab', 'alert', 'a:b'],
  [`/incidents/28282?tid=${TENANT}`, 'incident', '28282'],
  [`/incident2/29/overview?tid=${TENANT}`, 'incident', '29'],
])('knows the page %s', (path, type, id) => {
  expect(portalPlace(`${PORTAL}${path}`, TENANT)).toEqual({ type, id });
});

it.each([
  `${PORTAL}/alerts/one?tid=11111111-828c-45fa-a1e1-10d74f6d6e9c`,
  `${PORTAL}/alerts/one?tid=${TENANT}&tid=11111111-828c-45fa-a1e1-10d74f6d6e9c`,
  `${PORTAL}/alerts/one?tid=`,
  'http://security.microsoft.com/alerts/one',
  'https://security.microsoft.com.evil.example/alerts/one',
  'https://security.microsoft.com@evil.example/alerts/one',
  'https://me@security.microsoft.com/alerts/one',
  'https://security.microsoft.com:8443/alerts/one',
  'https://evil.example/?https://security.microsoft.com/alerts/one',
  'https://sub.security.microsoft.com/alerts/one',
  'https://security.microsoft.com./alerts/one',
  `${PORTAL}/alerts`,
  `${PORTAL}/alerts/`,
  `${PORTAL}/alerts/%ZZ`,
  `${PORTAL}/alerts/one/two/three`,
  `${PORTAL}/alerts/${'a'.repeat(501)}`,
  `${PORTAL}/incidents/12a`,
  `${PORTAL}/incidents/..%2F..%2Falerts`,
  `${PORTAL}/settings`,
  'security.microsoft.com/alerts/one',
  'javascript:alert(1)',
  '',
])('knows nothing of %j', (link) => {
  expect(portalPlace(link, TENANT)).toBeUndefined();
});
