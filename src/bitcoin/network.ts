/** What tells one Bitcoin network's blocks from another's. */
export interface Network {
  readonly id: NetworkId;
  /** The four bytes before every block on disk and every message, first byte most significant. */
  readonly magic: number;
  /** Written form of the hash of block 0. */
  readonly genesisHash: string;
  /** Blocks between halvings of the subsidy. */
  readonly halvingInterval: number;
  /** From this height on, the coinbase must begin with the height (BIP 34). */
  readonly coinbaseHeightFrom: number;
  readonly addressing: { readonly bech32: string; readonly pubKeyHash: number; readonly scriptHash: number };
}

export const networkIds = ['mainnet', 'testnet3', 'testnet4', 'signet', 'regtest'] as const;
export type NetworkId = (typeof networkIds)[number];

const TEST_VERSIONS = { pubKeyHash: 0x6f, scriptHash: 0xc4 };

/**
 * The known networks. A custom signet shares the genesis block of `signet` and has a magic of its own.
 *
 * @see Bitcoin Core, src/kernel/chainparams.cpp; BIP 34, BIP 94 (testnet4), BIP 325 (signet).
 */
export const networks: Readonly<Record<NetworkId, Network>> = {
  mainnet: {
    id: 'mainnet',
    magic: 0xf9beb4d9,
    genesisHash: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
    halvingInterval: 210_000,
    coinbaseHeightFrom: 227_931,
    addressing: { bech32: 'bc', pubKeyHash: 0x00, scriptHash: 0x05 },
  },
  testnet3: {
    id: 'testnet3',
    magic: 0x0b110907,
    genesisHash: '000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943',
    halvingInterval: 210_000,
    coinbaseHeightFrom: 21_111,
    addressing: { bech32: 'tb', ...TEST_VERSIONS },
  },
  testnet4: {
    id: 'testnet4',
    magic: 0x1c163f28,
    genesisHash: '00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043',
    halvingInterval: 210_000,
    coinbaseHeightFrom: 1,
    addressing: { bech32: 'tb', ...TEST_VERSIONS },
  },
  signet: {
    id: 'signet',
    magic: 0x0a03cf40,
    genesisHash: '00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6',
    halvingInterval: 210_000,
    coinbaseHeightFrom: 1,
    addressing: { bech32: 'tb', ...TEST_VERSIONS },
  },
  regtest: {
    id: 'regtest',
    magic: 0xfabfb5da,
    genesisHash: '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206',
    halvingInterval: 150,
    coinbaseHeightFrom: 1,
    addressing: { bech32: 'bcrt', ...TEST_VERSIONS },
  },
};

/**
 * The network of a magic; null where it is none of the known ones.
 *
 * @example
 * networkOfMagic(0xf9beb4d9)?.id; // => 'mainnet'
 */
export function networkOfMagic(magic: number): Network | null {
  for (const id of networkIds) if (networks[id].magic === magic) return networks[id];
  return null;
}

/**
 * New coins of a block. Unit: satoshis.
 *
 * @throws {RangeError} if the height is not a whole number from 0.
 * @example
 * subsidyAt(840_000, networks.mainnet); // => 312_500_000n
 */
export function subsidyAt(height: number, network: Network): bigint {
  if (!Number.isInteger(height) || height < 0) {
    throw new RangeError(`subsidyAt: expected a height from 0, got ${height}`);
  }
  return 5_000_000_000n >> BigInt(Math.floor(height / network.halvingInterval));
}
