export const hunts = {};
