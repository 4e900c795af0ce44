// The token that goes with every change, and who is told when the server says that nobody is logged in any more.

let token: string | null = null;
let lost: () => void = () => undefined;

export function useToken(next: string | null): void {
  token = next;
}

/** Calls `told` whenever a question is refused because the login is over, or its token is another's. */
export function whenLoginIsLost(told: () => void): void {
  lost = told;
}

export const tokenHeader = (): Record<string, string> => (token === null ? {} : { "x-satsing-csrf": token });

export function noteRefusal(status: number, kind: string | null): void {
  if ((status === 401 && kind === "krever-innlogging") || (status === 403 && kind === "csrf")) lost();
}
