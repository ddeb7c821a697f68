import { randomBytes } from 'node:crypto';
import { createSealer, SealBroken } from '../../src/vault/seal';

const sealer = createSealer(randomBytes(32));
const secret = randomBytes(24).toString('hex');

it('opens what it sealed', () => {
  expect(sealer.open(sealer.seal(secret, 'row'), 'row')).toBe(secret);
});

it('does not show the secret in the sealed bytes', () => {
  expect(sealer.seal(secret, 'row').includes(secret)).toBe(false);
});

it('never seals the same way twice', () => {
  expect(sealer.seal(secret, 'row').equals(sealer.seal(secret, 'row'))).toBe(false);
});

it('does not open in another place, or with another key', () => {
  const sealed = sealer.seal(secret, 'row');
  expect(() => sealer.open(sealed, 'another row')).toThrow(SealBroken);
  expect(() => createSealer(randomBytes(32)).open(sealed, 'row')).toThrow(SealBroken);
});

it('does not open once any byte is changed', () => {
  const sealed = sealer.seal(secret, 'row');
  for (let index = 0; index < sealed.length; index++) {
    const damaged = Buffer.from(sealed);
    damaged[index] = (damaged[index] ?? 0) ^ 1;
    expect(() => sealer.open(damaged, 'row')).toThrow(SealBroken);
  }
});

it('says nothing of the secret when it does not open', () => {
  expect(() => sealer.open(Buffer.from('short'), 'row')).toThrow(/^A stored secret does not open/);
});
