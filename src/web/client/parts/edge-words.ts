/** Inputs of the edge figures by the last part of their names: what they are and their unit. */
const inputWords: Readonly<Record<string, readonly [text: string, unit: string]>> = {
  tokenWeight: ['part of all tokens', 'relative'],
  leastScorePoints: ['least score that is of use', 'index points'],
  leastTokensPerSecond: ['least speed that is of use', 'tokens a second'],
  cloudUsdPerMillionTokens: ['a provider’s price', 'USD a million tokens'],
  usersPercent: ['users whose best device it is', '%'],
  electricWatts: ['power while it writes', 'W'],
  deviceUsd: ['price of the device', 'USD'],
  electricityUsdPerKilowattHour: ['price of electricity', 'USD a kWh'],
  deviceChargedPercent: ['part of the device’s price that is charged', '%'],
  deviceLifetimeYears: ['life of the device', 'years'],
  tokensPerUserPerDay: ['tokens of a user', 'a day'],
  decodeSpeedFactor: ['true speed over predicted speed', 'times'],
  adoptedPercent: ['of tokens cheaper at home, those served there', '%'],
};

/** An input's group, what it is, and its unit; the name itself where it is not known. */
export function inputText(name: string): { readonly group: string; readonly text: string; readonly unit: string } {
  const parts = name.split('.');
  const key = parts.at(-1)!;
  const [text, unit] = inputWords[key] ?? [key, ''];
  return { group: parts.length === 3 ? parts[1]! : 'everywhere', text, unit };
}
