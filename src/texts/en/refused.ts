export const refused = {};
