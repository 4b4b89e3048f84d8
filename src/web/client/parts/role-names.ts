/** Roles as pages call them. */
export const roleNames: Readonly<Record<string, string>> = {
  pool: 'mining pool',
  parent: 'legal owner of pools',
  'proxy-group': 'proxy group of pools',
  builder: 'template builder',
  jurisdiction: 'jurisdiction',
  operator: 'listed mining company',
  owner: 'owner of compute',
  vendor: 'maker of machines or chips',
  developer: 'developer of models',
  user: 'user of compute',
  sector: 'sector',
  'size-class': 'class of size',
};
