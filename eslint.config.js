// The import rules of the house and the habits that keep it safe. `test/architecture` checks the house a second time.
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { house } from './test/architecture/house-rules.js'

const rooms = ['schedule', 'precall', 'session', 'meeting', 'records', 'review', 'people', 'office']

/** Real time is read in shared/clock.ts only; everything else gets a Clock passed in. */
const realTime = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Use the Clock that is passed in (shared/clock.ts).',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Use the Clock that is passed in (shared/clock.ts).',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'Use the Clock that is passed in (shared/clock.ts).',
  },
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval)$/]',
    message: 'Use the Clock that is passed in (shared/clock.ts).',
  },
]

const onlyOneImporter = {
  electron: {
    name: 'electron',
    message: 'Only electron/platform/electron.ts, main.ts and preload.ts know Electron.',
  },
  pg: { name: 'pg', message: 'Only electron/office talks to PostgreSQL.' },
}

/** Deep imports too; its own rule, so that the file that may does not lose the others. */
const noUpdater = {
  regex: '^electron-updater(/|$)',
  message: 'Only electron/platform/updates/updater.ts knows electron-updater.',
}

/** A room never imports a sibling room; main.ts and app.tsx bring them together. */
function siblings(place) {
  return rooms.map((room) => ({
    files: [`${place}/${room}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: Object.values(onlyOneImporter).filter(
            (path) => !(place === 'electron' && room === 'office' && path.name === 'pg'),
          ),
          patterns: [
            {
              group: rooms
                .filter((other) => other !== room)
                .map((other) => `**/${place}/${other}/**`),
              message: 'A room never imports a sibling room.',
            },
            {
              regex: `^(\\.\\./)+(${rooms.filter((other) => other !== room).join('|')})/`,
              message: 'A room never imports a sibling room.',
            },
            forbiddenPlaces[place],
            noUpdater,
          ],
        },
      ],
    },
  }))
}

const forbiddenPlaces = {
  renderer: {
    regex: '^(node:|ws$|conf$|electron-store$)|(^|/)(electron|test)/',
    message: 'The renderer knows renderer/ and shared/ only.',
  },
  electron: {
    regex: '^(react|react-dom|zustand|react-aria-components)|(^|/)(renderer|test)/',
    message: 'The main process knows electron/ and shared/ only.',
  },
}

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test/output/**', 'eslint.config.js'] },
  { files: ['**/*.js'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    // No project service: it takes the nearest tsconfig.json only, and preload.ts is of renderer/ (it has a DOM).
    languageOptions: {
      parserOptions: {
        project: ['shared', 'electron', 'renderer', 'test'].map(
          (place) => `${place}/tsconfig.json`,
        ),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A number reads the same in every template; what is null, an object or a boolean does not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => tell()` and `return tell()` of a function that returns nothing hide no value.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: [
            // The one way to copy where the clipboard's permission is denied.
            { from: 'lib', name: 'execCommand' },
            // Since react-aria 1.22 two parts each; our styles and tests stand on the markup of these.
            { from: 'package', package: 'react-aria-components', name: ['Checkbox', 'Radio'] },
          ],
        },
      ],
      // `[...text]` is meant to give code points: search and names count them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-restricted-syntax': [
        'error',
        ...realTime,
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['shared/clock.ts', 'test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
      ],
    },
  },
  { files: ['test/**', 'electron/cli.ts', 'electron/start.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.{ts,tsx}'],
    // A fake stands in for something that takes time; it is async so that it rejects as that would, and has nothing to wait for.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['*.config.ts', 'electron.vite.config.ts'],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-restricted-syntax': 'off' },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|zod$|date-fns/|@date-fns/(tz|utc)/)',
              message: 'shared/ imports shared/, zod and date-fns only.',
            },
            {
              regex: '(^|/)(electron|renderer|test)/',
              message: 'shared/ imports shared/ only.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/platform/electron.ts', 'electron/main.ts', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: Object.values(onlyOneImporter),
          patterns: [forbiddenPlaces.electron, noUpdater],
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: Object.values(onlyOneImporter),
          patterns: [forbiddenPlaces.renderer, noUpdater],
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended,
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      // It lists libraries that the React Compiler skips. We build without that compiler, and long lists need react-virtual.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['renderer/ui/on-demand.tsx'],
    // The component is not made while drawing: it is what was loaded, the same one for as long as the page lives.
    rules: { 'react-hooks/static-components': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/api.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'window',
          property: 'soudan',
          message: 'Only renderer/api.ts touches the bridge.',
        },
      ],
    },
  },
  {
    files: ['{electron,renderer,shared}/**/*.{ts,tsx}'],
    plugins: { house },
    rules: { 'house/floors': 'error', 'house/no-circle': 'error' },
  },
  {
    files: ['electron/platform/updates/updater.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: Object.values(onlyOneImporter), patterns: [forbiddenPlaces.electron] },
      ],
    },
  },
  ...siblings('electron'),
  ...siblings('renderer'),
)
