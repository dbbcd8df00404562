/** "node_modules/a/node_modules/b" → itself, "node_modules/a", "": where a package looks for its dependencies. */
function* placesToLook(owner) {
  for (let place = owner; place; ) {
    yield `${place}/`;
    const inner = place.lastIndexOf("/node_modules/");
    place = inner < 0 ? "" : place.slice(0, inner);
  }
  yield "";
}

/**
 * Optional packages a lock names but does not lock. npm leaves them out silently when a platform's package
 * is not on the registry yet, and `npm ci` then refuses the lock on every platform.
 * @param {{ packages: Record<string, { version?: string, optionalDependencies?: Record<string, string> }> }} lock
 */
export function missingFromLock({ packages }) {
  return Object.entries(packages).flatMap(([owner, { version, optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...placesToLook(owner)].some((place) => `${place}node_modules/${name}` in packages))
      .map((name) => `${owner.replace(/^.*node_modules\//, "")}@${version} → ${name}`),
  );
}
