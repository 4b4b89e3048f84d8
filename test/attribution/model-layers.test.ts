import { expect, test } from 'vitest';
import { attributeModels, modelLayers } from '../../src/attribution/index.ts';

test('every layer of models is described, and an id is made of its parts', () => {
  const rows = { 'epoch-models': [], 'hugging-face-downloads': [] };
  const made = attributeModels(rows, { asOfMs: null }).layers.map(({ layer }) => layer);
  expect(modelLayers.map(({ id }) => id)).toEqual(made);
  for (const { id, domain, resource, role, isCount } of modelLayers) {
    expect([id, isCount]).toEqual([`${domain}/${resource}/${role}`, false]);
  }
});
