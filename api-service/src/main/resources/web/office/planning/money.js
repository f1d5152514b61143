// Sums of dinars without rounding: millimes are whole.
export const millimes = (text) => Math.round(Number(text) * 1000);

/** "12.500", of 12500. */
export const amount = (millimes) => (millimes / 1000).toFixed(3);
