import type { Deal } from './words.ts';

/** Deals whose rents compare with each other, the dearest first. */
interface DealClass {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly deals: readonly Deal[];
}

const known: readonly (readonly [id: string, title: string, note: string])[] = [
  [
    'triple-net, GPUs of the tenant',
    'Triple net, tenant’s GPUs',
    'The tenant pays power, upkeep, insurance and taxes on top.',
  ],
  [
    'modified-gross, GPUs of the tenant',
    'Modified gross, tenant’s GPUs',
    'The landlord bears a part of the running cost.',
  ],
  [
    'cloud, GPUs of the landlord',
    'Cloud, landlord’s GPUs',
    'The rent pays for the GPUs as well: it compares with no lease of a building.',
  ],
];

/** Those with a rent, by class; those of no known class come last. */
export function classesOf(deals: readonly Deal[]): readonly DealClass[] {
  const rented = deals.filter((one) => one.average_usd_per_mw_year !== null);
  const titled = new Set(known.map(([id]) => id));
  const others = [
    ...new Set(rented.flatMap(({ comparable_class: id }) => (id === null || titled.has(id) ? [] : [id]))),
  ];
  const classes = [...known, ...others.map((id) => [id, id, ''] as const)].map(([id, title, note]) => ({
    id,
    title,
    note,
    deals: rented.filter((one) => one.comparable_class === id),
  }));
  const unknown = {
    id: 'unknown',
    title: 'Lease or owner of the GPUs not stated',
    note: 'Not comparable, not even with each other: pages do not say what these rents pay for.',
    deals: rented.filter((one) => one.comparable_class === null),
  };
  return [...classes, unknown].filter((one) => one.deals.length > 0);
}

/** A deal in a few words. */
export function dealName({ landlord, tenant, critical_mw: megawatts }: Deal): string {
  return `${landlord ?? 'not named'} – ${tenant ?? 'not named'}, ${megawatts === null ? 'unknown' : megawatts} MW`;
}

/** Critical megawatts of all deals together. */
export function landlordTotal(deals: readonly Deal[]): number {
  return deals.reduce((sum, { critical_mw: megawatts }) => sum + (megawatts ?? 0), 0);
}
