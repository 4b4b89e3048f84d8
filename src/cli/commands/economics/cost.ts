import type { Command, OptionValues } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { choiceOption, parsedOption, usageError } from '../../options.ts';
import { parseAmount, parsePositive, parseProportion } from '../../quantities.ts';
import { fleetOptions, fleetRequest } from './_fleet-options.ts';

export const costCommand: Command = {
  name: 'cost',
  summary:
    'What a mined coin costs in electricity, cash and all-in: for a machine or the inferred fleet, at a tariff or at every place.',
  options: [
    { flags: '--joules-per-terahash <number>', description: 'efficiency (default: of the inferred fleet)' },
    { flags: '--machine <id>', description: 'efficiency and price of a machine of the registry: antminer-s21' },
    { flags: '--usd-per-kwh <amount>', description: 'tariff (default: of every place with a fact)' },
    { flags: '--place <id>', description: 'tariff of a place: us-tx, no, py' },
    { flags: '--hashes-per-second <number>', description: 'of the network: 1e21 (default: by the latest difficulty)' },
    { flags: '--difficulty <number>', description: 'in place of the hashrate' },
    {
      flags: '--coins-per-day <number>',
      description: 'subsidy and fees of all (default: 144 blocks of subsidy and fees)',
    },
    { flags: '--coins-per-block <number>', description: 'in place of the coins a day' },
    { flags: '--fees <coins>', description: 'of a block, on top of the subsidy (default: the latest fact)' },
    { flags: '--pool-fee <proportion>', description: 'of the revenue, 0.01 or 1%: cash' },
    { flags: '--operations-usd-per-kwh <amount>', description: 'staff, repair, cooling: cash' },
    { flags: '--site-usd-per-mw-year <amount>', description: 'site and connection: cash' },
    { flags: '--machine-usd-per-terahash <amount>', description: 'price of machines (default: of --machine): all-in' },
    { flags: '--life-years <number>', description: 'over which machines are written off: all-in' },
    { flags: '--overhead-usd-per-mw-year <amount>', description: 'administration, insurance, interest: all-in' },
    { flags: '--uptime <proportion>', description: 'of the time in which machines run (default: 1)' },
    { flags: '--above <amount>', description: 'USD a coin whose crossing is looked for', default: '100000' },
    {
      flags: '--cost <kind>',
      description: 'electricity, cash, all-in: which is compared with it',
      default: 'electricity',
    },
    { flags: '--curve', description: 'the cost curve of the inferred fleet instead' },
    ...fleetOptions,
    ...recordOptions,
  ],
  examples: [
    'contraflow economics cost',
    'contraflow economics cost --joules-per-terahash 28.2 --usd-per-kwh 0.065 --hashes-per-second 1.02e21 --coins-per-day 450 --format json',
    'contraflow economics cost --machine antminer-s21 --place us-tx --pool-fee 1% --life-years 4 --cost all-in',
    'contraflow economics cost --curve --format csv',
  ],
  async run(_positionals, options, effects) {
    const { costAnswer } = await import('../../../pipeline/economics/cost.ts');
    const { curveAnswer, placesAnswer } = await import('../../../pipeline/economics/cost-places.ts');
    const { placeTariffs } = await import('../../../pipeline/economics/places.ts');
    const { loadFacts } = await import('../../../pipeline/catalogue.ts');
    const facts = loadFacts();
    const isCurve = options.curve === true;
    const given = await givenEfficiency(options);
    if (isCurve && given !== null)
      throw usageError('--curve: expected without --joules-per-terahash and --machine, for it is that of the fleet');
    const fleet = given === null ? await fleetOf(options) : null;
    const question = await questionOf(options, given ?? { joulesPerTerahash: fleet!.interval.joulesPerTerahash });
    const tariff = await tariffOf(options);
    const answer = isCurve
      ? curveAnswer(question, fleet!)
      : tariff === null
        ? placesAnswer(question, { tariffs: placeTariffs(facts), fleet })
        : costAnswer(question, { ...tariff, machine: given?.machine ?? null, fleet });
    const records = isCurve || tariff === null ? answer.records : answer.records[0]!;
    return writeRecord(records, { ...answer, options, effects });
  },
};

