import { expect, test } from 'vitest';
import { designMarker } from '../../../src/report/html/design-marker.ts';
import { FRONT } from '../../support/sample-design.ts';

test('a measured accuracy is a circle, any other a diamond about the same place', () => {
  const [design] = FRONT;
  if (design === undefined) throw new Error('no design');
  const marked = (accuracySource: 'published' | 'interpolated') =>
    designMarker({ ...design, network: { ...design.network, accuracySource } }, [10, 20]).markup;
  expect(marked('published')).toBe('<circle cx="10" cy="20" r="4.5"/>');
  expect(marked('interpolated')).toBe('<path d="M10 14l6 6-6 6-6-6z"/>');
});
