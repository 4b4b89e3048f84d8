/** What a device needs for one call: the prompt is read at once, the answer is written a token at a time. */
export interface EdgeLoad {
  readonly tokensIn: number;
  /** At least 1. */
  readonly tokensOut: number;
  /** Weights that one token reads. */
  readonly activeParameters: number;
  /** That the device reaches on long prompts, not what its maker states. */
  readonly prefillFlopPerSecond: number;
  /** Time to read from memory once the weights that the prompt needs. */
  readonly passSeconds: number;
  /** Time to write a token, the mean over the answer. */
  readonly secondsPerToken: number;
}

/** How long a call takes on a device. */
export interface EdgeLatency {
  readonly timeToFirstTokenSeconds: number;
  readonly secondsPerCall: number;
  /** Of the prompt: its tokens over the time to the first token. */
  readonly prefillTokensPerSecond: number;
  readonly decodeTokensPerSecond: number;
}

const FLOP_PER_PARAMETER = 2;

/**
 * How long a call takes on a device that serves it alone: the first token comes when the prompt is read,
 * max(2 · active parameters · tokens in / FLOP per second, one pass over the weights), and each further one takes its time.
 *
 * Seconds. It leaves out attention over the prompt, whose cost grows with the square of its length (a few percent at a thousand
 * tokens, not at a hundred thousand), loading the model, prompts kept from before, tokens guessed ahead, and heat.
 *
 * @throws {RangeError} if tokens are not whole numbers from 1, or another number is not positive and finite.
 * @see Pope et al., "Efficiently Scaling Transformer Inference" (2022), section 2: prefill is bound by arithmetic, decoding by memory.
 * @example
 * const load = { tokensIn: 1000, tokensOut: 301, activeParameters: 8e9, prefillFlopPerSecond: 8e12, passSeconds: 0.05, secondsPerToken: 0.05 };
 * edgeLatency(load); // => { timeToFirstTokenSeconds: 2, secondsPerCall: 17, prefillTokensPerSecond: 500, decodeTokensPerSecond: 20 }
 */
export function edgeLatency(load: EdgeLoad): EdgeLatency {
  const { tokensIn, tokensOut, activeParameters, prefillFlopPerSecond, passSeconds, secondsPerToken } = load;
  for (const [name, tokens] of Object.entries({ tokensIn, tokensOut })) {
    if (!(Number.isSafeInteger(tokens) && tokens >= 1)) {
      throw new RangeError(`edgeLatency: expected ${name} to be a whole number from 1, got ${tokens}`);
    }
  }
  for (const [name, value] of Object.entries({
    activeParameters,
    prefillFlopPerSecond,
    passSeconds,
    secondsPerToken,
  })) {
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(`edgeLatency: expected ${name} to be positive and finite, got ${value}`);
    }
  }
  const arithmeticSeconds = (FLOP_PER_PARAMETER * activeParameters * tokensIn) / prefillFlopPerSecond;
  const timeToFirstTokenSeconds = Math.max(arithmeticSeconds, passSeconds);
  return {
    timeToFirstTokenSeconds,
    secondsPerCall: timeToFirstTokenSeconds + (tokensOut - 1) * secondsPerToken,
    prefillTokensPerSecond: tokensIn / timeToFirstTokenSeconds,
    decodeTokensPerSecond: 1 / secondsPerToken,
  };
}
