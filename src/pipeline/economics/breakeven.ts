import { formatDate } from '../../core/time-span.ts';
import {
  breakevenHashprice,
  breakevenJoulesPerTerahash,
  breakevenUsdPerKilowattHour,
} from '../../models/economics/index.ts';
import type { FlatAnswer } from './flat-answer.ts';
import type { ListedMachine } from './machines.ts';

const LEFT_OUT = 'electricity alone: pool fees, operations and the machine are left out';

/** Where a machine at a hashprice, or at a tariff, breaks even; what the inputs do not say is null. */
export function breakevenAnswer({
  usdPerPetahashDay,
  joulesPerTerahash,
  usdPerKilowattHour,
  machine,
}: {
  readonly usdPerPetahashDay: number | null;
  readonly joulesPerTerahash: number | null;
  readonly usdPerKilowattHour: number | null;
  readonly machine: string | null;
}): FlatAnswer {
  return {
    records: [
      {
        breakeven_usd_per_kwh:
          usdPerPetahashDay === null || joulesPerTerahash === null
            ? null
            : breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash }),
        breakeven_joules_per_terahash:
          usdPerPetahashDay === null || usdPerKilowattHour === null
            ? null
            : breakevenJoulesPerTerahash({ usdPerPetahashDay, usdPerKilowattHour }),
        breakeven_hashprice_usd_per_ph_day:
          joulesPerTerahash === null || usdPerKilowattHour === null
            ? null
            : breakevenHashprice({ joulesPerTerahash, usdPerKilowattHour }),
        hashprice_usd_per_ph_day: usdPerPetahashDay,
        joules_per_terahash: joulesPerTerahash,
        usd_per_kwh: usdPerKilowattHour,
        machine,
      },
    ],
    remarks: [LEFT_OUT],
  };
}

/** Break-even tariffs of all machines that could be had at a time, the most efficient first. */
export function breakevensAnswer(
  machines: readonly ListedMachine[],
  {
    atMs,
    usdPerPetahashDay,
    usdPerKilowattHour,
    remarks,
  }: {
    readonly atMs: number;
    readonly usdPerPetahashDay: number;
    readonly usdPerKilowattHour: number | null;
    readonly remarks: readonly string[];
  },
): FlatAnswer {
  const there = machines
    .filter(({ fromMs }) => fromMs <= atMs)
    .sort((a, b) => a.joulesPerTerahash - b.joulesPerTerahash);
  if (there.length === 0)
    throw new RangeError(`breakevensAnswer: expected a day on which a machine was there, got ${formatDate(atMs)}`);
  return {
    records: there.map(({ id, fromMs, joulesPerTerahash }) => {
      const breakeven = breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash });
      return {
        date: formatDate(atMs),
        machine: id,
        machine_from: formatDate(fromMs),
        joules_per_terahash: joulesPerTerahash,
        breakeven_usd_per_kwh: breakeven,
        runs: usdPerKilowattHour === null ? null : breakeven >= usdPerKilowattHour,
        hashprice_usd_per_ph_day: usdPerPetahashDay,
        usd_per_kwh: usdPerKilowattHour,
      };
    }),
    columns: [
      { name: 'machine', as: 'range' },
      { name: 'machine_from', as: 'range', title: 'since', isDetail: true },
      { name: 'joules_per_terahash', as: 'number', title: 'J/TH' },
      { name: 'breakeven_usd_per_kwh', as: 'number', title: 'breaks even at USD/kWh' },
      { name: 'runs', as: 'text', title: `runs at ${usdPerKilowattHour}` },
    ],
    remarks: [
      `hashprice: ${Number(usdPerPetahashDay.toPrecision(4))} USD/PH/s/day, machines of ${formatDate(atMs)}`,
      LEFT_OUT,
      ...remarks,
    ],
  };
}