interface Efficiency {
  readonly joulesPerTerahash: number;
  readonly machine?: string;
  readonly usdPerTerahash?: number;
}

async function givenEfficiency(options: OptionValues): Promise<Efficiency | null> {
  const { machineOf, readMachines } = await import('../../../pipeline/economics/machines.ts');
  const joulesPerTerahash = parsedOption(options, 'joulesPerTerahash', parsePositive);
  const machine = parsedOption(options, 'machine', (id) => machineOf(id, readMachines()));
  if (joulesPerTerahash !== undefined && machine !== undefined)
    throw usageError('--machine: expected without --joules-per-terahash, got both');
  if (machine !== undefined) {
    const { id, usd, terahashesPerSecond } = machine;
    const price = usd === null ? {} : { usdPerTerahash: usd / terahashesPerSecond };
    return { joulesPerTerahash: machine.joulesPerTerahash, machine: id, ...price };
  }
  return joulesPerTerahash === undefined ? null : { joulesPerTerahash };
}

async function fleetOf(options: OptionValues) {
  const { inferredFleet } = await import('../../../pipeline/economics/inferred-fleet.ts');
  const { loadFacts } = await import('../../../pipeline/catalogue.ts');
  return inferredFleet(await fleetRequest(options), loadFacts());
}

async function tariffOf(options: OptionValues) {
  const places = await import('../../../pipeline/economics/places.ts');
  const { loadFacts } = await import('../../../pipeline/catalogue.ts');
  const usdPerKilowattHour = parsedOption(options, 'usdPerKwh', parseAmount);
  const place = parsedOption(options, 'place', (id) => places.tariffOf(id, loadFacts()));
  if (usdPerKilowattHour !== undefined && place !== undefined)
    throw usageError('--place: expected without --usd-per-kwh, got both');
  if (place !== undefined) return { usdPerKilowattHour: place.usdPerKilowattHour, place };
  return usdPerKilowattHour === undefined ? null : { usdPerKilowattHour, place: null };
}

async function questionOf(options: OptionValues, { joulesPerTerahash, usdPerTerahash }: Efficiency) {
  const { costNetwork } = await import('../../../pipeline/economics/cost-network.ts');
  const { loadFacts } = await import('../../../pipeline/catalogue.ts');
  const number = (name: string) => parsedOption(options, name, parsePositive) ?? null;
  const given = {
    hashesPerSecond: number('hashesPerSecond'),
    coinsPerDay: number('coinsPerDay'),
    difficulty: number('difficulty'),
    coinsPerBlock: number('coinsPerBlock'),
    feesCoinsPerBlock: parsedOption(options, 'fees', parseAmount) ?? null,
  };
  const usdPerCoin = number('above')!;
  const lifeYears = number('lifeYears');
  const charges = {
    poolFeeProportion: parsedOption(options, 'poolFee', parseProportion),
    operationsUsdPerKilowattHour: parsedOption(options, 'operationsUsdPerKwh', parseAmount),
    siteUsdPerMegawattYear: parsedOption(options, 'siteUsdPerMwYear', parseAmount),
    machineUsdPerTerahash:
      parsedOption(options, 'machineUsdPerTerahash', parseAmount) ?? (lifeYears === null ? undefined : usdPerTerahash),
    machineLifeYears: lifeYears ?? undefined,
    overheadUsdPerMegawattYear: parsedOption(options, 'overheadUsdPerMwYear', parseAmount),
    uptimeProportion: parsedOption(options, 'uptime', parseProportion),
  };
  return {
    network: costNetwork(given, loadFacts()),
    joulesPerTerahash,
    charges: Object.fromEntries(Object.entries(charges).filter(([, value]) => value !== undefined)),
    usdPerCoin,
    cost: choiceOption(options, 'cost', ['electricity', 'cash', 'all-in'] as const, 'electricity'),
  };
}
