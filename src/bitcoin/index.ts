export * from './address.ts';
export * from './block-prefix.ts';
export * from './chain.ts';
export { type Coinbase, coinbaseHeight, decodeCoinbase, type Output } from './coinbase.ts';
export * from './hash.ts';
export * from './hashrate.ts';
export * from './header.ts';
export * from './network.ts';
export * from './target.ts';
