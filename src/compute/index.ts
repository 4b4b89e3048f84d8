export * from './decode-run.ts';
export * from './devices.ts';
export * from './model-memory.ts';
export * from './model-name.ts';
export * from './model-size.ts';
export * from './quantization.ts';
