/** How long a page may take to grow to where its reader was. */
const PATIENCE_MS = 5_000;
/** What a reader does to scroll: from then on, the place is theirs. */
const gestures = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

const KEY = 'contraflow-scroll';
/** How far down each entry of the history was, by its key. */
const places = new Map<string, number>();
let isSettling = false;

history.scrollRestoration = 'manual';
restore();
let entry = nameEntry();
addEventListener(
  'scroll',
  () => {
    if (!isSettling) places.set(entry, scrollY);
  },
  { passive: true },
);
// A page that is loaded anew, and one that is come back to from elsewhere, are where they were.
addEventListener('pagehide', () => store(JSON.stringify([...places])));

/** Key of the present entry of the history, which is given one if it has none. */
function nameEntry(): string {
  const state: unknown = history.state;
  if (typeof state === 'object' && state !== null && 'entry' in state) return String(state.entry);
  const key = String(performance.timeOrigin + performance.now());
  history.replaceState({ entry: key }, '');
  return key;
}

/** After a page has been gone to: to its top, or to the part of it that the address names. */
export function beginEntry(): void {
  entry = nameEntry();
  if (location.hash === '') scrollTo(0, 0);
  else showAnchor();
}

/** After going back or forward: to where the reader was, once the page has grown that far. */
export function returnToEntry(): void {
  entry = nameEntry();
  const top = places.get(entry);
  if (top === undefined) beginEntry();
  else settle(() => scrollTo(0, top));
}

/** Shows the part of the page that the address names, once it is there. */
function showAnchor(): void {
  const id = anchorOf(location.hash);
  let isFocused = false;
  settle(() => {
    const target = document.getElementById(id);
    if (target === null) return;
    target.scrollIntoView();
    if (isFocused) return;
    isFocused = true;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
}

function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1); // not encoded
  }
}

let stop: () => void = () => undefined;

/** Goes somewhere again and again while the page grows, until its reader takes over. */
function settle(go: () => void): void {
  stop();
  isSettling = true;
  const watch = new ResizeObserver(go);
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  stop = () => {
    clearTimeout(timer);
    watch.disconnect();
    for (const gesture of gestures) removeEventListener(gesture, stop);
    isSettling = false;
    stop = () => undefined;
  };
  for (const gesture of gestures) addEventListener(gesture, stop, { passive: true });
  watch.observe(document.documentElement);
  go();
}

function store(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // Storage may be forbidden: then a page loaded anew begins at its top.
  }
}

function restore(): void {
  try {
    for (const [key, top] of JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, number][])
      places.set(key, top);
  } catch {
    places.clear(); // forbidden, or not ours
  }
}
