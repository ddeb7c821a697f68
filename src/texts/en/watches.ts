export const watches = {};
