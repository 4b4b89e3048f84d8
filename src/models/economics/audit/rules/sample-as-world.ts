import type { Amount, Claim } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import type { AuditWorld, SampledProportion } from '../world.ts';
import { type AuditRule, shown } from './_rule.ts';

const SAMPLE =
  /\b(?:survey(?:ed)?|sample|respondents?|participating|firms (?:that )?(?:answered|responded|asked)|reporting pools|polled|questionnaire)\b/i;
const WORLD =
  /\b(?:world(?:['’]s|wide)?|global(?:ly)?|of (?:all |the )?(?:bitcoin(?:['’]s)? )?(?:network|hash ?rate)|of all bitcoin|the (?:entire|whole) network|network(?:['’]s)? hash ?rate|bitcoin(?:['’]s)? (?:total )?hash ?rate|of bitcoin mining)\b/i;
const OF_SAMPLE =
  /\b(?:of (?:the )?(?:surveyed|sampled|sample|respondents|survey|reported|responding|firms|miners (?:surveyed|asked))|in (?:the|its|a) (?:sample|survey)(?! says)|surveyed (?:hash|activity|miners|firms)|(?:hash ?rate|capacity|activity) (?:it |that was |they )?(?:surveyed|sampled|reported)|(?:the|its) respondents)\b/i;

/** What a sample covers of the world is no proportion of the sample. */
const COVERAGE =
  /\b(?:survey|sample|respondents|firms)\b[^.;,]{0,40}\b(?:cover(?:s|ed|ing)?|represent(?:s|ed|ing)?|account(?:s|ed)? for|ma(?:k|d)es? up|captures?d?|(?:answered|responded|together|combined) (?:had|have|hold|held))\b/i;

/** The proportion of a sample told as one of the world. */
export const sampleAsWorld: AuditRule = {
  id: 'sample-as-world',
  title: 'A sample and the world',
  checks:
    'whether a percentage said of the world is one that was measured in a sample, and what it leaves possible for the world',
  check(claim, world) {
    return claim.amounts
      .filter(({ kind }) => kind === 'percent_of_whole' || kind === 'percent')
      .flatMap((percent) => checkPercent(claim, percent, world));
  },
};

function checkPercent({ text }: Claim, percent: Amount, world: AuditWorld): Finding[] {
  const sentence =
    text.match(/[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]?/g)?.find((one) => one.includes(percent.text)) ?? text;
  const known = world.samples.find((sample) => isThatSample(sentence, percent, sample));
  if (known === undefined && !SAMPLE.test(text)) return [];
  if (OF_SAMPLE.test(sentence) && !/\b(?:world['’]s|worldwide|global|globally)\b/i.test(sentence)) {
    return [
      finding('sample-as-world', 'consistent', {
        why: `${percent.text} is said of a sample, as it was measured.`,
        ...bounds(percent, known),
      }),
    ];
  }
  if (!WORLD.test(sentence) || COVERAGE.test(sentence)) return [];
  const of = known === undefined ? 'the survey that it names' : known.sample;
  return [
    finding('sample-as-world', 'mixed base', {
      why: `${percent.text} is a proportion of ${of}, told as one of the world${known === undefined ? '' : `: for the world it leaves ${shown(low(known))}% to ${shown(low(known) + 100 - known.coveragePercent)}% possible`}.`,
      ...bounds(percent, known),
    }),
  ];
}

/** A percentage to a decimal names its sample by itself; a whole number only beside the name of the study. */
function isThatSample(sentence: string, { value }: Amount, { names, percent }: SampledProportion): boolean {
  const isRounded =
    Number.isInteger(value) && Math.abs(value - percent) <= 0.5 && /\b(?:Cambridge|CCAF|CBECI)\b/.test(sentence);
  if (!isRounded && (Number.isInteger(value) || Math.abs(value - percent) >= 0.051)) return false;
  return names.some((name) => new RegExp(`\\b${name.replaceAll('.', '\\.')}(?![A-Za-z])`).test(sentence));
}

const low = ({ percent, coveragePercent }: SampledProportion): number => (percent * coveragePercent) / 100;

function bounds(
  { text }: Amount,
  known: SampledProportion | undefined,
): Partial<Pick<Finding, 'formula' | 'implied'>> & { formula?: string } {
  if (known === undefined) return {};
  return {
    formula: `${text} × ${shown(known.coveragePercent)}% = ${shown(low(known))}%, and up to ${shown(100 - known.coveragePercent)} points more`,
    implied: { name: 'least_percent_of_world', value: low(known) },
  };
}
