import { at, each, startTenant, type TestTenant } from './tenant';

const DELETED = '/directory/deletedItems/microsoft.graph.application';

let tenant: TestTenant;
beforeAll(async () => (tenant = await startTenant()));
afterAll(() => tenant.stop());

async function create(uniqueName: string): Promise<{ id: string; appId: string }> {
  const path = `/applications(uniqueName='${uniqueName}')`;
  const prefer = { prefer: 'create-if-missing' };
  const { json } = await tenant.graph('PATCH', path, { displayName: 'Integration' }, prefer);
  const appId = String(at(json, 'appId'));
  await tenant.graph('POST', '/servicePrincipals', { appId });
  return { id: String(at(json, 'id')), appId };
}

const deletedIds = async () => each(at((await tenant.graph('GET', DELETED)).json, 'value'), 'id');

it('deletes an application softly, its service principal with it, and then for good', async () => {
  const { id, appId } = await create('one');
  expect(await tenant.graph('DELETE', `/applications/${id}`)).toMatchObject({ status: 204 });
  expect(await tenant.graph('GET', `/applications/${id}`)).toMatchObject({ status: 404 });
  expect(await tenant.graph('GET', `/servicePrincipals(appId='${appId}')`)).toMatchObject({ status: 404 });
  expect(await deletedIds()).toContain(id);
  expect(await tenant.graph('DELETE', `/directory/deletedItems/${id}`)).toMatchObject({ status: 204 });
  expect(await deletedIds()).not.toContain(id);
  expect(await tenant.graph('DELETE', `/directory/deletedItems/${id}`)).toMatchObject({ status: 404 });
});

it('deletes by unique name, and keeps the name until it is gone for good', async () => {
  const { id } = await create('two');
  const path = `/applications(uniqueName='two')`;
  expect(await tenant.graph('DELETE', path)).toMatchObject({ status: 204 });
  expect(await tenant.graph('DELETE', path)).toMatchObject({ status: 404 });
  const again = { displayName: 'Again', uniqueName: 'two' };
  expect(await tenant.graph('POST', '/applications', again)).toMatchObject({ status: 400 });
  await tenant.graph('DELETE', `/directory/deletedItems/${id}`);
  expect(await tenant.graph('POST', '/applications', again)).toMatchObject({ status: 201 });
});

it('removes a secret once, after which it opens nothing', async () => {
  const { id, appId } = await create('three');
  const { json } = await tenant.graph('POST', `/applications/${id}/addPassword`, {});
  const client = { clientId: appId, clientSecret: String(at(json, 'secretText')) };
  await expect(tenant.appToken(undefined, client)).resolves.toBeDefined();
  const remove = () =>
    tenant.graph('POST', `/applications/${id}/removePassword`, { keyId: at(json, 'keyId') });
  expect(await remove()).toMatchObject({ status: 204 });
  expect(await remove()).toMatchObject({ status: 400 });
  await expect(tenant.appToken(undefined, client)).rejects.toThrow('AADSTS7000215');
});
