import type { Memory } from '@microsoft/teams-ai/lib/MemoryFork';

/** What a planner keeps during one conversation, and no longer. */
export function createMemory(): Memory {
  const values = new Map<string, unknown>();
  return {
    deleteValue: (path) => void values.delete(path),
    hasValue: (path) => values.has(path),
    getValue: (path) => values.get(path) as never,
    setValue: (path, value) => void values.set(path, value),
  };
}
