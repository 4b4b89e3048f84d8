export * from './audit-claim.ts';
export * from './claim.ts';
export * from './finding.ts';
export * from './parse-claim.ts';
export * from './read-claim.ts';
export type { AuditRule } from './rules/_rule.ts';
export { auditRules } from './rules/index.ts';
export * from './world.ts';
