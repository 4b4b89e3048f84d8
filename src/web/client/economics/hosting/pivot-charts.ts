import type { ReturnChoice } from '../../../../models/economics/pivot-run.ts';
import type { ChoiceSummary, PivotSummary, TornadoRow } from '../../../../models/economics/pivot-summary.ts';
import { formatAmount, formatPercent } from '../../../../report/format.ts';
import { seriesColour } from '../../../../report/palette.ts';
import type { Cell, ChartTable, Span } from '../../charts/chart.ts';
import { caseLabel, choiceNames } from './pivot-labels.ts';
import { money } from './words.ts';

/** A choice with its name. */
export interface ChoiceRow {
  readonly id: ReturnChoice;
  readonly name: string;
  readonly choice: ChoiceSummary;
}

/** All choices, the one of the highest mean first. */
export function choiceRows({ choices }: PivotSummary): readonly ChoiceRow[] {
  return (Object.keys(choiceNames) as ReturnChoice[])
    .map((id) => ({ id, name: choiceNames[id], choice: choices[id] }))
    .toSorted((a, b) => b.choice.npvUsd.mean - a.choice.npvUsd.mean);
}

/** What each choice is worth: nine tenths of the courses, their middle and their mean. */
export function choiceSpans(rows: readonly ChoiceRow[]): readonly Span[] {
  const colour = seriesColour(0);
  return rows.map(({ id, name, choice: { npvUsd } }) => ({
    id,
    name,
    parts: [
      {
        from: npvUsd.p5,
        to: npvUsd.p95,
        colour,
        name: 'nine courses of ten',
        text: `${money(npvUsd.p5)} to ${money(npvUsd.p95)}`,
      },
    ],
    dots: [
      { at: npvUsd.p50, colour, name: 'middle', shape: 'line' },
      { at: npvUsd.mean, colour: seriesColour(1), name: 'mean', shape: 'circle' },
    ],
  }));
}

const usd = (cell: Cell): string => (typeof cell === 'number' ? money(cell) : '–');

/** The same as a table. */
export function choiceTable(rows: readonly ChoiceRow[]): ChartTable {
  return {
    columns: [
      { name: 'choice', title: 'Choice' },
      { name: 'npv_usd_mean', title: 'Mean', format: usd },
      { name: 'npv_usd_p5', title: '5%', format: usd },
      { name: 'npv_usd_p50', title: '50%', format: usd },
      { name: 'npv_usd_p95', title: '95%', format: usd },
      {
        name: 'probability_of_loss',
        title: 'Loses in',
        format: (cell) => (typeof cell === 'number' ? formatPercent(cell, 0) : '–'),
      },
      { name: 'obstacle', title: 'Not open' },
    ],
    rows: rows.map(({ name, choice: { npvUsd, lossProbability, obstacle } }) => [
      name,
      npvUsd.mean,
      npvUsd.p5,
      npvUsd.p50,
      npvUsd.p95,
      lossProbability,
      obstacle,
    ]),
  };
}

/** Rows of the tornado that are drawn. */
const TORNADO_ROWS = 12;

/** The inputs that move hosting less mining most, in both directions. */
export function tornadoSpans(rows: readonly TornadoRow[]): readonly Span[] {
  return rows.slice(0, TORNADO_ROWS).map(({ name, low, high, lowUsd, highUsd }) => {
    const [label, unit] = caseLabel(name);
    const end = (which: string, value: number, change: number, colour: string) => ({
      from: 0,
      to: change,
      colour,
      name: `${which} end, ${formatAmount(value)} ${unit}`,
      text: `${change > 0 ? '+' : ''}${money(change)}`,
    });
    return {
      id: name,
      name: label,
      parts: [end('low', low, lowUsd, seriesColour(0)), end('high', high, highUsd, seriesColour(1))],
      dots: [],
    };
  });
}

/** The whole tornado as a table. */
export function tornadoTable(rows: readonly TornadoRow[]): ChartTable {
  const plain = (cell: Cell): string => (typeof cell === 'number' ? formatAmount(cell) : '–');
  return {
    columns: [
      { name: 'input', title: 'Input' },
      { name: 'unit', title: 'Unit' },
      { name: 'low', title: 'Low end', format: plain },
      { name: 'high', title: 'High end', format: plain },
      { name: 'host_less_mine_usd_at_low', title: 'Change at the low end', format: usd },
      { name: 'host_less_mine_usd_at_high', title: 'Change at the high end', format: usd },
    ],
    rows: rows.map(({ name, low, high, lowUsd, highUsd }) => [...caseLabel(name), low, high, lowUsd, highUsd]),
  };
}
