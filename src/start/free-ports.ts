import { createServer } from 'node:net';
import { portsOf, StartProblem, type StartSettings } from './settings';

/** Makes sure that every port is free before anything is started. @throws StartProblem */
export async function requireFreePorts(settings: StartSettings): Promise<void> {
  for (const { name, port } of portsOf(settings)) {
    const code = await tryPort(port);
    if (code === 'EACCES')
      throw new StartProblem(`${name} ${port} is not open to this user: set ${name} to one above 1023.`);
    if (code !== undefined) {
      throw new StartProblem(
        `${name} ${port} is taken by another program: stop it, or set ${name} to a free port.`,
      );
    }
  }
}

/** Undefined when the port can be had, else the error's code. */
function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? 'unknown');
    });
    server.listen(port, '127.0.0.1', () =>
      server.close(() => {
        resolve(undefined);
      }),
    );
  });
}
