import type { Answer } from '../../http/answer';

/** A cmdlet that cannot be run as asked. */
export class CmdletFault extends Error {
  override readonly name = 'CmdletFault';
}

/** The failure as Exchange's admin API words it: what matters lies deepest. */
export function cmdletFaultAnswer({ message }: CmdletFault): Answer {
  return {
    status: 400,
    body: {
      error: {
        code: 'BadRequest',
        message: 'Error executing cmdlet',
        innererror: {
          message: 'Error executing cmdlet',
          type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
          internalexception: { message, type: 'System.ArgumentException' },
        },
      },
    },
  };
}
