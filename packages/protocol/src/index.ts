export * from './operation.ts';
export * from './osia/vocabulary.ts';
export * from './own/common.ts';
export * from './own/operations.ts';
export * from './own/operations-person.ts';
export * from './own/operations-search.ts';
export * from './own/operations-session.ts';
export * from './statement.ts';
