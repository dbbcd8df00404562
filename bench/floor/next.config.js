/** A bare application: the floor every measured page is compared with. */
export default { poweredByHeader: false };
