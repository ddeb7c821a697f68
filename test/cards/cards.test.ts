import { elementsOf, problemsOf } from './card-problems';
import { bound, everySample, templateNames } from './every-card';
import { hostile, inflated } from './variants';

const samples = everySample();
const texts = (content: object, type: string) =>
  elementsOf(content).flatMap((element) => (element['type'] === type ? [String(element['text'])] : []));

describe('every card', () => {
  it.each(templateNames())('%s has a binding and samples', (template) => {
    const own = samples.filter((one) => one.template === template);
    expect(own.length).toBeGreaterThan(0);
    expect(() => own.map(({ data }) => bound(template, data))).not.toThrow();
  });

  it.each(samples)('$template is a good card with the sample $sample', ({ template, data }) => {
    const { content, text } = bound(template, data);
    expect(problemsOf(content)).toEqual([]);
    expect(text).not.toBe('');
  });

  it.each(samples)('$template keeps hostile text in its place, sample $sample', ({ template, data }) => {
    const card = bound(template, hostile(data));
    expect(problemsOf(card.content)).toEqual([]);
    expect(problemsOf({ ...card.content, fallbackText: card.text })).toEqual([]);
    expect(outline(card.content)).toEqual(outline(bound(template, data).content));
    expect(texts(card.content, 'TextBlock').filter((text) => /evil|漢|live/.test(text))).toEqual([]);
  });

  it.each(samples)('$template stays small however much there is, sample $sample', ({ template, data }) => {
    const { content, text } = bound(template, inflated(data));
    expect(problemsOf(content)).toEqual([]);
    expect(text.length).toBeLessThan(1600);
  });

  it('changes nothing in the data of a button', () => {
    const query = '${title} {{x}} <at>';
    const { content } = bound('alert-list', {
      ...samples.find(({ template, sample }) => template === 'alert-list' && sample === 'typical')?.data,
      buttons: [{ title: 'Next', verb: 'alerts.next', data: { query } }],
    });
    expect(content['actions']).toContainEqual({
      ...{ type: 'Action.Execute', title: 'Next', verb: 'alerts.next' },
      data: { query },
    });
  });
});

/** The types of all elements, in reading order. */
function outline(content: object): unknown[] {
  return elementsOf(content).map(({ type }) => type);
}
