import { problemsOf } from './card-problems';

const card = (element: object) => ({ type: 'AdaptiveCard', version: '1.5', body: [element] });
const action = (one: object) => card({ type: 'ActionSet', actions: [one] });
const execute = { type: 'Action.Execute', title: 'Go', verb: 'alert.open', data: {} };

describe('the checks of every card', () => {
  it('find nothing in a good card', () => {
    expect(problemsOf(card({ type: 'TextBlock', text: 'Hello' }))).toEqual([]);
    expect(problemsOf(action(execute))).toEqual([]);
  });

  it.each([
    ['a value that is none', card({ type: 'TextBlock', text: 'x', size: 'Huge' })],
    ['a property that is none', card({ type: 'TextBlock', text: 'x', colour: 'Good' })],
    ['an element that is none', card({ type: 'Textblock', text: 'x' })],
    ['a Teams extra without fallback', card({ type: 'CodeBlock', codeSnippet: 'x' })],
    ['a bad fallback', card({ type: 'CodeBlock', codeSnippet: 'x', fallback: { type: 'Nothing' } })],
    ['a verb without area', action({ ...execute, verb: 'open' })],
    ['an action without data', action({ ...execute, data: undefined })],
    ['a link that is not https', action({ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' })],
    ['a toggle of nothing', action({ type: 'Action.ToggleVisibility', title: 'x', targetElements: ['y'] })],
    ['an input without label', card({ type: 'Input.Text', id: 'x' })],
    ['an image without altText', card({ type: 'Image', url: 'https://x.example/a.png' })],
    ['a template expression', card({ type: 'TextBlock', text: 'Hello ${name}', wrap: true })],
    ['a date to be localised', card({ type: 'TextBlock', text: '{{DATE(x)}}' })],
    ['a mention', card({ type: 'TextBlock', text: '<at>all</at>' })],
    ['a turned reading direction', card({ type: 'TextBlock', text: '\u202Exyz' })],
    ['too much', card({ type: 'TextBlock', text: 'x'.repeat(30_000), wrap: true })],
    ['a long text in one line', card({ type: 'TextBlock', text: 'as long as a sentence' })],
    ['another version', { ...card({ type: 'TextBlock', text: 'x' }), version: '1.6' }],
  ])('find %s', (_, content) => {
    expect(problemsOf(content)).not.toEqual([]);
  });
});
