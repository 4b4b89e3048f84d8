import { type Blocks, edgeBlocks, matchableRestart, type SelfishGame, secretRestart } from './_selfish-game.ts';
import {
  ACTIVE,
  ADOPT,
  actionBeyond,
  IRRELEVANT,
  MATCH,
  OVERRIDE,
  RELEVANT,
  type State,
  stateIndex,
} from './_selfish-states.ts';

/** Blocks expected from each restart until the base: the two sides' on the best chain, and all that are found. */
export interface RestartBlocks {
  readonly attacker: Float64Array;
  readonly others: Float64Array;
  readonly found: Float64Array;
}

/** Expected blocks until the next restart (the attacker's, the others', found), then the chance of each restart. */
type Row = Float64Array;

/** Where the chances begin in a row. That of the base stays 0: the base ends the game. */
const CHANCES = 3;

/** The rows of the states with one number of honest blocks: mining with and without a split network. */
interface Column {
  readonly wait: readonly Row[];
  readonly race: readonly Row[];
}

interface Played extends SelfishGame {
  readonly actions: Uint8Array;
}

/**
 * Exact expectations of a policy. Between two restarts a fork only grows, so each state is a linear function
 * of the restarts, found from longer forks to shorter; the restarts then solve a linear system.
 */
export function evaluation(game: Played): RestartBlocks {
  const rows = restartRows(game);
  solve(rows);
  const column = (index: number) => Float64Array.from(rows, (row) => row[index] as number);
  return { attacker: column(0), others: column(1), found: column(2) };
}

function restartRows(game: Played): Row[] {
  const { truncation } = game;
  const newRow = () => new Float64Array(CHANCES + 2 * truncation);
  const newRows = () => Array.from({ length: truncation }, newRow);
  const restarts = [...newRows(), ...newRows()];
  let column: Column = { wait: newRows(), race: newRows() };
  let above: Column = { wait: newRows(), race: newRows() };
  for (let honest = truncation - 1; honest >= 0; honest--) {
    for (let attacker = truncation - 1; attacker >= 0; attacker--) {
      fillWait([attacker, honest], { game, column, above });
      if (honest > 0 && attacker >= honest) fillRace([attacker, honest], { game, column, above });
    }
    for (let lead = 0; lead < truncation; lead++) {
      const row = restarts[honest === 1 ? matchableRestart(lead) : secretRestart(lead)] as Row;
      if (honest === 1) addState(row, 1, { state: [lead, 1, RELEVANT], game, column });
      if (honest === 0) row.set(column.wait[lead] as Row);
    }
    [column, above] = [above, column];
  }
  return restarts;
}

interface Columns {
  readonly game: Played;
  readonly column: Column;
  readonly above: Column;
}

function fillWait([attacker, honest]: readonly [number, number], { game, column, above }: Columns): void {
  const a = game.attackerProportion;
  const row = (column.wait[attacker] as Row).fill(0);
  addBlocks(row, 1, [0, 0, 1]);
  addState(row, a, { state: [attacker + 1, honest, IRRELEVANT], game, column });
  addState(row, 1 - a, { state: [attacker, honest + 1, RELEVANT], game, column: above });
}

function fillRace([attacker, honest]: readonly [number, number], { game, column, above }: Columns): void {
  const { attackerProportion: a, tieWinProportion: g } = game;
  const row = (column.race[attacker] as Row).fill(0);
  const won = (1 - a) * g;
  addBlocks(row, 1, [won * honest, 0, 1]);
  addRestart(row, won, matchableRestart(attacker - honest));
  addState(row, a, { state: [attacker + 1, honest, ACTIVE], game, column });
  addState(row, (1 - a) * (1 - g), { state: [attacker, honest + 1, RELEVANT], game, column: above });
}

/** Adds what a state leads to, with a weight; `column` is that of the state's honest blocks. */
function addState(
  row: Row,
  weight: number,
  { state, game, column }: { readonly state: State; readonly game: Played; readonly column: Column },
): void {
  const [attacker, honest, fork] = state;
  const { truncation } = game;
  const isEdge = attacker === truncation || honest === truncation;
  const action = isEdge ? actionBeyond(state) : game.actions[stateIndex(truncation, state)];
  const blocks = isEdge ? edgeBlocks(game, state) : undefined;
  if (blocks) {
    addBlocks(row, weight, blocks);
  } else if (action === ADOPT) {
    addBlocks(row, weight, [0, honest, 0]);
  } else if (action === OVERRIDE) {
    addBlocks(row, weight, [honest + 1, 0, 0]);
    addRestart(row, weight, secretRestart(attacker - honest - 1));
  } else {
    const { [attacker]: other } = action === MATCH || fork === ACTIVE ? column.race : column.wait;
    addRow(row, weight, { other: other as Row, end: CHANCES + secretRestart(truncation - honest) });
  }
}

function addBlocks(row: Row, weight: number, blocks: Blocks): void {
  for (const [index, count] of blocks.entries()) row[index] = (row[index] as number) + weight * count;
}

function addRestart(row: Row, weight: number, restart: number): void {
  if (restart > 0) row[CHANCES + restart] = (row[CHANCES + restart] as number) + weight;
}

function addRow(row: Row, weight: number, { other, end }: { readonly other: Row; readonly end: number }): void {
  for (let i = 0; i < end; i++) row[i] = (row[i] as number) + weight * (other[i] as number);
}

/**
 * Makes the blocks in each row those until the base, by elimination. All chances are non-negative and every
 * restart can reach the base, so it is stable without a choice of pivots.
 */
function solve(rows: readonly Row[]): void {
  for (let restart = rows.length - 1; restart > 0; restart--) {
    const row = rows[restart] as Row;
    const end = CHANCES + restart;
    const again = row[end] as number;
    addRow(row, again / (1 - again), { other: row, end });
    for (const other of rows.slice(0, restart)) {
      if (other[end] !== 0) addRow(other, other[end] as number, { other: row, end });
    }
  }
  for (const [restart, row] of rows.entries()) {
    for (let before = 1; before < restart; before++) {
      addRow(row, row[CHANCES + before] as number, { other: rows[before] as Row, end: CHANCES });
    }
  }
}
