import type { MachineModel } from '../core/mining.ts';
import { SECOND_MS } from '../core/time-span.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'cambridge-hardware';
const homepage = 'https://ccaf.io/cbnsi/cbeci';
const columns = ['Miner_name', 'UNIX_date_of_release', 'Efficiency_J_Gh', 'Qty'] as const;
/** Classes of machines from before there were makers. */
const CLASS = /^(?:(?:worst|best|early|average)\s+)?(?:cpu|gpu|fpga|asic)s?$/i;

/** What a maker's machines are called, its own name first; the name of a model begins with one of them. */
const makers: readonly (readonly [id: string, ...names: string[]])[] = [
  ['bitmain', 'Bitmain', 'Antminer'],
  ['microbt', 'MicroBT', 'Whatsminer'],
  ['canaan', 'Canaan', 'AvalonMiner', 'Avalon'],
  ['ebang', 'Ebang', 'Ebit'],
  ['innosilicon', 'Innosilicon'],
  ['bitfury', 'Bitfury'],
  ['bitfily', 'Bitfily', 'Snow Panther'],
  ['pantech', 'Pantech'],
  ['halongmining', 'Halong Mining', 'DragonMint'],
  ['asicminer', 'ASICminer'],
  ['aladdin', 'Aladdin'],
  ['gmo', 'GMO'],
  ['holic', 'Holic'],
  ['strongu', 'StrongU'],
  ['auradine', 'Auradine', 'Teraflux'],
  ['bitdeer', 'Bitdeer', 'SealMiner'],
  ['butterflylabs', 'Butterfly Labs'],
  ['kncminer', 'KnCMiner'],
  ['spondoolies', 'Spondoolies'],
];

/** Machines with their date of release and efficiency, from the list behind Cambridge's index of electricity consumption. */
export const cambridgeHardware: PublishedSource<readonly MachineModel[]> = {
  id,
  title: 'Cambridge list of mining machines',
  publisher: 'Cambridge Centre for Alternative Finance',
  homepage,
  licence: 'none stated',
  citation: { title: 'Cambridge Bitcoin Electricity Consumption Index: mining equipment', url: homepage },
  accepts: `A row per machine with the columns ${columns.join(', ')}.`,
  files: [
    {
      name: 'miners.csv',
      url: 'https://raw.githubusercontent.com/CambridgeAltFin/ccaf_cbeci_api/0e28e819a084c8b3c6c752fb0aae00cb609e8b17/server_config/miners.csv',
    },
  ],
  recognises: (heads) => columns.every((column) => heads.some(({ name }) => name === column)),
  wanted: () => columns,
  parse(table, options) {
    const file = options?.file ?? id;
    return publishedRows(table, { source: id, file, columns, read: (cells) => readRow(cells, file) });
  },
};

function readRow(cells: RowCells, file: string): MachineModel {
  const name = cells.text('Miner_name') ?? cells.reject('no-name', 'a name in Miner_name', '');
  const positive = (column: string): number => {
    const value = cells.number(column) ?? cells.reject('no-value', `a number in ${column}`, '');
    return value > 0 ? value : cells.reject('bad-value', `a number above 0 in ${column}`, String(value));
  };
  return {
    name,
    vendor: CLASS.test(name)
      ? null
      : (makerOf(name) ?? cells.reject('unknown-maker', 'a machine of a known maker', name)),
    releasedMs: releasedMs(cells, positive('UNIX_date_of_release')),
    joulesPerTerahash: positive('Efficiency_J_Gh') * 1000,
    modelWeight: positive('Qty'),
    origin: { source: id, file, row: cells.row },
  };
}

/** The list begins with the processors of 2008; a date in milliseconds lies far beyond its end. */
function releasedMs(cells: RowCells, seconds: number): number {
  const ms = seconds * SECOND_MS;
  if (ms >= Date.UTC(2000, 0) && ms < Date.UTC(2100, 0)) return ms;
  return cells.reject('bad-date', 'seconds from 2000 to 2099 in UNIX_date_of_release', String(seconds));
}

function makerOf(name: string): string | undefined {
  const plain = name.toLowerCase();
  return makers.find(([, ...names]) => names.some((own) => plain.startsWith(own.toLowerCase())))?.[0];
}
