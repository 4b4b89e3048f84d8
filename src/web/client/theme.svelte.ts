const KEY = 'contraflow-theme';
const themes = ['system', 'light', 'dark'] as const;
/** Light or dark; as the system has it until the reader chooses. */
type Theme = (typeof themes)[number];

const state = $state<{ chosen: Theme }>({ chosen: remembered() });
show(state.chosen);

/** What was chosen before; storage may be forbidden, and then each page begins as the system has it. */
function remembered(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function remember(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export const theme = {
  get chosen(): Theme {
    return state.chosen;
  },
  /** To the next theme: system, light, dark. */
  next(): void {
    state.chosen = themes[(themes.indexOf(state.chosen) + 1) % themes.length]!;
    remember(state.chosen);
    show(state.chosen);
  },
};
