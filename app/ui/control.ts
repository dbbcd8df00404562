/** The frame every text-like control shares: 32 px, 44 px under a thumb, red when invalid. */
export const controlFrame =
  "block w-full rounded border border-control bg-bg text-fg hover:border-primary focus:border-primary " +
  "focus:outline-offset-0 aria-[invalid=true]:border-danger disabled:cursor-not-allowed disabled:border-line " +
  "disabled:bg-subtle disabled:text-muted [&[readonly]]:bg-subtle";

export const controlLine = `${controlFrame} h-8 px-2 phone:h-11 phone:text-lg`;

/** What a Field hands to the control inside it. */
export type ControlProps = {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  "aria-required"?: boolean;
  "aria-label"?: string;
};
