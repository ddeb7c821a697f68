export const permissions = {};
