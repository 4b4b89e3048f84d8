import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { colourDeclarations, mapColourDeclarations } from './src/report/palette.ts';

const client = fileURLToPath(new URL('src/web/client/', import.meta.url));

const COLOURS = 'virtual:colours.css';

const declarations = (theme: 'light' | 'dark') => `${colourDeclarations(theme)};${mapColourDeclarations(theme)}`;

/** The colours of the report as a style sheet: what an entity's colour is, is said in one place. */
const colours: Plugin = {
  name: 'colours',
  resolveId: (id) => (id === COLOURS ? `\0${COLOURS}` : null),
  load: (id) =>
    id === `\0${COLOURS}`
      ? [
          `:root{color-scheme:light;${declarations('light')}}`,
          `@media screen{:root[data-theme=dark]{color-scheme:dark;${declarations('dark')}}}`,
          `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declarations('dark')}}}`,
        ].join('\n')
      : null,
};

/** The dashboard as files: addresses are relative, so that it works from any path. */
export default defineConfig({
  root: client,
  base: './',
  plugins: [svelte({ compilerOptions: { runes: true } }), colours],
  build: {
    outDir: fileURLToPath(new URL('dist/client/', import.meta.url)),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: `${client}main.ts` },
  },
  worker: { format: 'es' },
});
