import { expect, test } from 'vitest';
import { computeHolder, holderJurisdiction } from '../../src/attribution/compute-holders.ts';

test.each([
  ['Google Cloud #confident', 'google', 'Google'],
  ['Google DeepMind #likely', 'google', 'Google'],
  ['DeepMind', 'google', 'Google'],
  ['Meta AI', 'meta', 'Meta'],
  ['Meta #confident', 'meta', 'Meta'],
  ['Coreweave #confident', 'coreweave', 'CoreWeave'],
  ['NVIDIA', 'nvidia', 'Nvidia'],
  ['xAI', 'xai', 'xAI'],
  ['China', 'china', 'China (all owners there)'],
  [' Hewlett Packard Enterprise', 'hewlett-packard-enterprise', 'Hewlett Packard Enterprise'],
  ['Linköping University', 'linkoping-university', 'Linköping University'],
  ['Яндекс', 'яндекс', 'Яндекс'],
  ['Z.ai (Zhipu AI)', 'z-ai-zhipu-ai', 'Z.ai (Zhipu AI)'],
])('%s is %s, named %s', (cell, id, name) => {
  expect(computeHolder(cell)).toEqual({ id, name });
});

test.each([null, '', ' ', 'Other', 'Others', 'unknown', 'N/A', '#likely', ',', 'Microsoft,Unknown'])(
  '%j names nobody',
  (cell) => {
    expect(computeHolder(cell)).toBeNull();
  },
);

test('several owners are one holder of their own, in whatever order', () => {
  const joint = { id: 'microsoft-and-openai', name: 'Microsoft and OpenAI' };
  expect(computeHolder('OpenAI,Microsoft')).toEqual(joint);
  expect(computeHolder('Microsoft #likely, OpenAI #confident')).toEqual(joint);
  expect(computeHolder('A,B,C')).toEqual({ id: 'a-and-b-and-c', name: 'A, B and C' });
});

test('two names of one owner are that owner', () => {
  expect(computeHolder('Google, Google DeepMind')).toEqual({ id: 'google', name: 'Google' });
});

test('a comma in brackets, or before the form of a company, parts nothing', () => {
  expect(computeHolder('Acme, Inc.')).toEqual({ id: 'acme-inc', name: 'Acme, Inc.' });
  expect(computeHolder('Lab (Paris, Lyon)')).toEqual({ id: 'lab-paris-lyon', name: 'Lab (Paris, Lyon)' });
});

test('a holder has the jurisdiction of its headquarters, a joint or unknown one none', () => {
  expect(['xai', 'china', 'g42', 'microsoft-and-openai', 'somebody'].map(holderJurisdiction)).toEqual([
    'us',
    'china',
    'ae',
    null,
    null,
  ]);
});
