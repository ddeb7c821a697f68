import { answerOf, kindOf } from '../../src/microsoft/graph/answer';

function endless(): { response: Response; given: () => number } {
  let given = 0;
  const part = new Uint8Array(100_000).fill(32);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += part.byteLength;
      controller.enqueue(part);
    },
  });
  return { response: new Response(body), given: () => given };
}

it('reads no more of an answer than it may', async () => {
  const { response, given } = endless();
  const answer = await answerOf(response, 1_000_000);
  expect(answer.status).toBe(413);
  expect(kindOf(answer.status, '')).toBe('too-large');
  expect(given()).toBeLessThan(2_000_000);
});

it('reads one whole that is small enough', async () => {
  const answer = await answerOf(new Response('{"value":["✓"]}'), 1_000);
  expect(answer).toMatchObject({ status: 200, body: { value: ['✓'] } });
});
