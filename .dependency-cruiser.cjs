// The import law of the house. Each package may import exactly what its line says, and itself.
const packages = {
  'packages/core': [],
  'packages/kernels': ['packages/core'],
  'packages/formats': ['packages/core'],
  'packages/custody': ['packages/core'],
  'packages/protocol': ['packages/core'],
  'packages/engine': ['packages/core', 'packages/kernels'],
  'packages/fingerprint': ['packages/core', 'packages/kernels', 'packages/formats'],
  'packages/face': ['packages/core', 'packages/kernels', 'packages/formats'],
  'packages/dna': ['packages/core', 'packages/kernels', 'packages/formats'],
  'packages/store': ['packages/core', 'packages/custody'],
  'packages/ui': ['packages/core', 'packages/protocol'],
  'packages/testkit': ['packages/core', 'packages/formats'],
  'apps/console': ['packages/core', 'packages/protocol', 'packages/ui', 'packages/face/src/browser'],
  'apps/cli': [
    'packages/core',
    'packages/protocol',
    'packages/formats',
    'packages/fingerprint',
    'packages/face',
    'packages/dna',
    'packages/engine',
    'packages/custody',
    'evaluation',
  ],
};

const escape = (folder) => folder.replaceAll('/', '\\/');
const tests = '\\.(test|int\\.test|slow\\.test|e2e\\.test)\\.tsx?$';

module.exports = {
  forbidden: [
    ...Object.entries(packages).map(([from, allowed]) => ({
      name: `law-${from.replace('/', '-')}`,
      comment: `${from} may import ${allowed.join(', ') || 'nothing of ours'}`,
      severity: 'error',
      from: { path: `^${escape(from)}/src`, pathNot: tests },
      to: { path: '^(packages|apps|evaluation)/', pathNot: [from, ...allowed].map((folder) => `^${escape(folder)}/`) },
    })),
    {
      name: 'law-server',
      comment: 'the server may import anything but the user interface',
      severity: 'error',
      from: { path: '^apps/server/src' },
      to: { path: '^(packages/ui|apps/(?!server))/' },
    },
    {
      name: 'law-evaluation',
      comment: 'the evaluation measures packages, never the applications',
      severity: 'error',
      from: { path: '^evaluation/src', pathNot: tests },
      to: { path: '^(packages/(ui|protocol|store|custody)|apps)/' },
    },
    {
      name: 'testkit-for-tests-evaluation-and-demo',
      severity: 'error',
      from: {
        path: '^(packages|apps)/',
        pathNot: [tests, '/src/testing/', '^packages/testkit/', '^apps/server/src/demo'],
      },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-deep-imports',
      comment: 'packages meet at their exports',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/([^/]+)/src/(?!index\\.ts|validation\\.ts|testing\\.ts|testing/index\\.ts|browser\\.ts|browser/index\\.ts|dna/index\\.ts|report/index\\.ts|main\\.ts)',
        pathNot: '^$1/$2/',
      },
    },
    {
      name: 'no-unlisted',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-scripts-of-the-house',
      severity: 'error',
      from: { path: '^(packages|apps|evaluation)' },
      to: { path: '^scripts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
