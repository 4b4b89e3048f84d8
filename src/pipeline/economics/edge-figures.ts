import type { Fact } from '../../core/fact.ts';
import { formatNumber } from '../../report/index.ts';
import {
  type EconomicsPart,
  type EconomicsParts,
  type FigureBasis,
  factBasis,
  inputBasis,
  joinedBasis,
  known,
  partOf,
  tariffUsd,
} from './_figure-parts.ts';
import { type EdgeOutline, edgeTask } from './edge-outline.ts';
import type { StoryClaim, StoryClaimId } from './story-claims.ts';

const wholeCalls = (value: number) => formatNumber(value, 0);

/** Figures of what a task costs on a laptop and from a provider. */
export function edgeFigures(outline: EdgeOutline, facts: readonly Fact[]): EconomicsParts {
  const { breakevenCallsPerDay, cloud, model } = outline;
  const { tokensIn, tokensOut, tier } = edgeTask;
  const basis = edgeBasis(outline, facts);
  const of = `${tokensIn} tokens in and ${tokensOut} out, ${model} on ${tier}`;
  const calls = { unit: 'calls a day', write: wholeCalls, basis };
  const perMillion = { unit: 'USD per million tokens', write: tariffUsd, basis };
  const breakeven = {
    ...calls,
    label: `Calls a day from which a device of one’s own is cheaper than ${cloud.id}: ${of}`,
    rule: 'Price of the device by the days of its life, over what a call costs less than from the provider. The ends are bounds, with all inputs at their cheap or their dear ends at once; most are assumptions.',
  };
  return new Map<string, EconomicsPart>([
    ...(breakevenCallsPerDay === null ? [] : [['breakeven-calls', partOf(breakevenCallsPerDay, breakeven)] as const]),
    [
      'capacity-calls',
      partOf(known(outline.capacityCallsPerDay), {
        ...calls,
        label: `Calls that fit a day: ${of}`,
        rule: 'Seconds of a day over the seconds of a call: reading the prompt, then writing at the speed that the memory allows.',
      }),
    ],
    [
      'marginal-usd-per-million-tokens',
      partOf(known(outline.marginalUsdPerMillionTokens), {
        ...perMillion,
        label: `Electricity of a million tokens: ${of}`,
        rule: 'Power above idle by the time of a call by the price of electricity.',
      }),
    ],
    [
      'provider-usd-per-million-tokens',
      partOf(known(outline.cloudUsdPerMillionTokens), {
        ...perMillion,
        label: `A million tokens from the provider of ${cloud.id}: ${tokensIn} tokens in and ${tokensOut} out`,
        rule: 'List prices of tokens read and written; batches and cached prompts cost less.',
      }),
    ],
  ]);
}

function edgeBasis({ cloud, model }: EdgeOutline, facts: readonly Fact[]): FigureBasis {
  const { tier } = edgeTask;
  const file = (what: string, name: string, rows: string) => ({ what, value: tier, file: `data/${name}.json`, rows });
  return joinedBasis(
    factBasis(facts, [`cloud-price-${cloud.id}-in`, `cloud-price-${cloud.id}-out`]),
    inputBasis([
      file('price, power and life of the device, electricity', 'edge-inputs', 'all'),
      file('memory and bandwidth', 'devices', tier),
      file('arithmetic', 'edge-prefill', tier),
      file('speed of writing, fitted to measured runs', 'decode-speed', 'all'),
      { what: 'model', value: `${model}, the best scored with open weights that fits`, file: null, rows: null },
    ]),
  );
}

/** Figures that the auditor computes from the claims of the story. */
export function claimFigures(claims: ReadonlyMap<StoryClaimId, StoryClaim>, facts: readonly Fact[]): EconomicsParts {
  const parts = new Map<string, EconomicsPart>();
  for (const [id, { text, finding, facts: used }] of claims) {
    if (finding.implied === null) continue;
    const { name, value } = finding.implied;
    const part = partOf(known(value), {
      unit: name,
      write: name.includes('percent') ? (one) => `${formatNumber(one, name.endsWith('year') ? 1 : 0)}%` : tariffUsd,
      label: `Implied by the claim “${text}”`,
      rule: `${finding.formula ?? finding.why} (contraflow audit, rule ${finding.rule})`,
      basis: factBasis(facts, used),
    });
    parts.set(id, part);
  }
  return parts;
}
