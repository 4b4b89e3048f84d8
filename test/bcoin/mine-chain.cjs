// Mines a regtest chain with a real node, reorganizes it, and writes every block the node has stored, framed as in a
// block file, to DIRECTORY/blk00000.dat and blk00001.dat, out of order; prints what the node's RPC says as JSON.
// Usage: node mine-chain.cjs DIRECTORY
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { FullNode } = require('bcoin');

const MAIN_BLOCKS = 300;
const FORK_HEIGHT = 280;
const FORK_BLOCKS = 25;

async function main(directory) {
  const node = new FullNode({ network: 'regtest', prefix: join(directory, 'node'), memory: false, workers: false });
  await node.ensure();
  await node.open();
  const hashes = [node.chain.tip.rhash()];

  async function mine(count, tag, parent) {
    let tip = parent;
    for (let mined = 0; mined < count; mined++) {
      node.miner.options.coinbaseFlags = Buffer.from(tag);
      const block = await node.miner.mineBlock(tip);
      tip = await node.chain.add(block);
      hashes.push(block.rhash());
    }
  }

  await mine(MAIN_BLOCKS, '/other/', node.chain.tip);
  await mine(FORK_BLOCKS, '/tagged/', await node.chain.getEntryByHeight(FORK_HEIGHT));

  const call = async (method, params = []) => {
    const { result, error } = await node.rpc.call({ method, params });
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  const tip = await call('getblockcount');
  const best = [];
  for (let height = 0; height <= tip; height++) best.push(await call('getblockhash', [height]));
  const blocks = [];
  for (const hash of hashes) {
    const { height, time, bits } = await call('getblockheader', [hash]);
    blocks.push({ hash, height, time, bits });
  }

  const frames = [];
  for (const hash of hashes) {
    const bytes = Buffer.from(await call('getblock', [hash, false]), 'hex');
    const frame = Buffer.alloc(8);
    frame.writeUInt32LE(node.network.magic);
    frame.writeUInt32LE(bytes.length, 4);
    frames.push(Buffer.concat([frame, bytes]));
  }
  writeFileSync(join(directory, 'blk00000.dat'), Buffer.concat(frames.filter((_, index) => index % 3 !== 0)));
  writeFileSync(join(directory, 'blk00001.dat'), Buffer.concat(frames.filter((_, index) => index % 3 === 0).reverse()));
  await node.close();
  process.stdout.write(JSON.stringify({ best, blocks }));
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
