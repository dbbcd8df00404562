/** The floor prepares nothing; without this file it would find the product's own. */
export function register() {}
