/** A request to the control plane that makes no sense; answered with 400 and this message. */
export class ControlFault extends Error {
  override readonly name = 'ControlFault';
}
