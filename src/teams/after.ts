/** Nothing, so many milliseconds later; does not keep the program alive. */
export function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, milliseconds).unref();
  });
}
