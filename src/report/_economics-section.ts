import { columnHead, list, paragraph, scrollable, section, sub, table, text } from './_html.ts';
import { element } from './_svg.ts';
import { formatAmount, formatNumber, formatPercent, NOTHING } from './format.ts';
import type { EconomicsDigest, ReportData } from './report-data.ts';

type MiningDigest = NonNullable<EconomicsDigest['mining']>;
type HostingDigest = NonNullable<EconomicsDigest['hosting']>;

/** What mining costs and hosting pays; nothing where the run has neither. */
export function economicsSection({ economics }: ReportData): string {
  if (economics === null) return '';
  const { mining, hosting } = economics;
  return section(
    'economics',
    'What it costs',
    mining === null ? '' : miningPart(mining),
    hosting === null ? '' : hostingPart(hosting),
  );
}

function miningPart(mining: MiningDigest): string {
  return [
    paragraph(`Hashprice and machines of ${mining.day}.`, 'meta'),
    paragraph(fleetWords(mining)),
    scrollable('Electricity of a coin by place', placeTable(mining)),
    scrollable('Break-even by machine', machineTable(mining)),
    element('h4', {}, 'Taken for granted'),
    list(mining.assumptions, 'note'),
  ].join('');
}

function fleetWords({ hashpriceUsdPerPetahashDay: hashprice, ...mining }: MiningDigest): string {
  const tariff = ({ estimate, low, high }: MiningDigest['breakevenUsdPerKilowattHour']) =>
    `$${formatNumber(estimate, 3)} [${formatNumber(low, 3)}, ${formatNumber(high, 3)}] a kilowatt-hour`;
  const { estimate, low, high } = mining.fleetJoulesPerTerahash;
  const above = mining.placesAbove;
  return [
    `The machines that run take ${formatNumber(estimate, 1)} [${formatNumber(low, 1)}, ${formatNumber(high, 1)}] joules a terahash, as inferred; ${formatPercent(mining.runningProportion, 0)} of what is installed runs.`,
    `At ${formatNumber(hashprice, 0)} dollars a petahash per second and day such a machine breaks even at ${tariff(mining.breakevenUsdPerKilowattHour)}.`,
    `Electricity alone costs more than ${usd(mining.crossingUsdPerCoin)} a coin above ${tariff(mining.crossingUsdPerKilowattHour)}: in ${above.estimate} [${above.low}, ${above.high}] of ${mining.placesKnown} places whose tariff is known.`,
  ].join(' ');
}

function placeTable({ places, crossingUsdPerCoin }: MiningDigest): string {
  const head = element(
    'tr',
    {},
    columnHead('Place'),
    columnHead('Tariff, USD/kWh', 'n'),
    columnHead('Electricity of a coin', 'n'),
  );
  const caption = `Some of the places: the dearest, those on either side of ${usd(crossingUsdPerCoin)}, the United States and the cheapest. Average tariffs, mostly of industry; those of mines lie below. In brackets what is assumed of the fleet allows.`;
  const rows = places.map(({ name, customers, from, usdPerKilowattHour, usdPerCoin }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(name), sub(`${customers}, ${from.slice(0, 4)}`)),
      cell(formatNumber(usdPerKilowattHour, 3)),
      cell(usd(usdPerCoin.estimate), `[${usd(usdPerCoin.low)}, ${usd(usdPerCoin.high)}]`),
    ),
  );
  return table(caption, head, rows);
}

function machineTable({ machines, typicalUsdPerKilowattHour }: MiningDigest): string {
  const { estimate, low, high } = typicalUsdPerKilowattHour;
  const head = element(
    'tr',
    {},
    columnHead('Machine'),
    columnHead('J/TH', 'n'),
    columnHead('Breaks even at, USD/kWh', 'n'),
    columnHead('Pays at the typical tariff', 'n'),
  );
  const caption = `Electricity alone; ${formatNumber(estimate, 3)} dollars a kilowatt-hour are taken to be typical, ${formatNumber(low, 3)} to ${formatNumber(high, 3)} possible. Machines that pay at none of these are left out.`;
  const rows = machines.map(({ name, joulesPerTerahash, breakevenUsdPerKilowattHour }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(name)),
      cell(formatNumber(joulesPerTerahash, 1)),
      cell(formatNumber(breakevenUsdPerKilowattHour, 3)),
      cell(breakevenUsdPerKilowattHour >= estimate ? 'yes' : 'no'),
    ),
  );
  return table(caption, head, rows);
}

function hostingPart({ classes, dealsWithoutClass }: HostingDigest): string {
  const head = element(
    'tr',
    {},
    columnHead('Lease'),
    columnHead('Deals', 'n'),
    columnHead('Average over the term', 'n'),
    columnHead('First year', 'n'),
  );
  const caption = `What miners’ sites are promised by AI, a critical megawatt and year. Rents compare within a row only; ${formatNumber(dealsWithoutClass, 0)} more deals state too little to be in one.`;
  const rows = classes.map(({ name, deals, average, firstYear }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(name)),
      cell(formatNumber(deals, 0)),
      cell(range(average)),
      cell(firstYear === null ? NOTHING : range(firstYear)),
    ),
  );
  return (
    element('h3', { class: 'apart' }, 'What hosting pays') +
    (rows.length === 0 ? '' : scrollable('Hosting rents by lease', table(caption, head, rows))) +
    list(
      [
        'Value of the base term by years and critical megawatts: options are no part of it, nothing is discounted, and most is contracted and not built.',
        'The first year follows where the escalator is known. Where the landlord owns the GPUs, their cost is in the rent.',
      ],
      'note',
    )
  );
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return usd(low) === usd(high) ? usd(low) : `${usd(low)} to ${usd(high)}`;
}

function cell(value: string, detail = ''): string {
  return element('td', { class: 'n' }, text(value), sub(detail));
}

/** Three digits of an amount. */
function usd(value: number): string {
  return `$${value < 1e6 ? formatNumber(Number(value.toPrecision(3)), 0) : formatAmount(value)}`;
}
