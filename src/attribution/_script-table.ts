/** Output scripts by content: index of a script, -1 if it is none of them. */
export type ScriptTable = (script: Uint8Array) => number;

function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

/** Open addressing over FNV-1a; distinct scripts only. */
export function createScriptTable(scripts: readonly Uint8Array[]): ScriptTable {
  let size = 16;
  while (size < scripts.length * 4) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const mask = size - 1;
  let longest = 0;
  for (const [index, script] of scripts.entries()) {
    longest = Math.max(longest, script.length);
    let slot = hashOf(script) & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = index;
  }
  return (script) => {
    if (script.length > longest) return -1;
    for (let slot = hashOf(script) & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
      if (isEqual(script, scripts[slots[slot]!]!)) return slots[slot]!;
    }
    return -1;
  };
}
