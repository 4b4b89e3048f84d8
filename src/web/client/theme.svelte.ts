const KEY = 'contraflow-theme';
const themes = ['system', 'light', 'dark'] as const;
/** Light or dark; as the system has it until the reader chooses. */
type Theme = (typeof themes)[number];

const stored = themes.find((theme) => theme === localStorage.getItem(KEY));
const state = $state<{ chosen: Theme }>({ chosen: stored ?? 'system' });
show(state.chosen);

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
    localStorage.setItem(KEY, state.chosen);
    show(state.chosen);
  },
};
