import { readFile } from 'node:fs/promises';
import { get } from 'node:https';

/** The people of the sandbox tenant, over its control plane. This process trusts its authority for this call alone. */
export async function fetchSandboxUsers(sandbox: string, caFile: string): Promise<unknown> {
  const ca = await readFile(caFile);
  return new Promise((resolve, reject) => {
    const request = get(`${sandbox}/_sandbox/users`, { ca }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        } catch {
          reject(new Error('The sandbox gave no list of users.'));
        }
      });
    });
    request.on('error', reject);
  });
}
